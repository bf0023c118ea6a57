"""The client of the API in TypeScript: its types, written from the document of a running site (`make client`), and what runs with it."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.e2e.server import ROOT, prepare, running_site

FOLDER = ROOT / "clients" / "typescript"
TYPES = FOLDER / "schema.d.ts"
TSC = FOLDER / "node_modules" / ".bin" / "tsc"
SNIPPET = re.compile(r"```ts\n(?P<code>.*?)```\n\n```text\n(?P<says>.*?)```", re.DOTALL)
DEMO = "http://localhost:8000"


def generate(site: str, target: Path) -> None:
    """Write the types of the API at `site`, an address without a slash at its end."""
    command = ["npm", "run", "--silent", "generate", "--", f"{site}/api/v3/openapi.json", "--output", str(target)]
    subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)


def faults(folder: Path = FOLDER) -> list[str]:
    """What the compiler finds in a folder with a `tsconfig.json`, at its strictest; empty when all is well."""
    command = [str(TSC), "--noEmit", "--project", str(folder)]
    return subprocess.run(command, cwd=FOLDER, check=False, capture_output=True, text=True).stdout.splitlines()


def copied(target: Path) -> None:
    """The sources in a folder of their own: another process may be compiling the original."""
    for name in ("tsconfig.json", "package.json", *(file.name for file in FOLDER.glob("*.ts"))):
        shutil.copy(FOLDER / name, target)
    (target / "node_modules").symlink_to(FOLDER / "node_modules")


def build(folder: Path) -> Path:
    """Compile a folder with sources; answers where the programs lie."""
    options = ["--noEmit", "false", "--rewriteRelativeImportExtensions", "--outDir", "build"]
    subprocess.run([str(TSC), "--project", ".", *options], cwd=folder, check=True)
    return folder / "build"


def run(program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", str(program), *words], check=False, capture_output=True, text=True)


def snippets(guide: str) -> list[tuple[str, str]]:
    """The programs that a guide shows, each with what it is said to print."""
    return [(found["code"], found["says"]) for found in SNIPPET.finditer(guide)]


def as_said(printed: str, says: str) -> bool:
    """Whether it was printed; `…` stands for anything."""
    return re.fullmatch(".*?".join(map(re.escape, says.strip().split("…"))), printed.strip(), re.DOTALL) is not None


def compared(printed: str) -> dict[str, int]:
    """How much `walk.ts` has compared, by what it was."""
    found: dict[str, int] = json.loads(printed.strip().splitlines()[-1])
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        prepare(folder := Path(name))
        with running_site(folder) as site:
            generate(site, TYPES)
