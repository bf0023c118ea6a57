"""The typed client: its types are those of the running API, and what is written with them compiles at the compiler's strictest."""

import shutil
from pathlib import Path

from tests.e2e.client import FOLDER, TYPES, faults, generate


def test_types_are_those_of_the_running_api(site: str, tmp_path: Path) -> None:
    generate(site, tmp_path / "schema.d.ts")
    assert (tmp_path / "schema.d.ts").read_text() == TYPES.read_text(), "The API has changed: run “make client” and commit what it writes."


def test_client_and_example_compile() -> None:
    assert faults() == []


def test_a_misspelt_field_does_not_compile(tmp_path: Path) -> None:
    """The check itself, on a copy of the folder: another process may be compiling the original."""
    for name in ("tsconfig.json", "package.json", *(file.name for file in FOLDER.glob("*.ts"))):
        shutil.copy(FOLDER / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(FOLDER / "node_modules")
    assert faults(tmp_path) == []
    (tmp_path / "example.ts").write_text((FOLDER / "example.ts").read_text().replace("block.value.text", "block.value.words"))
    assert any("example.ts" in fault and "words" in fault for fault in faults(tmp_path))
