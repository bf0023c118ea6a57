"""Operators' documents and the Makefile name commands that there are, with options that they have."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = {name: (ROOT / name).read_text() for name in ("README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))}
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z][a-z0-9-]*):", MAKEFILE, re.MULTILINE))
OWN = sorted(
    name for name, app in get_commands().items() if app in {"site_project", "home", "locations", "events", "news", "quotes", "projects"}
)


def calls() -> set[tuple[str, str, str]]:
    """Document, command and what follows it on its line, up to the end of the code."""
    found = re.compile(r"manage\.py ([a-z_]+)((?: [^`\n|&#]*)?)")
    return {(name, command, rest.strip()) for name, text in DOCUMENTS.items() for command, rest in found.findall(text)}


def test_commands_in_the_documents_exist_with_their_options() -> None:
    assert {"backup", "restore", "migrate", "run_due"} <= {command for _name, command, _rest in calls()}
    for name, command, rest in sorted(calls()):
        assert command in get_commands(), f"{name}: {command}"
        app = get_commands()[command]
        parser = (load_command_class(app, command) if isinstance(app, str) else app).create_parser("manage.py", command)
        for option in re.findall(r"(?<![\w-])(--[a-z][a-z-]*)", rest):
            assert option in parser._option_string_actions, f"{name}: {command} {option}"


def test_every_command_of_ours_is_in_the_documents() -> None:
    text = "".join(DOCUMENTS.values())
    internal = {"publish_scheduled"}  # which run_due calls
    assert [command for command in OWN if command not in text and command not in internal] == []


@pytest.mark.parametrize("command", OWN)
def test_help_of_our_commands_says_what_they_do_and_what_each_argument_means(command: str) -> None:
    parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
    assert re.fullmatch(r"[A-Z].{20,}\.", parser.description or "", re.DOTALL), parser.description
    of_all = {
        "help",
        "version",
        "verbosity",
        "settings",
        "pythonpath",
        "traceback",
        "no_color",
        "force_color",
        "skip_checks",
        "dryrun",
        "schedule",
    }
    assert [action.dest for action in parser._actions if action.dest not in of_all and not action.help] == []


def test_make_targets_in_the_documents_exist() -> None:
    named = {target for text in DOCUMENTS.values() for target in re.findall(r"`make ([a-z0-9-]+)", text)}
    assert {"run", "e2e", "faults"} <= named
    assert named <= TARGETS


def test_make_help_lists_what_there_is_and_nothing_else() -> None:
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = set(re.findall(r"^  make ([a-z0-9-]+) +\S", listed, re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())  # type: ignore[index]
    assert names == phony == TARGETS
