import pytest

from meetings.rules.formats import ONLINE_FORMATS, MeetingFormat, counted_as
from pilots.rules.terms import Format


@pytest.mark.parametrize(
    ("format", "counted"),
    [("hybrid", Format.ONLINE), ("full_online", Format.ONLINE), ("by_group", Format.BY_GROUP), ("in_person", None)],
)
def test_a_meeting_counts_as_the_pilot_of_its_format(format: str, counted: Format | None) -> None:
    assert counted_as(format) == counted


def test_hybrid_and_fully_online_are_the_formats_somebody_takes_part_in_online() -> None:
    assert set(ONLINE_FORMATS) == {MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE}
