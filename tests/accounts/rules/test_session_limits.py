import pytest

from accounts.rules.session_limits import SessionLeft, SessionLimits, session_left

HOUR = 3600
LIMITS = SessionLimits(idle=HOUR, absolute=12 * HOUR)


@pytest.mark.parametrize(
    ("used_at", "now", "left"),
    [
        (0, 0, SessionLeft(HOUR, 12 * HOUR)),
        (0, HOUR - 1, SessionLeft(1, 11 * HOUR + 1)),
        (0, HOUR, SessionLeft(0, 11 * HOUR)),
        (12 * HOUR - 1, 12 * HOUR, SessionLeft(HOUR - 1, 0)),
        (0, 13 * HOUR, SessionLeft(0, 0)),
    ],
)
def test_what_is_left_counts_from_the_last_use_and_from_the_beginning(
    used_at: int, now: int, left: SessionLeft
) -> None:
    assert session_left(LIMITS, signed_in_at=0, used_at=used_at, now=now) == left


@pytest.mark.parametrize(("left", "over"), [((1, 1), False), ((0, 1), True), ((1, 0), True)])
def test_either_limit_ends_it(left: tuple[int, int], over: bool) -> None:
    assert SessionLeft(*left).is_over is over


@pytest.mark.parametrize(("idle", "every"), [(HOUR, 60), (600, 60), (599, 59), (60, 6)])
def test_it_is_written_once_a_minute_at_most_and_well_within_a_short_limit(idle: int, every: int) -> None:
    assert SessionLimits(idle=idle, absolute=HOUR).renewed_every == every
