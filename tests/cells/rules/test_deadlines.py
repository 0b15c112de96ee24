from datetime import date

from cells.rules.deadlines import papers_due_on
from cells.rules.parameters import Key
from cells.rules.working_days import Calendar
from tests.statutes import asking, without

SENT, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)


def test_papers_are_due_after_the_working_days_asked_for_on_the_day_they_were_sent() -> None:
    statutes = asking(Key.TRANSFER_PAPERS, 4, since=SENT)
    assert papers_due_on(SENT, statutes, Calendar()) == FRIDAY
    assert papers_due_on(SENT, statutes, Calendar(off={FRIDAY})) == date(2025, 3, 10)


def test_where_nothing_is_asked_no_day_is_named() -> None:
    assert papers_due_on(SENT, without(Key.TRANSFER_PAPERS), Calendar()) is None
