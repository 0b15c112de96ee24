from datetime import date

import pytest

from meetings.rules.absences import OnTheRoll, percentage, who_stays_away

WORDS = {"p": "in_person", "o": "online", "e": "excused", "a": "absent"}


def roll(member: int, ways: str) -> list[OnTheRoll]:
    """A letter a meeting, month by month."""
    return [OnTheRoll(member, f"M{member}", date(2025, place + 1, 5), WORDS[way]) for place, way in enumerate(ways)]


@pytest.mark.parametrize(
    ("ways", "running", "without_reason"),
    [("eee", 3, 0), ("peeep", 3, 0), ("eeee", 4, 0), ("pa", 1, 1), ("eae", 3, 1), ("apa", 1, 2), ("eeoaee", 3, 1)],
)
def test_three_times_running_or_once_without_a_reason_is_told(ways: str, running: int, without_reason: int) -> None:
    (found,) = who_stays_away(roll(1, ways))
    assert (found.running, found.without_reason) == (running, without_reason)


@pytest.mark.parametrize("ways", ["", "ppp", "ee", "eepee", "o", "eoee"])
def test_who_came_in_between_does_not_stay_away(ways: str) -> None:
    assert who_stays_away(roll(1, ways)) == []


def test_each_member_is_judged_by_their_own_rolls() -> None:
    assert [one.member for one in who_stays_away([*roll(1, "ee"), *roll(2, "e"), *roll(3, "eee")])] == [3]


def test_the_first_day_of_the_longest_run_and_the_last_absence_are_told() -> None:
    (found,) = who_stays_away(roll(1, "apeeepe"))
    assert (found.since, found.last_on) == (date(2025, 3, 5), date(2025, 7, 5))


@pytest.mark.parametrize(("present", "base", "percent"), [(9, 10, 90.0), (0, 10, 0.0), (0, 0, None), (2, 3, 200 / 3)])
def test_the_percentage_is_of_those_who_had_to_come(present: int, base: int, percent: float | None) -> None:
    assert percentage(present, base) == percent
