"""Every page of the site as its HTML, and what two validators say about it."""

import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.request import urlopen

HERE = Path(__file__).parent
FILES = ("/media/", "/static/", "/documents/")
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes


# Dates of a series differ in their numbers only, questions to a list in their values, and there is no end of them.
ALIKE = 4


def crawl(site: str, start: list[str]) -> dict[str, Answer]:
    """Follow every link of the site from `start` on; addresses without host and fragment, with what they answered. Of pages that are
    `alike`, the first few."""
    answers: dict[str, Answer] = {}
    seen: Counter[str] = Counter()
    waiting = list(start)
    while waiting:
        address = waiting.pop(0)
        if address in answers or seen[alike(address)] == ALIKE:
            continue
        seen[alike(address)] += 1
        answers[address] = answer = _fetch(site + address)
        if answer.content_type == "text/html":
            waiting.extend(_links(site, address, answer.body))
    return answers


def alike(address: str) -> str:
    """What an address has in common with others of its kind: all but the numbers in its path and the values of its question."""
    parts = urlsplit(address)
    path = parts.path if parts.path.startswith(FILES) else re.sub(r"[0-9]+", "#", parts.path)
    return f"{path}?{'&'.join(sorted(parse_qs(parts.query)))}"


def _fetch(url: str) -> Answer:
    try:
        with urlopen(url, timeout=30) as response:  # noqa: S310 - the site under test
            return Answer(response.status, response.headers.get_content_type(), response.read())
    except HTTPError as error:
        return Answer(error.code, error.headers.get_content_type(), error.read())


class _Named(HTMLParser):
    """What the tags of a page name in `href`, `src` and `srcset`, in their order, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.names[value or ""] = None
            elif name == "srcset":
                self.names.update((candidate.split()[0], None) for candidate in (value or "").split(","))


def _links(site: str, address: str, body: bytes) -> list[str]:
    page = _Named()  # BeautifulSoup would take ten times as long: half of the crawl
    page.feed(body.decode())
    urls = [urlsplit(urljoin(site + address, name)) for name in page.names]
    return [url._replace(scheme="", netloc="", fragment="").geturl() or "/" for url in urls if f"{url.scheme}://{url.netloc}" == site]


def store(pages: dict[str, Answer], folder: Path) -> dict[str, str]:
    """Write the pages into `folder`; answers each file's name with the address it came from."""
    addresses = {}
    for number, (address, answer) in enumerate(sorted(pages.items())):
        name = f"{number:04}.html"
        (folder / name).write_bytes(answer.body)
        addresses[name] = address
    return addresses


def vnu_faults(folder: Path) -> list[tuple[str, str]]:
    """(file name, message) for every error and warning of the Nu HTML Checker."""
    command = ["java", "-Xss8m", "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [(Path(m["url"]).name, f"{m.get('lastLine')}: {m['message']} {m.get('extract', '')}") for m in json.loads(answer)["messages"]]


def html_validate_faults(folder: Path) -> list[tuple[str, str]]:
    """(file name, message) for every error of html-validate's recommended rules.

    Two of them look at less than we do: headlines are the editors', so a title may have 120 characters; and telephone numbers are
    kept on one line by the style sheet, which html-validate does not read.
    """
    program, rules = HERE / "node_modules" / ".bin" / "html-validate", HERE / ".htmlvalidate.json"
    report = folder.with_suffix(".json")  # a file, because the program ends before a pipe has taken everything
    command = [str(program), "--config", str(rules), "--formatter", f"json={report}", str(folder)]
    answer = subprocess.run(command, check=False, capture_output=True, text=True, cwd=HERE)
    assert answer.returncode in (0, 1), answer.stderr
    results = json.loads(report.read_text())
    return [(Path(r["filePath"]).name, f"{m['line']}: {m['message']} ({m['ruleId']})") for r in results for m in r["messages"]]
