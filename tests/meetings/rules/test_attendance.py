import itertools

import pytest

from meetings.rules.attendance import Mode, refusal_of_mode
from meetings.rules.formats import MeetingFormat, counted_as
from pilots.rules.terms import Format

CLAUSE = "03-HD/TW, II.2"
IN_PERSON, HYBRID, FULL, BY_GROUP = MeetingFormat


def allowed(mode: Mode, format: MeetingFormat, *, has_ground: bool) -> bool:
    told = {"format": format, "has_ground": has_ground, "reason": "ốm", "participation_clause": CLAUSE}
    return refusal_of_mode(mode, **told) is None


ONLINE_IS_OPEN = {(HYBRID, True), (FULL, True)}


@pytest.mark.parametrize(("format", "has_ground"), list(itertools.product(MeetingFormat, [True, False])))
def test_online_is_open_at_online_meetings_to_those_with_a_ground_only(format: MeetingFormat, has_ground: bool) -> None:
    assert allowed(Mode.ONLINE, format, has_ground=has_ground) == ((format, has_ground) in ONLINE_IS_OPEN)


@pytest.mark.parametrize(("format", "has_ground"), list(itertools.product(MeetingFormat, [True, False])))
def test_in_person_is_open_everywhere_but_at_a_meeting_fully_online(format: MeetingFormat, has_ground: bool) -> None:
    assert allowed(Mode.IN_PERSON, format, has_ground=has_ground) == (format != FULL)


@pytest.mark.parametrize("format", MeetingFormat)
def test_anybody_may_be_absent_and_excused_with_a_reason(format: MeetingFormat) -> None:
    assert allowed(Mode.ABSENT, format, has_ground=False)
    assert allowed(Mode.EXCUSED, format, has_ground=False)
    assert refusal_of_mode(Mode.EXCUSED, format=format, has_ground=True, reason="  ") is not None
    assert refusal_of_mode(Mode.ABSENT, format=format, has_ground=True) is None


def test_who_has_no_ground_is_refused_with_the_clause() -> None:
    remark = refusal_of_mode(Mode.ONLINE, format=HYBRID, has_ground=False, participation_clause=CLAUSE)
    assert remark is not None
    assert remark.clause == CLAUSE


def test_hybrid_and_fully_online_count_as_one_and_in_person_as_none() -> None:
    assert [counted_as(format) for format in MeetingFormat] == [None, Format.ONLINE, Format.ONLINE, Format.BY_GROUP]
