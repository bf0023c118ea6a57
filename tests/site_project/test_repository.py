"""What is in the repository belongs to everybody who clones it: no machine of ours, no host that only we can reach."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = {".py", ".html", ".txt", ".md", ".toml", ".lock", ".json", ".css", ".js", ".svg", ".po", ".yml", ".yaml", ".example", ".npmrc", ""}

# Put together from pieces, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.:/-])/(" + "|".join(["wo" + "rk", "ro" + "ot", "tm" + "p", "op" + "t", "Use" + "rs"]) + ")/")
REGISTRIES = re.compile("|".join(["pypi\\." + "org", "python" + "hosted", "npm" + "js\\.(org|com)", "yarn" + "pkg", "debian\\." + "org"]))
FOREIGN_ASSETS = re.compile("|".join(["fonts\\.goog" + "leapis", "fonts\\.gst" + "atic", "jsde" + "livr", "unp" + "kg", "cdn" + "js"]))


def tracked_texts() -> dict[str, str]:
    """Every text file that git knows, by its path."""
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    files = [ROOT / name for name in names if Path(name).suffix in TEXT]
    return {str(file.relative_to(ROOT)): file.read_text() for file in files if file.is_file()}


def finds(pattern: re.Pattern[str]) -> list[str]:
    texts = tracked_texts()
    assert "README.md" in texts
    return [f"{name}: {line.strip()[:120]}" for name, text in texts.items() for line in text.splitlines() if pattern.search(line)]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert finds(MACHINE_PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    assert finds(REGISTRIES) == []


def test_no_file_loads_from_an_asset_host() -> None:
    assert finds(FOREIGN_ASSETS) == []
