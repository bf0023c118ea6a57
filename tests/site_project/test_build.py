"""Another build has other answers; the same one has the same in every process."""

from pathlib import Path

import pytest

from site_project.build import build_of, sources
from tests.site_project.test_settings import ROOT


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("<p>")
    return tmp_path


def test_a_build_is_known_by_its_files_and_by_the_settings_it_shows(code: Path) -> None:
    first = build_of(code, "https://a.example")
    assert build_of(code, "https://a.example") == first
    assert build_of(code, "https://b.example") != first
    (code / "templates" / "base.html").write_text("<p>neu")
    assert build_of(code, "https://a.example") != first


def test_other_libraries_and_moved_templates_are_another_build(code: Path) -> None:
    first = build_of(code)
    (code / "requirements.lock").write_text("django==5.2")
    second = build_of(code)
    (code / "templates" / "base.html").rename(code / "templates" / "page.html")
    assert len({first, second, build_of(code)}) == 3


@pytest.mark.parametrize("app", ["home", "events"])
@pytest.mark.parametrize("file", ["cards.py", "print/sheet.typ"])
def test_each_app_belongs_to_the_build(code: Path, app: str, file: str) -> None:
    (code / app / "print").mkdir(parents=True)
    (code / app / "apps.py").write_text("")
    first = build_of(code)
    (code / app / file).write_text("neu")
    assert build_of(code) != first


def test_every_app_of_this_site_is_one() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in sources(ROOT)}
    assert {"events", "home", "locations", "news", "projects", "quotes", "site_project", "templates", "requirements.lock"} == found


def test_what_no_answer_is_made_of_is_no_other_build(code: Path) -> None:
    first = build_of(code)
    (code / "templates" / "notes.md").write_text("later")
    (code / "docs").mkdir()
    (code / "docs" / "a.html").write_text("<p>")
    assert build_of(code) == first
