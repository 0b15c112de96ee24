"""The words by which rows of the database and templates know what there is, and what is not so unless it is said."""

from datetime import date
from enum import StrEnum

import pytest

from meetings.rules.attendance import Mode
from meetings.rules.combine import GroupResult, OpinionKind, Voice
from meetings.rules.formats import ONLINE_FORMATS, MeetingFormat
from meetings.rules.order import GroupProgress, Progress, Stage
from meetings.rules.planning import Facts
from meetings.rules.report_deadline import USUALLY_WITHIN_DAYS, ReportState
from meetings.rules.votes import CONCLUSION, Ballot


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Mode, "in_person online excused absent"),
        (OpinionKind, "opinion other reserved"),
        (MeetingFormat, "in_person hybrid full_online by_group"),
        (Stage, "preparation sessions reports combination done"),
        (ReportState, "reported reported_late due overdue"),
    ],
)
def test_what_there_is_is_known_by_these_words_in_this_order(kinds: type[StrEnum], words: str) -> None:
    assert [kind.value for kind in kinds] == words.split()


def test_a_leader_reports_within_a_day_where_no_guidance_says_otherwise() -> None:
    assert USUALLY_WITHIN_DAYS == 1


def test_what_is_not_said_is_not_so() -> None:
    assert ONLINE_FORMATS == ("hybrid", "full_online")
    assert CONCLUSION is None
    assert Ballot() == Ballot(0, 0, 0)
    assert Voice("A", OpinionKind.OPINION, "x").author == ""
    assert GroupResult("A", 3, 2) == GroupResult("A", 3, 2, {}, ())
    assert GroupProgress(1) == GroupProgress(1, None, None)
    assert Progress() == Progress(None, (), None)
    facts = Facts(date(2025, 3, 21), MeetingFormat.HYBRID)
    assert facts == Facts(
        date(2025, 3, 21), MeetingFormat.HYBRID, None, None, pilot_in_force=False, owed_in_person_since=None,
        without_ground=0, used=0, limit=None, quota_clause="",
    )  # fmt: skip
