"""Cases at their boundaries, without a database; the statutes ask the same on every day, but for what 208-QĐ/TW changed."""

from dataclasses import replace
from datetime import date, timedelta

from admissions.rules.steps import Case, Companion, Done, PaperState, Step
from admissions.rules.terms import OFF, Decides, From, Key
from cells.rules.parameters import Asked, Statutes
from cells.rules.parameters import Key as StatuteKey
from cells.rules.periods import Period
from cells.rules.working_days import Calendar

EVER, NEW = date(2011, 1, 19), date(2026, 7, 26)
DAY = timedelta(days=1)
NUMBERS = {
    Key.COURSE_VALID: 60, Key.PAPERS_VALID: 12, Key.TOGETHER: 12, Key.ADMISSION_DECISION: 45, Key.CEREMONY: 30,
    Key.FULL_REVIEW: 30, Key.FULL_DECISION: 30, Key.DECISION_MORE: 15, Key.FAILED_VOTES: 3,
}  # fmt: skip
ROWS = [
    Asked(StatuteKey.YOUNGEST, 18, "Điều lệ Đảng, Điều 1", Period(EVER)),
    Asked(StatuteKey.OLDEST, 60, "24-QĐ/TW", Period(EVER), strict=False),
    Asked(StatuteKey.PROBATION, 12, "Điều lệ Đảng, Điều 5", Period(EVER)),
    *(Asked(key, number, f"{key}", Period(EVER)) for key, number in NUMBERS.items()),
    Asked(Key.CEREMONY_FROM, 0, "294-QĐ/TW", Period(EVER, NEW), choice=From.RECEIPT),
    Asked(Key.CEREMONY_FROM, 0, "208-QĐ/TW", Period(NEW), choice=From.ISSUE),
    Asked(Key.DECIDES, 0, "294-QĐ/TW", Period(EVER, NEW), choice=Decides.SUPERIOR),
    Asked(Key.DECIDES, 0, "208-QĐ/TW", Period(NEW), choice=Decides.GRASSROOTS),
    Asked(Key.QUARTERLY_REMARKS, 0, "", Period(EVER), choice=OFF),
]
STATUTES = Statutes(ROWS)


def otherwise(*rows: Asked) -> Statutes:
    """In the place of those of the same keys."""
    keys = {row.key for row in rows}
    return Statutes([*(row for row in ROWS if row.key not in keys), *rows])


TET = Calendar(off={date(2025, 1, 27) + number * DAY for number in range(5)})
"""27/1 to 31/1/2025, the week of Tết; 1/1 is off every year."""
LISTED, VOTE = date(2024, 1, 2), date(2024, 12, 2)
FILED = (
    Done(Step.COURSE, date(2024, 3, 1)),
    Done(Step.REMARK, VOTE, companion=1),
    Done(Step.REMARK, VOTE, companion=2),
    Done(Step.OPINION_BODIES, VOTE),
    Done(Step.OPINION_RESIDENCE, VOTE),
)
READY = Case(
    LISTED,
    date(2000, 5, 1),
    FILED,
    (Companion(1, Period(LISTED), since=EVER), Companion(2, Period(LISTED), since=EVER)),
    (PaperState("Lý lịch", True, LISTED), PaperState("Thẩm tra", True, VOTE, expires=True)),
)


def after(case: Case, *done: Done) -> Case:
    return replace(case, done=(*case.done, *done))


VOTED = after(READY, Done(Step.CELL_VOTE, VOTE))
RESOLVED = after(VOTED, Done(Step.COMMITTEE_VOTE, VOTE))
DECIDED = after(RESOLVED, Done(Step.DECISION, date(2024, 12, 20)))
BEGAN = date(2024, 2, 29)
ON_PROBATION = after(READY, Done(Step.CEREMONY, BEGAN))
FULL_FROM = date(2025, 3, 1)
REVIEWED = replace(
    after(
        ON_PROBATION,
        Done(Step.NEW_COURSE, date(2024, 9, 1)),
        Done(Step.OWN_REVIEW, FULL_FROM),
        Done(Step.REMARK, FULL_FROM, companion=3),
    ),
    companions=(*READY.companions, Companion(3, Period(BEGAN), helps=True)),
)
