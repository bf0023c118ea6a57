"""A worker killed while it publishes, and all workers replaced under load."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.faults.editing import edit_address, form
from tests.faults.names import READ
from tests.faults.processes import ROOT
from tests.faults.site import Site, read_by_all, serving, tally
from tests.faults.visitor import Answer, Visitor

ROUNDS = 8
PATH = "/aktuelles/stand/"
Report = Callable[[str, str], None]
Look = Callable[[], dict[str, object]]


@contextmanager
def inspecting(variables: dict[str, str]) -> Iterator[Look]:
    command = [sys.executable, "-m", "tests.faults.inspector"]
    process = subprocess.Popen(command, cwd=ROOT, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout

    def look() -> dict[str, object]:
        process.stdin.write("\n")
        process.stdin.flush()
        found: dict[str, object] = json.loads(process.stdout.readline())
        return found

    try:
        yield look
    finally:
        process.communicate(timeout=30)


def words(editor: Visitor, address: str, number: int) -> str:
    """The form that makes this state of the article: title and summary in German, and a date that English follows."""
    return form(editor, address, "publish", title=f"Stand {number}", summary=f"Kurz {number}", date=f"01.02.2026 09:{number:02}")


def state_of(found: dict[str, object]) -> int:
    """The one state that every part is in; fails when they are in several."""
    german, revision, english = found["german"], found["revision"], found["english"]
    assert len({*german, *revision, *english}) == 1, found  # type: ignore[misc]
    assert found["words"] == ["State", True]
    assert not any(found["problems"]), found  # type: ignore[arg-type]
    return german[0]  # type: ignore[index, no-any-return]


def shown(site: Site) -> int:
    answer = site.visitor().get(PATH)
    assert answer.status == 200
    return int(answer.text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].split()[-1])


def kill_while_publishing(site: Site, editor: Visitor, address: str, data: str, after: float) -> Answer | None:
    """The answer, if there was one before the worker was killed."""
    got: list[Answer] = []
    with editor.staying():
        worker = site.worker_of(editor.port())

        def publish() -> None:
            try:
                got.append(editor.post(address, data))
            except OSError:
                return

        thread = threading.Thread(target=publish)
        thread.start()
        time.sleep(after)
        os.kill(worker, signal.SIGKILL)
        thread.join()
    return got[0] if got else None


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_worker_killed_in_mid_publish(request: pytest.FixtureRequest, report: Report, database: str) -> None:
    variables = request.getfixturevalue(f"on_{'sqlite' if database == 'SQLite' else 'postgres'}")
    states, others, cut = [], [], 0
    with serving(variables) as site, inspecting(variables) as look:
        editor = site.visitor().log_in()
        address = edit_address(editor, PATH)
        for number in (1, 2):
            done = editor.post(address, words(editor, address, number))
            assert (done.status, state_of(look())) == (302, number)
        last = 2
        for number in range(3, 3 + ROUNDS):
            data = words(editor, address, number)
            answer = kill_while_publishing(site, editor, address, data, 2 * done.seconds * (number - 3) / ROUNDS)
            others.append(site.visitor().get(READ[0]))
            state = state_of(look())
            assert state in (last, number), "neither old nor new"
            assert answer is None or state == number, "said to be published"
            assert shown(site) == state
            cut += answer is None
            states.append("new" if state == number else "old")
            last = state
            while len(site.workers()) < 2:
                time.sleep(0.05)
    assert [answer.status for answer in others] == [200] * ROUNDS
    assert cut
    report(
        f"Worker killed in mid-publish, {database}",
        f"{cut} of {ROUNDS} cut off: {states.count('old')} old, {states.count('new')} new, 0 half; the other worker: {tally(others)}",
    )


def test_reload_under_load(on_sqlite: dict[str, str], report: Report) -> None:
    """SIGHUP replaces both workers twice while eight visitors read without a pause."""
    answers: list[Answer] = []
    failed: list[str] = []
    ended = threading.Event()
    with serving(on_sqlite) as site:
        read_by_all(site, READ)
        first = set(site.workers())

        def read(number: int) -> None:
            turn = number
            while not ended.is_set():
                try:
                    answers.append(site.visitor().get(READ[turn % len(READ)]))
                except OSError as error:
                    failed.append(repr(error))
                turn += 1
                time.sleep(0.05)

        threads = [threading.Thread(target=read, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for _reload in range(2):
            time.sleep(1)
            before = set(site.workers())
            site.reload()
            deadline = time.monotonic() + 30
            while before & set(site.workers()) or len(site.workers()) < 2:
                assert time.monotonic() < deadline, "the old workers stay"
                time.sleep(0.1)
        time.sleep(2)
        ended.set()
        for thread in threads:
            thread.join()
        assert not first & set(site.workers())
    assert failed == []
    assert {answer.status for answer in answers} == {200}
    report("Reload under load (SIGHUP, twice)", f"{tally(answers)}, 0 errors")
