"""The typed client: its types are those of the running API, what is written with them compiles and does what the guides say, and the whole
site can be read with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.client import DEMO, FOLDER, TYPES, as_said, build, compared, copied, faults, generate, run, snippets
from tests.e2e.server import ROOT, site_for_programs

GUIDES = (ROOT / "docs" / "api.md", FOLDER / "README.md")
SHOWN = [(guide.name, *snippet) for guide in GUIDES for snippet in snippets(guide.read_text())]


@pytest.fixture(scope="module")
def programs(data_folder: Path) -> Iterator[str]:
    """The address of the site with its demo content, for programs."""
    with site_for_programs(data_folder) as address:
        yield address


def test_types_are_those_of_the_running_api(site: str, tmp_path: Path) -> None:
    generate(site, tmp_path / "schema.d.ts")
    assert (tmp_path / "schema.d.ts").read_text() == TYPES.read_text(), "The API has changed: run “make client” and commit what it writes."


def test_client_and_example_compile() -> None:
    assert faults() == []


def test_a_misspelt_field_does_not_compile(tmp_path: Path) -> None:
    copied(tmp_path)
    assert faults(tmp_path) == []
    (tmp_path / "example.ts").write_text((FOLDER / "example.ts").read_text().replace("block.value.text", "block.value.words"))
    assert any("example.ts" in fault and "words" in fault for fault in faults(tmp_path))


def test_the_api_says_what_the_pages_show(programs: str, tmp_path: Path) -> None:
    """Every page in both languages, every date of half a year, every quote and every property."""
    copied(tmp_path)
    walked = run(build(tmp_path) / "walk.js", programs)
    assert walked.returncode == 0, walked.stdout + walked.stderr
    least = {"title": 500, "breadcrumbs": 500, "languages": 500, "date": 200, "property": 150, "quote": 20}
    assert {what: number for what, number in least.items() if compared(walked.stdout)[what] < number} == {}


def test_programs_of_the_guides_do_what_is_said(programs: str, tmp_path: Path) -> None:
    copied(tmp_path)
    for number, (_guide, code, _says) in enumerate(SHOWN):
        (tmp_path / f"shown-{number}.ts").write_text(code.replace(DEMO, programs))
    folder = build(tmp_path)
    done = [run(folder / f"shown-{number}.js") for number in range(len(SHOWN))]
    wrong = [
        (guide, ran.stdout + ran.stderr) for (guide, _code, says), ran in zip(SHOWN, done, strict=True) if not as_said(ran.stdout, says)
    ]
    assert wrong == []


def test_every_program_of_the_guides_is_run() -> None:
    assert len(SHOWN) == sum(guide.read_text().count("```ts\n") for guide in GUIDES) > 4


def test_an_answer_that_has_not_changed_is_not_sent_again(programs: str, tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "twice.ts").write_text(
        f"""
        import {{ openSite }} from "./site.ts";
        const statuses: number[] = [];
        const asked = async (request: Request) => {{
          const response = await fetch(request);
          statuses.push(response.status);
          return response;
        }};
        const site = openSite("{programs}", {{ fetch: asked }});
        const [one, other] = [await site.menus("de"), await site.menus("de")];
        console.log(statuses.join(), JSON.stringify(one) === JSON.stringify(other), one.main.length > 3);
        """
    )
    ran = run(build(tmp_path) / "twice.js")
    assert ran.stdout.strip() == "200,304 true true", ran.stderr


def test_what_is_refused_is_thrown_with_all_that_is_said(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / "refused.ts").write_text(
        """
        import { LaterError, ProblemError } from "./problems.ts";
        import { openSite } from "./site.ts";
        const problem = (status: number, headers: Record<string, string>) => async () =>
          new Response(JSON.stringify({ type: "about:blank", title: "No", status, detail: "Why." }), {
            status, headers: { "Content-Type": "application/problem+json", ...headers },
          });
        const busy = openSite("http://example.org", { fetch: problem(429, { "Retry-After": "7" }) });
        await busy.menus("de").catch((refusal) => console.log(refusal instanceof LaterError, refusal.retryAfter, refusal.message));
        const broken = openSite("http://example.org", { fetch: async () => new Response("<h1>Bad Gateway</h1>", { status: 502 }) });
        await broken.menus("de").catch((refusal) => console.log(refusal instanceof ProblemError, refusal.status, refusal.errors.length));
        """
    )
    ran = run(build(tmp_path) / "refused.js")
    assert ran.stdout.splitlines() == ["true 7 Why.", "true 502 0"], ran.stderr
