"""The typed client: its types are those of the running API, and what is written with them compiles at the compiler's strictest."""

from pathlib import Path

from tests.e2e.client import FOLDER, TYPES, faults, generate


def test_types_are_those_of_the_running_api(site: str, tmp_path: Path) -> None:
    generate(site, tmp_path / "schema.d.ts")
    assert (tmp_path / "schema.d.ts").read_text() == TYPES.read_text(), "The API has changed: run “make client” and commit what it writes."


def test_client_and_example_compile() -> None:
    assert faults() == []


def test_a_misspelt_field_does_not_compile() -> None:
    """The check itself, on a copy of the example beside it: the compiler finds packages by where a file lies."""
    wrong = FOLDER / "wrong.ts"
    wrong.write_text((FOLDER / "example.ts").read_text().replace("block.value.text", "block.value.words"))
    try:
        assert any("wrong.ts" in fault and "words" in fault for fault in faults())
    finally:
        wrong.unlink()
