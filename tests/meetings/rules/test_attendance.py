import itertools

import pytest

from meetings.rules.attendance import Mode, mode_in, refusal_of_mode, usual_mode
from meetings.rules.formats import MeetingFormat, counted_as
from pilots.rules.eligibility import Remark
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


NOT_ONLINE = Remark("", "Nobody takes part online in this meeting: it is not an online one.")
NO_GROUND = Remark(
    CLAUSE, "Without a valid ground on the day of the meeting the member comes in person; record the ground first."
)
FULLY_ONLINE = Remark(CLAUSE, "The meeting is fully online. Make it a hybrid one if somebody comes in person.")
NO_REASON = Remark("", "Write why the member is excused.")


@pytest.mark.parametrize(
    ("mode", "format", "has_ground", "reason", "told"),
    [
        (Mode.ONLINE, IN_PERSON, True, "", NOT_ONLINE),
        (Mode.ONLINE, BY_GROUP, False, "", NOT_ONLINE),
        (Mode.ONLINE, FULL, False, "", NO_GROUND),
        (Mode.ONLINE, HYBRID, False, "", NO_GROUND),
        (Mode.IN_PERSON, FULL, True, "", FULLY_ONLINE),
        (Mode.EXCUSED, HYBRID, True, "", NO_REASON),
        (Mode.EXCUSED, HYBRID, True, " \n", NO_REASON),
        (Mode.EXCUSED, HYBRID, True, "x", None),
        (Mode.ONLINE, HYBRID, True, "", None),
        (Mode.IN_PERSON, HYBRID, True, "", None),
        (Mode.ABSENT, FULL, False, "", None),
    ],
)
def test_a_refusal_of_a_mode_says_what_to_do(
    mode: Mode, format: MeetingFormat, has_ground: bool, reason: str, told: Remark | None
) -> None:
    refusal = refusal_of_mode(mode, format=format, has_ground=has_ground, reason=reason, participation_clause=CLAUSE)
    assert refusal == told


def test_where_no_guidance_gives_a_clause_none_is_told_and_no_reason_is_none() -> None:
    assert refusal_of_mode(Mode.EXCUSED, format=HYBRID, has_ground=True) == NO_REASON
    without_clause = Remark("", NO_GROUND.message)
    assert refusal_of_mode(Mode.ONLINE, format=HYBRID, has_ground=False) == without_clause


def test_everybody_has_one_way_where_there_is_only_one() -> None:
    assert usual_mode("in_person") == Mode.IN_PERSON
    assert usual_mode("full_online") == Mode.ONLINE
    assert usual_mode("hybrid") is None
    assert usual_mode("by_group") is None


@pytest.mark.parametrize("mode", list(Mode))
def test_whoever_was_there_was_there_in_the_way_of_the_right_format(mode: Mode) -> None:
    was_there = mode in (Mode.IN_PERSON, Mode.ONLINE)
    assert mode_in("in_person", mode) == ("in_person" if was_there else mode)
    assert mode_in("full_online", mode) == ("online" if was_there else mode)
    assert mode_in("hybrid", mode) == mode
