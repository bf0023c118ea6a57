"""PostgreSQL stopped, killed, frozen or behind a network that swallows everything."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.faults.editing import edit_address, form
from tests.faults.names import READ, UNREAD
from tests.faults.processes import ROOT
from tests.faults.servers import Postgres
from tests.faults.site import Site, environment, read_by_all, serving, tally
from tests.faults.visitor import Answer, Visitor

LIMIT = 5  # seconds
Report = Callable[[str, str], None]


def kept_pages(site: Site) -> list[Answer]:
    """What has been read before, asked of both workers."""
    answers = [site.visitor().get(path) for path in READ for _visit in range(3)]
    assert [answer.status for answer in answers] == [200] * len(answers)
    return answers


def refusals(visitor: Visitor, editor: Visitor) -> list[Answer]:
    """Everything else: pages in both languages, the editors', both APIs, a page that is not there."""
    answers = []
    for path, words in UNREAD.items():
        answer = visitor.get(path)
        assert (answer.status, answer.headers["Cache-Control"]) == (503, "no-store"), answer
        assert words in answer.text.replace("\xad", ""), answer.text
        answers.append(answer)
    for path in ("/api/v3/pages/?limit=3", "/api/v2/pages/?limit=3", "/api/v3/resolve/?path=/ungelesen/"):
        answer = visitor.get(path)
        assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json"), answer
        assert answer.json()["status"] == 503
        answers.append(answer)
    answers += [visitor.get(path) for path in ("/gibt-es-nicht/", "/documents/1/plan.pdf")]
    answers += [editor.get("/admin/"), editor.get("/gelesen/"), editor.post("/admin/login/", "username=a&password=b")]
    assert [answer.status for answer in answers] == [503] * len(answers)
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers)
    assert all("Traceback" not in answer.text for answer in answers)
    return answers


def all_is_well(site: Site, editor: Visitor, times: int = 4) -> list[Answer]:
    """The first requests after the return, of both workers and many of their threads at once."""
    with ThreadPoolExecutor(2 * times) as many:
        paths = [*UNREAD, "/admin/", "/api/v3/pages/?limit=3"] * times
        answers = list(many.map(lambda path: editor.get(path) if path == "/admin/" else site.visitor().get(path), paths))
    assert [(path, answer.status) for path, answer in zip(paths, answers, strict=True) if answer.status != 200] == []
    return answers


@pytest.fixture
def site(on_postgres: dict[str, str]) -> Iterator[Site]:
    with serving(on_postgres) as site:
        read_by_all(site, READ)
        yield site


@pytest.fixture
def editor(site: Site) -> Visitor:
    return site.visitor().log_in()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_database_stopped_and_back(site: Site, editor: Visitor, postgres: Postgres, report: Report, how: str) -> None:
    postgres.stop(how)
    try:
        kept, refused = kept_pages(site), refusals(site.visitor(), editor)
        assert site.visitor().get("/readyz").status == 503
        assert site.visitor().get("/healthz").status == 200
        time.sleep(3)  # long enough for whatever asks again ever more rarely
    finally:
        postgres.start()
    back = all_is_well(site, editor)
    assert max(answer.seconds for answer in kept + refused) < LIMIT
    report(f"PostgreSQL stopped ({how})", f"kept: {tally(kept)}; 503: {tally(refused)}; back: {tally(back)}, 0 errors")


def test_database_restarted_between_two_requests(site: Site, editor: Visitor, postgres: Postgres, report: Report) -> None:
    """Every open connection is dead, and nobody has noticed yet."""
    postgres.stop("fast")
    postgres.start()
    back = all_is_well(site, editor)
    report("PostgreSQL restarted", f"{tally(back)}, 0 errors")


def test_database_frozen(site: Site, editor: Visitor, postgres: Postgres, report: Report) -> None:
    with postgres.frozen():
        refused = refusals(site.visitor(), editor)
        kept = kept_pages(site)
        with ThreadPoolExecutor(16) as many:  # more than there are threads to wait
            crowd = list(many.map(lambda _number: site.visitor().get("/gelesen/"), range(64)))
        ready = site.visitor().get("/readyz")
    back = all_is_well(site, editor)
    assert {answer.status for answer in crowd} == {200}
    assert ready.status == 503
    assert max(answer.seconds for answer in [*kept, *refused, *crowd, ready]) < LIMIT
    assert max(answer.seconds for answer in back) < LIMIT
    report("PostgreSQL frozen", f"kept: {tally(kept)}; crowd: {tally(crowd)}; 503: {tally(refused)}; back: {tally(back)}, 0 errors")


def test_who_writes_waits_for_who_writes_before(site: Site, editor: Visitor, postgres: Postgres, on_postgres: dict[str, str]) -> None:
    """A busy database is none that hangs: an import that holds rows for a while costs no editor what was typed."""
    address = edit_address(editor, "/gelesen/")
    save = form(editor, address, "publish", title="Neu gelesen")
    with ThreadPoolExecutor(1) as later, holding(on_postgres["DATABASE_URL"], "EXCLUSIVE"):
        saved = later.submit(editor.post, address, save)
        time.sleep(LIMIT)
        assert not saved.done()
        assert site.visitor().get("/ungelesen/").status == 200, "who only reads need not wait"
    answer = saved.result()
    assert (answer.status, answer.seconds > LIMIT) == (302, True), answer.text[:500]
    assert "Neu gelesen" in site.visitor().get("/gelesen/").text


def test_what_nobody_waits_for_any_more_the_database_ends(site: Site, on_postgres: dict[str, str]) -> None:
    url = on_postgres["DATABASE_URL"]
    with holding(url, "ACCESS EXCLUSIVE"):
        answer = site.visitor().get("/ungelesen/")
        assert (answer.status, answer.seconds < LIMIT) == (503, True)
        deadline = time.monotonic() + LIMIT
        while waiting_for_locks(url) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert waiting_for_locks(url) == 0


def test_commands_wait_as_long_as_it_takes(on_postgres: dict[str, str]) -> None:
    script = "from django.db import connection; print(connection.cursor().execute('SELECT pg_sleep(5)').fetchone())"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", script]
    subprocess.run(command, cwd=ROOT, env=on_postgres, check=True)


@contextmanager
def holding(url: str, lock: str) -> Iterator[None]:
    """Somebody at work on the versions of the content: every publication waits for them, with the strictest lock every reader too."""
    with psycopg.connect(url) as other:
        other.execute(f"LOCK TABLE home_contentversion IN {lock} MODE")
        yield


def waiting_for_locks(url: str) -> int:
    with psycopg.connect(url) as other:
        found = other.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone()
    assert found
    return int(found[0])


def test_database_behind_a_network_that_swallows_everything(tmp_path: Path, report: Report) -> None:
    with ExitStack() as stack:
        hole = stack.enter_context(socket.socket())
        hole.bind(("127.0.0.1", 0))
        hole.listen(0)
        for _number in range(3):  # a full queue: whatever comes now gets no answer at all
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(hole.getsockname())
        url = f"postgres://site@127.0.0.1:{hole.getsockname()[1]}/site"
        site = stack.enter_context(serving(environment(tmp_path, DATABASE_URL=url)))
        answers = [site.visitor().get(path) for path in [*UNREAD, "/readyz", "/admin/login/?next=/admin/", "/aktuelles/"]]
    assert {answer.status for answer in answers} == {503, 200} or {answer.status for answer in answers} == {503}
    assert max(answer.seconds for answer in answers) < LIMIT
    report("PostgreSQL swallowed by the network", f"503: {tally(answers)}")
