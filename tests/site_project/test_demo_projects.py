"""The projects of the demo: about ten, invented and marked as such, some of each status, with whatever a project can have."""

from datetime import date

from projects.period import Status, status_on
from site_project.demo.news_content import NewsContent
from site_project.demo.project_content import ProjectContent
from site_project.demo.reading import Demo, read_demo
from site_project.demo.values import Text


def projects(demo: Demo) -> list[ProjectContent]:
    return [page for page in demo.pages if isinstance(page, ProjectContent)]


def test_they_are_examples_of_each_status_with_partners_money_and_results() -> None:
    found = projects(read_demo())
    assert len(found) == 11
    assert [page.key for page in found if page.only_german] == ["projects/region/hallenzeiten"]
    for page in found:
        assert page.summary.de.endswith("(Beispiel).")
        assert page.only_german or page.summary.en.endswith("(example).")
        assert page.partners, page.key
        names = [partner["name"].de for partner in page.partners if partner["name"] != Text()]
        assert all("(Beispiel" in name for name in names), names
        assert all("(Beispiel)" in block.value["programme"].de for block in page.funding)
    standing = [status_on(date(2026, 11, 26), page.facts["starts"], page.facts["ends"]) for page in found]
    assert {status: standing.count(status) for status in Status} == {Status.RUNNING: 7, Status.PLANNED: 2, Status.FINISHED: 2}
    assert sum(len(page.results) for page in found) > 4
    assert sum(len(page.downloads) for page in found) > 1


def test_news_and_events_belong_to_them() -> None:
    demo = read_demo()
    named = {page.project.key for page in demo.pages if isinstance(page, NewsContent) and page.project}
    named |= {
        project.key
        for page in demo.pages
        if not isinstance(page, NewsContent | ProjectContent) and (project := getattr(page, "facts", {}).get("project_id"))
    }
    assert named == {page.key for page in projects(demo)} - {"projects/region/ein-ticket"}
