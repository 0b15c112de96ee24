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
