"""The types of the API for TypeScript, written from the document of a running site; `make client` writes them where they are kept."""

import subprocess
import tempfile
from pathlib import Path

from tests.e2e.server import ROOT, prepare, running_site

FOLDER = ROOT / "clients" / "typescript"
TYPES = FOLDER / "schema.d.ts"


def generate(site: str, target: Path) -> None:
    """Write the types of the API at `site`, an address without a slash at its end."""
    command = ["npm", "run", "--silent", "generate", "--", f"{site}/api/v3/openapi.json", "--output", str(target)]
    subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)


def faults(folder: Path = FOLDER) -> list[str]:
    """What the compiler finds in a folder with a `tsconfig.json`, at its strictest; empty when all is well."""
    command = [str(FOLDER / "node_modules" / ".bin" / "tsc"), "--noEmit", "--project", str(folder)]
    return subprocess.run(command, cwd=FOLDER, check=False, capture_output=True, text=True).stdout.splitlines()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        prepare(folder := Path(name))
        with running_site(folder) as site:
            generate(site, TYPES)
