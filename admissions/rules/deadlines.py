"""What is to be done next on the way into the Party and by when (the charter's regulations; numbers are parameters)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_before, months_after
from admissions.rules.requirements import full_from, helpers_without_remark, is_for_the_superior
from admissions.rules.steps import DECISIONS, Case, Companion, Done, Step
from admissions.rules.terms import ON, Decides, From, Key
from cells.rules.parameters import Parameters, Statutes
from cells.rules.periods import Period
from cells.rules.working_days import Calendar

QUARTER = 3


@dataclass(frozen=True)
class Owed:
    """`due_on` None: as soon as it can be. `too_late_on`: the last day of what may be added to the time. `by`: of a decision,
    who decides."""

    step: str
    due_on: date | None = None
    clause: str = ""
    too_late_on: date | None = None
    by: str = ""

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


def owed_now(case: Case, statutes: Statutes, calendar: Calendar, today: date) -> list[Owed]:
    """All that is to be done now, what is most urgent first; nothing of a case that is over."""
    if case.is_closed or case.passed_on(Step.CARD) is not None:
        return []
    steps = dict.fromkeys(_steps_now(case, statutes, today))
    owed = [deadline(case, step, statutes, calendar) for step in steps]
    remark = _quarterly_remark(case, statutes, today)
    return sorted([*owed, *([remark] if remark else [])], key=lambda one: one.due_on or date.max)


def next_owed(case: Case, statutes: Statutes, calendar: Calendar, today: date) -> Owed | None:
    return next(iter(owed_now(case, statutes, calendar, today)), None)


def _steps_now(case: Case, statutes: Statutes, today: date) -> Iterator[str]:
    if case.began_on is not None:
        yield from _steps_of_the_probation(case, statutes, today)
        return
    if case.passed_on(Step.DECISION) is not None:
        yield _after_the_decision(case, statutes)
    elif case.passed_on(Step.CELL_VOTE) is not None:
        waits = case.has_committee and case.passed_on(Step.COMMITTEE_VOTE) is None
        yield Step.COMMITTEE_VOTE if waits else Step.DECISION
    else:
        yield Step.COURSE if case.last(Step.COURSE) is None else Step.CELL_VOTE
    if _has_left_without_remark(case, today, helps=False):
        yield Step.REMARK


def _after_the_decision(case: Case, statutes: Statutes) -> str:
    decided = case.passed_on(Step.DECISION)
    if decided is None or case.passed_on(Step.RECEIPT) is not None:
        return Step.CEREMONY
    return Step.RECEIPT if _counts_from_receipt(statutes.on(decided)) else Step.CEREMONY


def _counts_from_receipt(terms: Parameters) -> bool:
    return terms.choice(Key.CEREMONY_FROM) == From.RECEIPT


def _steps_of_the_probation(case: Case, statutes: Statutes, today: date) -> Iterator[str]:
    if case.passed_on(Step.FULL_DECISION) is not None:
        yield Step.CARD
        return
    if case.passed_on(Step.FULL_VOTE) is not None:
        waits = case.has_committee and case.passed_on(Step.FULL_COMMITTEE_VOTE) is None
        yield Step.FULL_COMMITTEE_VOTE if waits else Step.FULL_DECISION
        return
    if (last := case.last(Step.FULL_VOTE)) is not None and is_for_the_superior(case, statutes.on(last.on)):
        yield Step.FULL_DECISION
        return
    ends = full_from(case, statutes)
    missing = [Step.NEW_COURSE] if case.last(Step.NEW_COURSE) is None and ends is not None else []
    if _has_left_without_remark(case, today, helps=True):
        missing.append(Step.REMARK)
    if ends is not None and today >= ends:
        if case.last(Step.OWN_REVIEW) is None:
            missing.append(Step.OWN_REVIEW)
        if helpers_without_remark(case, today):
            missing.append(Step.REMARK)
    yield from missing or [Step.FULL_VOTE]


def _has_left_without_remark(case: Case, today: date, *, helps: bool) -> bool:
    """A remark is owed by whoever is with the person no more (06-HD/TW)."""
    gone = [one for one in case.companions if one.helps is helps and one.period.is_over_on(today) and not one.left]
    return not all(case.has_remarked(one, today) for one in gone)


def deadline(case: Case, step: str, statutes: Statutes, calendar: Calendar) -> Owed:
    """By when the step is to be done, by the terms of the day from which its time runs."""
    if step in (Step.COMMITTEE_VOTE, Step.DECISION):
        return _decision(case, step, case.last(Step.CELL_VOTE), Key.ADMISSION_DECISION, statutes, calendar)
    if step in (Step.FULL_COMMITTEE_VOTE, Step.FULL_DECISION):
        return _decision(case, step, case.last(Step.FULL_VOTE), Key.FULL_DECISION, statutes, calendar)
    decided, ends = case.passed_on(Step.DECISION), full_from(case, statutes)
    if step == Step.RECEIPT and decided is not None:
        return Owed(step, clause=statutes.on(decided).clause(Key.CEREMONY_FROM))
    if step == Step.CEREMONY and decided is not None:
        return _ceremony(case, decided, statutes.on(decided), calendar)
    if step == Step.NEW_COURSE:
        return Owed(step, ends)
    if ends is not None and step in (Step.OWN_REVIEW, Step.FULL_VOTE, Step.REMARK):
        return _within(step, ends, Key.FULL_REVIEW, statutes.on(ends), calendar)
    return Owed(step)


def was_late(case: Case, done: Done, statutes: Statutes, calendar: Calendar) -> bool:
    """Whether a step was done after its time. A remark has none but at the end of the probation, and may be any of several."""
    return done.step != Step.REMARK and deadline(case, done.step, statutes, calendar).is_late(done.on)


def _within(step: str, since: date, key: str, terms: Parameters, calendar: Calendar) -> Owed:
    days = terms.number(key)
    return Owed(step, calendar.after(since, days), terms.clause(key)) if days is not None else Owed(step)


def _ceremony(case: Case, decided: date, terms: Parameters, calendar: Calendar) -> Owed:
    received = case.passed_on(Step.RECEIPT)
    since = received if received is not None and _counts_from_receipt(terms) else decided
    return _within(Step.CEREMONY, since, Key.CEREMONY, terms, calendar)


def _decision(case: Case, step: str, voted: Done | None, key: str, statutes: Statutes, calendar: Calendar) -> Owed:
    """Counted from the cell's resolution."""
    if voted is None:
        return Owed(step)
    terms = statutes.on(voted.on)
    days, by = terms.number(key), _decides(case, step, voted, terms)
    if days is None:
        return Owed(step, by=by)
    late_on = calendar.after(voted.on, days + (terms.number(Key.DECISION_MORE) or 0))
    return Owed(step, calendar.after(voted.on, days), terms.clause(key), late_on, by)


def _decides(case: Case, step: str, voted: Done, terms: Parameters) -> str:
    """The superior committee where there is no other, or the cell's vote failed too often."""
    if step not in DECISIONS:
        return ""
    failed = step == Step.FULL_DECISION and not voted.passed
    return terms.choice(Key.DECIDES) if case.has_committee and not failed else Decides.SUPERIOR


def _quarterly_remark(case: Case, statutes: Statutes, today: date) -> Owed | None:
    """Where an office wants one every quarter, of each introducer until the cell has voted, and of each helper in probation:
    three months after their last, after they began, or since it is asked."""
    asked, time = _wanted_every_quarter(statutes, today), _time_of_remarks(case, statutes)
    if asked is None or time is None or not time.contains(today):
        return None
    since, with_them = max(asked.start, time.start), case.with_them_on(today, helps=case.began_on is not None)
    last = min((_last_remark(case, one, since) for one in with_them), default=since)
    due = months_after(last, QUARTER)
    return Owed(Step.REMARK, due, statutes.on(today).clause(Key.QUARTERLY_REMARKS)) if due <= today else None


def _wanted_every_quarter(statutes: Statutes, today: date) -> Period | None:
    """Since when without a break, whichever regulations said so one after another; nobody is late by one that came later."""
    found = None
    for row in reversed(statutes.rows(Key.QUARTERLY_REMARKS)):
        day = today if found is None else day_before(found.start)
        if row.choice == ON and row.period.contains(day):
            found = row.period
    return found


def _time_of_remarks(case: Case, statutes: Statutes) -> Period | None:
    if case.began_on is not None:
        ends = full_from(case, statutes)
        return Period(case.began_on, ends) if ends is not None else None
    begun, has_voted = case.file_begun_on, case.passed_on(Step.CELL_VOTE) is not None
    return Period(begun) if begun is not None and not has_voted else None


def _last_remark(case: Case, one: Companion, since: date) -> date:
    days = [
        done.on for done in case.done if done.step == Step.REMARK and done.companion == one.key and done.on >= since
    ]
    return max(days, default=max(one.period.start, since))
