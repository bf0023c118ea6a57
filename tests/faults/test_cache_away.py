"""Redis killed, frozen and back: the site gets slower, and nothing else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.faults.names import READ, UNREAD
from tests.faults.servers import Redis
from tests.faults.site import Site, read_by_all, serving, tally
from tests.faults.visitor import Answer

LIMIT = 5  # seconds
Report = Callable[[str, str], None]


def everything_answers(site: Site) -> list[Answer]:
    """Pages read and unread, both APIs, a login, and 32 visitors at once on 8 threads."""
    with ThreadPoolExecutor(16) as many:
        answers = list(many.map(lambda number: site.visitor().get(READ[number % len(READ)]), range(32)))
    answers += [site.visitor().get(path) for path in [*READ, *UNREAD, "/api/v3/pages/?limit=3"] * 2]
    assert [answer.status for answer in answers] == [200] * len(answers)
    answers.append(site.visitor().log_in().get("/admin/"))
    assert answers[-1].status == 200
    return answers


def test_cache_killed_frozen_and_back(on_sqlite: dict[str, str], redis: Redis, report: Report) -> None:
    with serving(on_sqlite | {"CACHE_URL": redis.url}) as site:
        read_by_all(site, READ)
        with redis.frozen():
            frozen = everything_answers(site)
        thawed = everything_answers(site)
        redis.kill()
        killed = everything_answers(site)
        assert site.visitor().get("/readyz").json()["checks"]["cache"] == "failed"
        redis.start()
        back = everything_answers(site)
        assert site.visitor().get("/readyz").json()["checks"]["cache"] == "ok"
        tracebacks = site.logged("Internal Server Error")
    assert tracebacks == 0
    assert max(answer.seconds for answer in frozen + killed + thawed + back) < LIMIT
    report("Redis frozen", f"{tally(frozen)}, 0 errors; thawed: {tally(thawed)}")
    report("Redis killed", f"{tally(killed)}, 0 errors; back: {tally(back)}")
