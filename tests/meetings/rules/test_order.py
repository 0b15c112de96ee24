from datetime import date

import pytest

from meetings.rules.order import (
    GroupProgress,
    Progress,
    Stage,
    stage_of,
    way_on,
    why_not_break_off,
    why_not_combine,
    why_not_let_go,
    why_not_meet,
    why_not_prepare,
    why_not_report,
    why_not_supplement,
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


def test_the_session_of_the_cell_committee_is_mended_until_a_group_has_met() -> None:
    assert why_not_prepare(NOTHING) is None
    assert why_not_prepare(PREPARED) is None
    assert why_not_prepare(ONE_MET) is not None
    assert why_not_prepare(COMBINED) is not None


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


ONE_LET_GO = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, let_go_on=D4)))
ADDED = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, assigned_on=D4)))
FORGOTTEN = Progress(D2, (GroupProgress(1, D3, D4), GroupProgress(2, let_go_on=D4, is_assigned=False)))


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (COMBINED, ADOPTED),
        (ONE_MET, "The cell committee meets before the groups do; a group has already met on 03/04/2025."),
        (LATE_FIRST, "The cell committee meets before the groups do; a group has already met on 03/04/2025."),
        (PREPARED, None),
        (NOTHING, None),
    ],
)
def test_why_the_cell_committee_may_not_meet(progress: Progress, told: str | None) -> None:
    assert why_not_prepare(progress) == told


@pytest.mark.parametrize(
    ("progress", "on", "told"),
    [
        (COMBINED, D5, ADOPTED),
        (NOTHING, D5, "Until a group has met, the session of the cell committee itself is mended."),
        (PREPARED, D5, "Until a group has met, the session of the cell committee itself is mended."),
        (ONE_MET, D1, "The cell committee first met for it on 02/04/2025; a supplement comes after that."),
        (ONE_MET, D2, None),
        (REPORTED, D5, None),
    ],
)
def test_why_the_cell_committee_may_not_supplement_its_session(progress: Progress, on: date, told: str | None) -> None:
    assert why_not_supplement(progress, on=on) == told


@pytest.mark.parametrize(
    ("progress", "group", "told"),
    [
        (COMBINED, 1, ADOPTED),
        (NOTHING, 1, "The cell committee meets first: only the groups of that day are assigned."),
        (ONE_MET, 1, "The group met on 03/04/2025: its minutes belong to the meeting."),
        (ONE_LET_GO, 2, "The group has already been let go."),
        (ONE_MET, 2, None),
        (PREPARED, 9, None),
    ],
)
def test_why_a_group_may_not_be_let_go(progress: Progress, group: int, told: str | None) -> None:
    assert why_not_let_go(progress, group_id=group) == told


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (COMBINED, ADOPTED),
        (NOTHING, "No group has met: there is nothing to break off."),
        (PREPARED, "No group has met: there is nothing to break off."),
        (ONE_MET, None),
        (REPORTED, None),
    ],
)
def test_why_a_meeting_may_not_be_broken_off(progress: Progress, told: str | None) -> None:
    assert why_not_break_off(progress) == told


def test_until_it_is_held_there_is_always_a_way_on() -> None:
    assert "cancel" in way_on(NOTHING)
    assert "mend" in way_on(PREPARED)
    assert "cancel" in way_on(PREPARED)
    assert all("break the meeting off" in way_on(progress) for progress in (ONE_MET, ALL_MET, REPORTED, ONE_LET_GO))
    assert way_on(COMBINED) == ""


@pytest.mark.parametrize(
    ("progress", "stage"),
    [
        (ONE_LET_GO, Stage.COMBINATION),
        (FORGOTTEN, Stage.COMBINATION),
        (ADDED, Stage.SESSIONS),
        (Progress(D2, (GroupProgress(1, let_go_on=D4),)), Stage.PREPARATION),
        (Progress(D2, (GroupProgress(1, D3), GroupProgress(2, let_go_on=D4))), Stage.REPORTS),
    ],
)
def test_a_group_that_was_let_go_keeps_nobody_waiting(progress: Progress, stage: Stage) -> None:
    assert stage_of(progress) == stage


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
        (FORGOTTEN, 2, D5, "The cell committee assigned nobody to this group; amend its session first."),
        (ADDED, 2, D3, "The cell committee assigned somebody to this group on 04/04/2025; it cannot have met before."),
        (ADDED, 2, D4, None),
        (ONE_LET_GO, 2, D3, None),
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
