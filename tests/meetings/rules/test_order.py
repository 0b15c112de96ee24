from datetime import date

import pytest

from meetings.rules.order import (
    GroupProgress,
    Progress,
    Stage,
    stage_of,
    why_not_combine,
    why_not_meet,
    why_not_prepare,
    why_not_report,
)

D1, D2, D3, D4, D5 = (date(2025, 4, day) for day in range(1, 6))
NOTHING = Progress()
PREPARED = Progress(D2, (GroupProgress(1), GroupProgress(2)))
ONE_MET = Progress(D2, (GroupProgress(1, D3), GroupProgress(2)))
ALL_MET = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, D3)))
REPORTED = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, D3, D3)))
COMBINED = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, D3, D3)), D5)
STAGES = {
    Stage.PREPARATION: NOTHING,
    Stage.SESSIONS: ONE_MET,
    Stage.REPORTS: ALL_MET,
    Stage.COMBINATION: REPORTED,
    Stage.DONE: COMBINED,
}


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_follows_the_one_before(stage: Stage) -> None:
    assert stage_of(STAGES[stage]) == stage


def test_a_preparation_that_assigned_nobody_is_none() -> None:
    assert stage_of(Progress(prepared_on=D1)) == Stage.PREPARATION


def test_the_cell_committee_may_meet_until_the_day_of_the_first_group() -> None:
    assert why_not_prepare(NOTHING, on=D5) is None
    assert why_not_prepare(ONE_MET, on=D3) is None
    assert why_not_prepare(ONE_MET, on=D4) is not None
    assert why_not_prepare(COMBINED, on=D1) is not None


def test_a_group_meets_only_after_the_cell_committee_on_its_day_at_the_earliest() -> None:
    assert why_not_meet(NOTHING, group_id=1, on=D3) is not None
    assert why_not_meet(PREPARED, group_id=1, on=D1) is not None
    assert why_not_meet(PREPARED, group_id=1, on=D2) is None


def test_a_group_to_which_nobody_was_assigned_does_not_meet() -> None:
    assert why_not_meet(PREPARED, group_id=9, on=D3) is not None


def test_minutes_are_corrected_until_the_report() -> None:
    assert why_not_meet(ALL_MET, group_id=2, on=D3) is None
    assert why_not_meet(ALL_MET, group_id=1, on=D3) is not None
    assert why_not_meet(COMBINED, group_id=1, on=D3) is not None


def test_a_leader_reports_once_and_not_before_the_session() -> None:
    assert why_not_report(PREPARED, group_id=1, on=D3) is not None
    assert why_not_report(ONE_MET, group_id=1, on=D2) is not None
    assert why_not_report(ONE_MET, group_id=1, on=D3) is None
    assert why_not_report(ALL_MET, group_id=1, on=D5) is not None


@pytest.mark.parametrize("stage", Stage)
def test_results_are_combined_only_when_every_leader_has_reported(stage: Stage) -> None:
    assert (why_not_combine(STAGES[stage], on=D5) is None) == (stage == Stage.COMBINATION)


def test_results_are_not_combined_before_the_last_report_came() -> None:
    assert why_not_combine(REPORTED, on=D3) is not None
    assert why_not_combine(REPORTED, on=D4) is None


# Word for word ------------------------------------------------------------------------------------------------

ADOPTED = "The combined record has been adopted; nothing of the meeting is changed any more."
LATE_FIRST = Progress(D2, (GroupProgress(1, D4, D5), GroupProgress(2, D3, D4)))
"""The second group met and reported before the first."""


@pytest.mark.parametrize(
    ("progress", "on", "told"),
    [
        (COMBINED, D1, ADOPTED),
        (ONE_MET, D4, "The cell committee meets before the groups do; a group has already met on 03/04/2025."),
        (LATE_FIRST, D4, "The cell committee meets before the groups do; a group has already met on 03/04/2025."),
        (LATE_FIRST, D3, None),
        (PREPARED, D5, None),
    ],
)
def test_why_the_cell_committee_may_not_meet(progress: Progress, on: date, told: str | None) -> None:
    assert why_not_prepare(progress, on=on) == told


@pytest.mark.parametrize(
    ("progress", "group", "on", "told"),
    [
        (COMBINED, 1, D3, ADOPTED),
        (NOTHING, 1, D3, "The cell committee meets first: record its session, then the group's."),
        (PREPARED, 1, D1, "The cell committee met on 02/04/2025; a group cannot have met before."),
        (PREPARED, 9, D1, "The cell committee met on 02/04/2025; a group cannot have met before."),
        (PREPARED, 9, D2, "The cell committee assigned nobody to this group; amend its session first."),
        (ALL_MET, 1, D3, "The leader has already reported on this group's session; it is no longer changed."),
        (ALL_MET, 2, D3, None),
        (PREPARED, 2, D2, None),
    ],
)
def test_why_a_group_may_not_meet(progress: Progress, group: int, on: date, told: str | None) -> None:
    assert why_not_meet(progress, group_id=group, on=on) == told


@pytest.mark.parametrize(
    ("progress", "group", "on", "told"),
    [
        (PREPARED, 1, D3, "There is nothing to report yet: record the group's session first."),
        (ONE_MET, 9, D3, "There is nothing to report yet: record the group's session first."),
        (ALL_MET, 1, D1, "The leader has already reported."),
        (ONE_MET, 1, D2, "The group met on 03/04/2025; its leader cannot have reported before."),
        (ONE_MET, 1, D3, None),
        (LATE_FIRST, 9, D5, "There is nothing to report yet: record the group's session first."),
    ],
)
def test_why_a_leader_may_not_report(progress: Progress, group: int, on: date, told: str | None) -> None:
    assert why_not_report(progress, group_id=group, on=on) == told


@pytest.mark.parametrize(
    ("progress", "on", "told"),
    [
        (COMBINED, D5, ADOPTED),
        (NOTHING, D5, "The cell committee meets first: record its session, then the groups'."),
        (PREPARED, D5, "Every group meets before the results are combined; a group's session is still missing."),
        (ALL_MET, D5, "Every leader reports before the results are combined; a report is still missing."),
        (REPORTED, D3, "The last report came on 04/04/2025; the results cannot have been combined before."),
        (LATE_FIRST, D4, "The last report came on 05/04/2025; the results cannot have been combined before."),
        (LATE_FIRST, D5, None),
        (REPORTED, D4, None),
    ],
)
def test_why_results_may_not_be_combined(progress: Progress, on: date, told: str | None) -> None:
    assert why_not_combine(progress, on=on) == told


@pytest.mark.parametrize(
    ("progress", "first", "last"),
    [(NOTHING, None, None), (PREPARED, None, None), (ONE_MET, D3, None), (ALL_MET, D3, D4), (LATE_FIRST, D3, D5)],
)
def test_the_first_session_and_the_last_report_are_those_of_any_group(
    progress: Progress, first: date | None, last: date | None
) -> None:
    assert (progress.first_session_on, progress.last_report_on) == (first, last)


@pytest.mark.parametrize(
    ("progress", "stage"),
    [
        (Progress(combined_on=D1), Stage.DONE),
        (Progress(None, (GroupProgress(1, D3, D3),)), Stage.PREPARATION),
        (Progress(D1, ()), Stage.PREPARATION),
        (PREPARED, Stage.SESSIONS),
        (Progress(D1, (GroupProgress(1, D3, D3), GroupProgress(2, D3))), Stage.REPORTS),
        (LATE_FIRST, Stage.COMBINATION),
    ],
)
def test_a_meeting_is_as_far_as_the_slowest_of_its_groups(progress: Progress, stage: Stage) -> None:
    assert stage_of(progress) == stage
