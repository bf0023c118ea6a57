"""Importing a sheet: a dry run that names every problem, then all rows as drafts or none."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from home.models import User
from locations.models import CommercialSitePage
from locations.sheets.applying import NotWritable, write
from tests.editors import editor_of
from tests.factories import CommercialSitePageFactory, publish
from tests.locations.sheets import csv_file, exported, imported, planned, said, with_cells, xlsx

HEADER = ["Nummer", "Name der Fläche", "Stadt", "Gesamtfläche (ha)", "verfügbare Fläche (ha)", "Preis auf Anfrage"]


def ten_rows(available_in_row_7: Any = "4,5") -> list[list[Any]]:
    rows = [[f"L-{number}", f"Park {number}", "Leipzig", "10,5", "4,5", "ja"] for number in range(2, 12)]
    rows[5][4] = available_in_row_7
    return [HEADER, *rows]


def state() -> tuple[int, int]:
    return Page.objects.count(), Revision.objects.count()


@pytest.mark.parametrize("make", [xlsx, csv_file])
@pytest.mark.parametrize("bad", ["viel", "11"])
def test_a_bad_row_7_is_named_and_nothing_is_written(region: SimpleNamespace, make: Any, bad: str) -> None:
    before = state()
    plan = planned(make(ten_rows(bad)))
    assert len(said(plan)) == 1
    assert said(plan)[0].startswith("Zeile 7, Spalte E „verfügbare Fläche (ha)“: ")
    with pytest.raises(NotWritable):
        write(plan, None)
    assert state() == before


def test_corrected_it_becomes_ten_drafts_and_the_second_time_nothing(region: SimpleNamespace) -> None:
    plan = imported(xlsx(ten_rows()))
    drafts = CommercialSitePage.objects.child_of(region.leipzig)
    assert len(plan.new) == drafts.count() == 10
    assert not drafts.filter(live=True).exists()
    assert all(page.latest_revision_id and page.city_id == region.leipzig.pk for page in drafts)
    again = planned(xlsx(ten_rows()))
    assert (again.problems, again.rows, again.unchanged) == ([], [], 10)


def test_a_changed_row_waits_as_a_draft_and_the_public_page_stays(region: SimpleNamespace) -> None:
    page = publish(CommercialSitePageFactory(parent=region.jena, title="Alt", reference="J-1", body=[("paragraph", "<p>Text</p>")]))
    sheet = csv_file([["Nummer", "Name der Fläche"], ["J-1", "Neu"]])
    imported(sheet)
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.live, draft.title) == ("Alt", True, "Neu")
    assert "Text" in str(draft.body)
    assert planned(sheet).unchanged == 1


def test_all_problems_are_named_at_once(region: SimpleNamespace) -> None:
    CommercialSitePageFactory(parent=region.jena, reference="J-1")
    sheet = csv_file(
        [
            ["Nummer", "Name", "Stadt", "Status", "available from", "GRZ"],
            ["", "Ohne Nummer", "Jena", "", "", ""],
            ["J-2", "", "Jena", "weg", "31.02.2026", "1,2"],
            ["J-3", "Drei", "Atlantis", "", "", ""],
            ["J-4", "Vier", "Jena", "", "", ""],
            ["J-4", "Vier", "Jena", "", "", ""],
        ]
    )
    header = said(planned(sheet))
    assert header[0].startswith("Zeile 1, Spalte B „Name“: ")
    assert "„Name der Fläche“" in header[0]
    fixed = sheet.replace(b";Name;", b";title;").replace(b";GRZ", b";grz")
    places = [line.split(": ")[0] for line in said(planned(fixed))]
    assert places == [
        "Zeile 2, Spalte A „Nummer“",
        "Zeile 3, Spalte D „Status“",
        "Zeile 3, Spalte E „available from“",
        "Zeile 3, Spalte B „title“",
        "Zeile 3, Spalte F „grz“",
        "Zeile 4, Spalte C „Stadt“",
        "Zeile 6, Spalte A „Nummer“",
    ]


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (["Nummer", "Stadt", "Nummer"], "Zeile 1, Spalte C „Nummer“"),
        (["Nummer", "Stadt", "city"], "Zeile 1, Spalte C „city“"),
        (["Nummer", "Staat", "Status"], "Zeile 1, Spalte B „Staat“"),
        (["Nummer", "", "Stadt"], "Zeile 1, Spalte B"),
        (["Name der Fläche", "Stadt", "Status"], "Zeile 1"),
    ],
)
def test_headers_that_mean_nothing_or_too_much_are_named(db: None, header: list[str], place: str) -> None:
    assert [line.split(":")[0] for line in said(planned(csv_file([header, ["1", "Jena", "frei"]])))] == [place]


def test_a_row_without_a_city_goes_into_the_pool(region: SimpleNamespace) -> None:
    imported(csv_file([["Nummer", "title"], ["X", "Am Rand"]]))
    assert CommercialSitePage.objects.get().get_parent() == region.pool.page_ptr


def test_the_place_in_the_tree_decides_the_city(region: SimpleNamespace) -> None:
    CommercialSitePageFactory(parent=region.jena, reference="J-1")
    assert ["Stadt" in line for line in said(planned(with_cells(exported("site"), [{"city": "Leipzig"}], "site")))] == [True]


def test_the_same_number_in_two_cities_asks_for_the_city(region: SimpleNamespace) -> None:
    for city in (region.jena, region.leipzig):
        CommercialSitePageFactory(parent=city, reference="1")
    assert len(said(planned(csv_file([["Nummer", "title"], ["1", "Neu"]])))) == 1
    assert len(planned(csv_file([["Nummer", "title", "Stadt"], ["1", "Neu", "jena"]])).changed) == 1


def test_what_is_missing_for_publication_is_a_warning(region: SimpleNamespace) -> None:
    plan = planned(csv_file([["Nummer", "title", "Stadt"], ["1", "Neu", "Jena"]]))
    assert plan.may_be_written
    assert "Zusammenfassung" in plan.rows[0].missing


def test_the_command_writes_only_when_told(region: SimpleNamespace, tmp_path: Any) -> None:
    file = tmp_path / "flaechen.xlsx"
    file.write_bytes(xlsx(ten_rows()))
    call_command("import_properties", str(file), kind="site")
    assert CommercialSitePage.objects.count() == 0
    call_command("import_properties", str(file), "--write", kind="site")
    assert CommercialSitePage.objects.count() == 10
    call_command("export_properties", str(tmp_path / "wieder.csv"), kind="site")
    assert planned((tmp_path / "wieder.csv").read_bytes()).unchanged == 10
    file.write_bytes(xlsx(ten_rows("viel")))
    with pytest.raises(CommandError, match="1 problems"):
        call_command("import_properties", str(file), "--write", kind="site")


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="SQLite lets one write at a time anyway")
def test_imports_wait_for_each_other(region: SimpleNamespace, tmp_path: Any) -> None:
    """Before they look at what there is, or two would add the same properties."""
    file = tmp_path / "flaechen.csv"
    file.write_bytes(csv_file(ten_rows()))
    with CaptureQueriesContext(connection) as queries:
        call_command("import_properties", str(file), "--write", kind="site")
    asked = [query["sql"] for query in queries]
    waits, looks = (next(i for i, sql in enumerate(asked) if word in sql) for word in ("FOR UPDATE", 'FROM "locations_commercialsitepage"'))
    assert waits < looks


def test_a_row_that_fails_while_writing_leaves_nothing_behind(region: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(xlsx(ten_rows()))
    before = state()

    def failing(rows: Any) -> Any:
        for number, row in enumerate(rows):
            if number == 7:
                raise RuntimeError
            yield row

    with pytest.raises(RuntimeError):
        write(plan, None, failing)
    assert state() == before


@pytest.mark.parametrize("whose", ["the server's", "an editor's"])
def test_checking_costs_the_same_queries_however_many_properties_there_are(region: SimpleNamespace, whose: str) -> None:
    user = editor_of(region.jena) if whose == "an editor's" else None

    def cost(known: int) -> int:
        data = exported("site")
        with CaptureQueriesContext(connection) as queries:
            assert planned(data, user=User.objects.get(pk=user.pk) if user else None).unchanged == known
        return len(queries)

    for number in range(2):
        CommercialSitePageFactory(parent=region.jena, reference=f"J-{number}").save_revision()
    before = cost(2)
    for number in range(2, 22):
        CommercialSitePageFactory(parent=region.jena, reference=f"J-{number}").save_revision()
    assert cost(22) == before
    assert before <= 12


def test_a_locked_page_is_left_alone(region: SimpleNamespace) -> None:
    page = CommercialSitePageFactory(parent=region.jena, reference="J-1", locked=True)
    sheet = [["Nummer", "title"], ["J-1", page.title]]
    user = editor_of(region.jena)
    assert planned(csv_file(sheet), user=user).unchanged == 1
    sheet[1][1] = "Neu"
    assert ["gesperrt" in line for line in said(planned(csv_file(sheet), user=user))] == [True]


def test_two_properties_may_have_the_same_name(region: SimpleNamespace) -> None:
    imported(csv_file([["Nummer", "title", "Stadt"], ["1", "Park", "Jena"], ["2", "Park", "Jena"]]))
    assert len({page.slug for page in CommercialSitePage.objects.all()}) == 2


def test_an_outline_that_is_none_is_named(region: SimpleNamespace) -> None:
    rows = [
        ["Nummer", "title", "Stadt", "Umriss"],
        ["1", "Park", "Jena", '{"type":"Polygon","coordinates":[1]}'],
        ["2", "Park", "Jena", "{"],
    ]
    assert [line.split(":")[0] for line in said(planned(csv_file(rows)))] == [
        "Zeile 2, Spalte D „Umriss“",
        "Zeile 3, Spalte D „Umriss“",
    ]
