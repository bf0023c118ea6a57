"""Image and compose file agree with the site that they run: its commands, its settings, its folders."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tests.site_project.test_settings import environment_names

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SITE = {name: service for name, service in SERVICES.items() if "build" in service}
OTHERS_VARIABLES = {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Containerfile with its words, long ones on one line."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Containerfile").read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in text.splitlines() if line.strip()]


def of(name: str, stage: int = 1) -> list[str]:
    """The words of these instructions in one of the two stages."""
    starts = [number for number, (word, _rest) in enumerate(instructions()) if word == "FROM"]
    begin, end = [*starts, None][stage : stage + 2]
    return [rest for word, rest in instructions()[begin:end] if word == name]


def variables_of(path: Path) -> set[str]:
    return set(re.findall(r"^([A-Z0-9_]+)=", path.read_text(), flags=re.MULTILINE))


def commands() -> list[list[str]]:
    written = [service["command"] for service in SITE.values() if "command" in service]
    return [*written, yaml.safe_load(of("CMD")[0])]


def test_image_has_two_stages_of_the_same_small_base_and_no_more() -> None:
    bases = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    assert bases == ["docker.io/library/python:3.11-slim-bookworm"] * 2
    assert {word for word, _rest in instructions()} <= set("FROM ENV WORKDIR COPY RUN USER VOLUME EXPOSE HEALTHCHECK CMD".split())


def test_image_runs_as_nobody_in_particular_and_has_no_secret() -> None:
    assert of("USER") == ["site"]
    text = (DEPLOY / "Containerfile").read_text()
    assert not re.search(r"SECRET_KEY|PASSWORD|TOKEN|--mount=type=secret|^ARG", text, re.MULTILINE)


def test_image_contains_every_package_and_what_they_read_at_the_root() -> None:
    copied = {source for rest in of("COPY", 0) for source in rest.split()[:-1]}
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert copied == apps | {"templates", "manage.py", "pyproject.toml", "requirements.lock"}


def test_variables_of_the_image_are_settings() -> None:
    named = {pair.partition("=")[0] for stage in (0, 1) for rest in of("ENV", stage) for pair in shlex.split(rest)}
    assert {name for name in named if not name.startswith("PIP_")} - OTHERS_VARIABLES <= environment_names()


def test_health_is_asked_where_the_site_answers() -> None:
    [health] = of("HEALTHCHECK")
    assert "http://127.0.0.1:8000/healthz" in health
    assert of("EXPOSE") == ["8000"]
    assert "0.0.0.0:8000" in yaml.safe_load(of("CMD")[0])


def test_every_command_of_the_containers_is_one() -> None:
    assert len(commands()) == 3
    for command in commands():
        if command[:2] == ["python", "manage.py"]:
            assert command[2] in get_commands(), command
        else:
            assert command[:2] == ["gunicorn", "site_project.wsgi"], command


def test_handbook_names_the_command_of_the_image() -> None:
    [handbook] = re.findall(r"`(gunicorn [^`]+)`", (ROOT / "docs" / "betrieb.md").read_text())
    words = [word for word in yaml.safe_load(of("CMD")[0]) if word not in ("--bind", "0.0.0.0:8000", "--no-control-socket")]
    assert sorted(shlex.split(handbook)) == sorted(words)


def test_containers_of_the_site_cannot_write_but_where_they_must() -> None:
    assert set(SITE) == {"migrate", "web-1", "web-2", "clock"}
    for service in SITE.values():
        assert service["read_only"] is True
        assert service["volumes"] == ["data:/data"]
        assert service["cap_drop"] == ["ALL"]
        assert service["env_file"] == "production.env"
    assert "DATA_DIR=/data" in shlex.split(of("ENV")[0])


def test_nothing_begins_before_the_database_is_migrated() -> None:
    for name in ("web-1", "web-2", "clock"):
        assert SITE[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


def test_compose_file_names_only_what_it_has() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", [])) <= set(SERVICES)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or source.startswith("./"), volume
    assert (DEPLOY / SERVICES["balancer"]["volumes"][0].split(":")[0]).is_file()


def test_balancer_is_given_every_address_that_it_wants() -> None:
    configuration = (DEPLOY / "haproxy.cfg").read_text()
    given = SERVICES["balancer"]["environment"]
    assert set(re.findall(r"\$\{(\w+)\}", configuration)) == set(given)
    assert {address.partition(":")[0] for name, address in given.items() if name.startswith("WEB_")} == {"web-1", "web-2"}


@pytest.mark.parametrize(("service", "file"), [("web-1", "production.env"), ("database", "database.env")])
def test_each_file_of_variables_has_an_example_and_is_kept_out_of_git(service: str, file: str) -> None:
    assert SERVICES[service]["env_file"] == file
    assert variables_of(DEPLOY / f"{file}.example")
    assert "/deploy/*.env" in (ROOT / ".gitignore").read_text()
