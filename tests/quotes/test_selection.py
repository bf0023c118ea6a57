"""The quote of the day: by the day alone, fair, near ones first, and nobody sees the same on two days while others wait."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.selection import Candidate, in_order

FIRST = date(2026, 1, 1)
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def candidates(draw: st.DrawFn, lasting: bool = False) -> list[Candidate]:
    """Up to eight, some in city 1; with `lasting` all there from the first day on and for ever."""
    number = draw(st.integers(1, 8))
    return [
        Candidate(
            key=f"q{key}",
            since=FIRST if lasting else draw(days),
            until=None if lasting else draw(st.none() | days),
            city=draw(st.sampled_from([None, 1])),
        )
        for key in range(number)
    ]


def is_near(candidate: Candidate) -> bool:
    return candidate.city == 1


def rotates_on(candidate: Candidate, day: date) -> bool:
    return candidate.since <= day and (candidate.until is None or day <= candidate.until)


def on(day: date, known: list[Candidate]) -> str:
    return next(iter(in_order(known, day, is_near)), "")


@PATIENT
@given(candidates() | candidates(lasting=True), days, st.randoms(use_true_random=False))
def test_only_the_day_decides_and_not_the_order_in_which_they_are_known(known: list[Candidate], day: date, random: Random) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)
    assert in_order(known, day, is_near) == in_order(shuffled, day, is_near)


@PATIENT
@given(candidates(), days)
def test_each_that_rotates_stands_in_the_order_once(known: list[Candidate], day: date) -> None:
    assert sorted(in_order(known, day, is_near)) == sorted(each.key for each in known if rotates_on(each, day))


@PATIENT
@given(candidates(), days)
def test_never_the_same_on_two_days_while_others_wait(known: list[Candidate], day: date) -> None:
    following = day + timedelta(days=1)
    waiting = [each for each in known if rotates_on(each, following)]
    if len(waiting) > 1:
        assert on(day, known) != on(following, known)


@PATIENT
@given(candidates(lasting=True), st.integers(0, 90), st.integers(1, 4))
def test_each_is_shown_equally_often(known: list[Candidate], start: int, rounds: int) -> None:
    """Of two or more near ones all, and no others; without any near one all."""
    near = [each.key for each in known if is_near(each)]
    fair = near if len(near) > 1 else [each.key for each in known]
    if len(near) == 1 and len(known) > 1:
        return
    first = FIRST + timedelta(days=start)
    shown = Counter(on(first + timedelta(days=number), known) for number in range(rounds * len(fair)))
    assert shown == Counter(dict.fromkeys(fair, rounds))


@PATIENT
@given(candidates(lasting=True), st.integers(0, 90))
def test_a_single_near_one_takes_turns_with_the_others(known: list[Candidate], start: int) -> None:
    alone = [Candidate("near", FIRST, city=1), *(Candidate(each.key, FIRST) for each in known)]
    first = FIRST + timedelta(days=start)
    shown = [on(first + timedelta(days=number), alone) for number in range(2 * len(known))]
    assert Counter(shown) == Counter({"near": len(known)} | {each.key: 1 for each in known})
    assert "near" in shown[:2]


def test_who_is_new_is_shown_at_once_and_who_has_ended_no_more() -> None:
    old = [Candidate(f"q{number}", FIRST) for number in range(5)]
    new = Candidate("new", FIRST + timedelta(days=9), until=FIRST + timedelta(days=9))
    assert on(new.since, [*old, new]) == "new"
    assert "new" not in in_order([*old, new], new.since + timedelta(days=1))


def test_the_order_after_the_first_is_that_of_the_days_to_come() -> None:
    known = [Candidate(f"q{number}", FIRST) for number in range(5)]
    assert in_order(known, FIRST) == [on(FIRST + timedelta(days=number), known) for number in range(5)]


def test_nothing_to_choose_from_is_no_quote() -> None:
    assert in_order([], FIRST) == []
    assert in_order([Candidate("later", FIRST + timedelta(days=1))], FIRST) == []
    assert in_order([Candidate("for ever", FIRST, until=date.max)], FIRST) == ["for ever"]
