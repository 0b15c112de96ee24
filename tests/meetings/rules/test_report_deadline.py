from datetime import date

import pytest

from meetings.rules.report_deadline import ReportState, last_day_to_report, report_state

MET = date(2025, 4, 5)


def state(reported: date | None, today: date = date(2025, 5, 1), within: int = 1) -> ReportState:
    return report_state(last_day=last_day_to_report(MET, within), reported_on=reported, today=today)


@pytest.mark.parametrize(
    ("met", "last"),
    [
        (date(2025, 4, 5), date(2025, 4, 6)),
        (date(2025, 4, 30), date(2025, 5, 1)),
        (date(2024, 2, 28), date(2024, 2, 29)),
        (date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_the_last_day_is_the_next_calendar_day(met: date, last: date) -> None:
    assert last_day_to_report(met, 1) == last


def test_the_whole_next_day_is_in_time() -> None:
    assert state(MET) == ReportState.REPORTED
    assert state(date(2025, 4, 6)) == ReportState.REPORTED


def test_the_day_after_is_late_and_stays_late() -> None:
    assert state(date(2025, 4, 7), today=date(2025, 4, 7)) == ReportState.REPORTED_LATE
    assert state(date(2025, 4, 7), today=date(2030, 1, 1)) == ReportState.REPORTED_LATE


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (MET, ReportState.DUE),
        (date(2025, 4, 6), ReportState.DUE),
        (date(2025, 4, 7), ReportState.OVERDUE),
    ],
)
def test_a_missing_report_is_due_until_the_end_of_the_last_day(today: date, expected: ReportState) -> None:
    assert state(None, today=today) == expected


def test_another_guidance_may_give_more_days() -> None:
    assert state(date(2025, 4, 8), within=3) == ReportState.REPORTED
    assert state(date(2025, 4, 9), within=3) == ReportState.REPORTED_LATE
