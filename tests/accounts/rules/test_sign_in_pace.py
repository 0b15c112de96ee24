"""Slowed down, never shut."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.rules.sign_in_pace import MANY_NAMES, NO_WAIT, ONE_NAME, wait_in_words

NOW = datetime(2025, 3, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (10, 480), (11, 900), (12, 900), (10_000, 900)]
)
def test_each_further_failure_doubles_the_pause_up_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert ONE_NAME.pause(failures) == timedelta(seconds=seconds)


def test_an_office_of_many_never_waits_longer_than_a_minute() -> None:
    assert MANY_NAMES.pause(9) == NO_WAIT
    assert MANY_NAMES.pause(10_000) == timedelta(minutes=1)


def test_what_is_left_of_the_pause_is_waited_for() -> None:
    assert ONE_NAME.wait(5, last_at=NOW - timedelta(seconds=5), now=NOW) == timedelta(seconds=10)
    assert ONE_NAME.wait(5, last_at=NOW - timedelta(seconds=15), now=NOW) == NO_WAIT


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    assert ONE_NAME.wait(9, last_at=NOW + timedelta(hours=9), now=NOW) == NO_WAIT


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 seconds"), (15, "15 seconds"), (60, "1 minutes"), (61, "2 minutes"), (900, "15 minutes")],
)
def test_it_is_told_how_long(seconds: float, words: str) -> None:
    assert wait_in_words(timedelta(seconds=seconds)) == words
