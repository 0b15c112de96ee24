"""What has to be true before a step, what is to be done next and by when (the charter's regulations; numbers are parameters)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words, months_after, years_after
from accounts.rules.refusal import Refused
from admissions.rules.steps import COMMITTEE_VOTES, OFTEN, STEPS, TWO, Case, Step
from admissions.rules.terms import ON, AllTerms, From, Key, Terms
from cells.rules.births import earliest_day, latest_day
from cells.rules.parameters import Key as StatuteKey
from cells.rules.parameters import Statutes
from cells.rules.probation import probation_ends_on
from cells.rules.working_days import Calendar

QUARTER = 3


def check_step(case: Case, step: str, on: date, terms: Terms, statutes: Statutes) -> None:
    """Raises Refused with everything that stands in the way of the step on the day, each with its clause."""
    if reasons := list(_in_the_way(case, step, on, terms, statutes)):
        first = reasons[0]
        raise Refused(first.message, clause=first.clause, field=first.field, reasons=reasons)


def _in_the_way(case: Case, step: str, on: date, terms: Terms, statutes: Statutes) -> Iterator[Refused]:
    if case.is_closed:
        yield Refused(_("This case is closed."))
        return
    if on < case.listed_on:
        words = _("The person is on the source list since %(day)s.") % {"day": day_in_words(case.listed_on)}
        yield Refused(words, field="on")
    if step not in OFTEN and case.last(step) is not None:
        yield Refused(_("This is recorded already. Take that entry back first if it was a mistake."))
        return
    yield from _not_done(case, step, on)
    if step == Step.CELL_VOTE:
        yield from before_the_vote(case, on, terms)
        return
    if step == Step.FULL_VOTE:
        yield from _before_the_full_vote(case, on, terms, statutes)
    yield from _papers(case, step, on, terms)


_AFTER: dict[str, tuple[str, ...]] = {
    Step.COMMITTEE_VOTE: (Step.CELL_VOTE,),
    Step.DECISION: (Step.CELL_VOTE, Step.COMMITTEE_VOTE),
    Step.RECEIPT: (Step.DECISION,),
    Step.CEREMONY: (Step.DECISION,),
    Step.NEW_COURSE: (Step.CEREMONY,),
    Step.OWN_REVIEW: (Step.CEREMONY,),
    Step.FULL_VOTE: (Step.CEREMONY,),
    Step.FULL_COMMITTEE_VOTE: (Step.FULL_VOTE,),
    Step.FULL_DECISION: (Step.CEREMONY,),
    Step.CARD: (Step.FULL_DECISION,),
}


def _not_done(case: Case, step: str, on: date) -> Iterator[Refused]:
    """What comes before it, and on or after what it has to lie."""
    for before in _AFTER.get(step, ()):
        if before in COMMITTEE_VOTES and not case.has_committee:
            continue
        day = case.passed_on(before)
        if day is None:
            yield Refused(_("First comes: %(step)s.") % {"step": STEPS[before]})
        elif on < day:
            words = _("%(step)s was on %(day)s. Give that day or a later one.")
            yield Refused(words % {"step": str(STEPS[before]).capitalize(), "day": day_in_words(day)}, field="on")


def before_the_vote(case: Case, on: date, terms: Terms) -> Iterator[Refused]:
    """What the file lacks when the cell votes on admission."""
    yield from _age(case, on, terms)
    course, valid = case.last(Step.COURSE), terms.number(Key.COURSE_VALID)
    if course is None or course.on > on:
        yield Refused(_("The awareness course has not been attended."), clause=terms.clause(Key.COURSE_VALID))
    elif valid is not None and on >= months_after(course.on, valid):
        words = _("The certificate of %(day)s is valid for %(number)d months. The course is to be attended again.")
        yield Refused(words % {"day": day_in_words(course.on), "number": valid}, clause=terms.clause(Key.COURSE_VALID))
    with_them = case.with_them_on(on)
    if len(with_them) < TWO:
        yield Refused(_("Two introducers are needed on the day of the vote."), clause=terms.clause(Key.TOGETHER))
    remarked = {one.companion for one in case.done if one.step == Step.REMARK and one.on <= on}
    if any(one.key not in remarked for one in with_them):
        yield Refused(_("The remark of each introducer is missing."))
    for step in (Step.OPINION_BODIES, Step.OPINION_RESIDENCE):
        yield from _paper_of(case, step, on, terms)
    yield from _papers(case, Step.CELL_VOTE, on, terms)


def _age(case: Case, on: date, terms: Terms) -> Iterator[Refused]:
    youngest, oldest = terms.asked(StatuteKey.YOUNGEST), terms.asked(StatuteKey.OLDEST)
    if case.birth is None:
        yield Refused(_("The date of birth is missing."))
        return
    if youngest is not None and on < years_after(earliest_day(case.birth), youngest.value):
        words = _("Nobody is admitted before the age of %(number)d.") % {"number": youngest.value}
        yield Refused(words, clause=youngest.clause)
    if oldest is not None and oldest.strict and on >= years_after(latest_day(case.birth), oldest.value + 1):
        words = _("Nobody is admitted after the age of %(number)d.") % {"number": oldest.value}
        yield Refused(words, clause=oldest.clause)


def _paper_of(case: Case, step: str, on: date, terms: Terms) -> Iterator[Refused]:
    last = case.last(step)
    if last is None or last.on > on:
        yield Refused(_("Missing: %(step)s.") % {"step": STEPS[step]})
    elif is_too_old(last.on, on, terms):
        words = {"step": STEPS[step], "day": day_in_words(last.on)}
        clause = terms.clause(Key.PAPERS_VALID)
        yield Refused(_("Too old, to be made anew: %(step)s (%(day)s).") % words, clause=clause)


def _papers(case: Case, step: str, on: date, terms: Terms) -> Iterator[Refused]:
    for paper in case.papers:
        if paper.step != step:
            continue
        if not paper.is_there:
            yield Refused(_("Missing in the file: %(paper)s.") % {"paper": paper.name})
        elif paper.expires and paper.on is not None and is_too_old(paper.on, on, terms):
            words = {"paper": paper.name, "day": day_in_words(paper.on)}
            clause = terms.clause(Key.PAPERS_VALID)
            yield Refused(_("Too old, to be made anew: %(paper)s (%(day)s).") % words, clause=clause)


def is_too_old(paper: date, on: date, terms: Terms) -> bool:
    """More than so many months: on the very day they are full it still holds."""
    months = terms.number(Key.PAPERS_VALID)
    return months is not None and on > months_after(paper, months)


def _before_the_full_vote(case: Case, on: date, terms: Terms, statutes: Statutes) -> Iterator[Refused]:
    ends = full_from(case, statutes)
    if ends is not None and on < ends:
        asked = statutes.asked(StatuteKey.PROBATION, case.began_on or on)
        words = _("The probation lasts until %(day)s: the cell votes on that day at the earliest.")
        clause = asked.clause if asked else ""
        yield Refused(words % {"day": day_in_words(ends)}, clause=clause, field="on")
    for step in (Step.NEW_COURSE, Step.OWN_REVIEW):
        last = case.last(step)
        if last is None or last.on > on:
            yield Refused(_("Missing: %(step)s.") % {"step": STEPS[step]})
    review = case.last(Step.OWN_REVIEW)
    if review is not None and ends is not None and review.on < ends:
        yield Refused(_("The own review is written only after the probation."), clause=terms.clause(Key.FULL_REVIEW))
    helpers = {one.key for one in case.companions if one.helps}
    began = case.began_on
    remarked = [one for one in case.done if one.step == Step.REMARK and began is not None and began <= one.on <= on]
    if not any(one.companion in helpers for one in remarked):
        yield Refused(_("The remark of the helper is missing."))
    failed, most = (
        len([one for one in case.done if one.step == Step.FULL_VOTE and not one.passed]),
        terms.number(Key.FAILED_VOTES),
    )
    if most is not None and failed >= most:
        words = _("The vote has failed %(number)d times: the superior committee decides.") % {"number": failed}
        yield Refused(words, clause=terms.clause(Key.FAILED_VOTES))


def full_from(case: Case, statutes: Statutes) -> date | None:
    """From which day the member is official, however late the decision is: the day the months are full."""
    return probation_ends_on(case.began_on, statutes) if case.began_on is not None else None


@dataclass(frozen=True)
class Owed:
    """`due_on` None: as soon as it can be. `too_late_on`: the last day of what may be added to the time."""

    step: str
    due_on: date | None = None
    clause: str = ""
    too_late_on: date | None = None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


def next_owed(case: Case, terms: AllTerms, statutes: Statutes, calendar: Calendar, today: date) -> Owed | None:
    """The next step of a case, by the terms of the day from which its time runs; None where nothing is left."""
    if case.is_closed or case.passed_on(Step.CARD) is not None:
        return None
    if case.began_on is not None:
        return _owed_on_probation(case, terms, statutes, calendar, today)
    if (decided := case.passed_on(Step.DECISION)) is not None:
        return _owed_ceremony(case, decided, terms, calendar)
    if (voted := case.passed_on(Step.CELL_VOTE)) is not None:
        waits = case.has_committee and case.passed_on(Step.COMMITTEE_VOTE) is None
        step = Step.COMMITTEE_VOTE if waits else Step.DECISION
        return _decision(step, voted, Key.ADMISSION_DECISION, terms, calendar)
    if case.last(Step.COURSE) is None:
        return Owed(Step.COURSE)
    return Owed(Step.CELL_VOTE)


def _owed_ceremony(case: Case, decided: date, terms: AllTerms, calendar: Calendar) -> Owed:
    counted, days = terms.get(Key.CEREMONY_FROM, decided), terms.get(Key.CEREMONY, decided)
    received = case.passed_on(Step.RECEIPT)
    if counted is not None and counted.value == From.RECEIPT and received is None:
        return Owed(Step.RECEIPT, clause=counted.clause)
    since = received if received is not None and counted is not None and counted.value == From.RECEIPT else decided
    if days is None or not isinstance(days.value, int):
        return Owed(Step.CEREMONY)
    return Owed(Step.CEREMONY, calendar.after(since, days.value), days.clause)


def _owed_on_probation(case: Case, terms: AllTerms, statutes: Statutes, calendar: Calendar, today: date) -> Owed | None:
    if case.passed_on(Step.FULL_DECISION) is not None:
        return Owed(Step.CARD)
    if (voted := case.passed_on(Step.FULL_VOTE)) is not None:
        waits = case.has_committee and case.passed_on(Step.FULL_COMMITTEE_VOTE) is None
        step = Step.FULL_COMMITTEE_VOTE if waits else Step.FULL_DECISION
        return _decision(step, voted, Key.FULL_DECISION, terms, calendar)
    ends = full_from(case, statutes)
    if ends is None:
        return Owed(Step.FULL_VOTE)
    if (remark := _quarterly_remark(case, terms, today)) is not None and today < ends:
        return remark
    if case.last(Step.NEW_COURSE) is None and today < ends:
        return Owed(Step.NEW_COURSE, ends)
    if today >= ends and case.last(Step.OWN_REVIEW) is None:
        return _by_review(Step.OWN_REVIEW, ends, terms, calendar)
    return _by_review(Step.FULL_VOTE, ends, terms, calendar)


def _by_review(step: str, ends: date, terms: AllTerms, calendar: Calendar) -> Owed:
    days = terms.get(Key.FULL_REVIEW, ends)
    if days is None or not isinstance(days.value, int):
        return Owed(step)
    return Owed(step, calendar.after(ends, days.value), days.clause)


def _quarterly_remark(case: Case, terms: AllTerms, today: date) -> Owed | None:
    """Where an office wants one every quarter: three months after the last, or after the ceremony."""
    asked = terms.get(Key.QUARTERLY_REMARKS, today)
    began = case.began_on
    if asked is None or asked.value != ON or began is None:
        return None
    last = max((one.on for one in case.done if one.step == Step.REMARK and one.on >= began), default=began)
    due = months_after(last, QUARTER)
    return Owed(Step.REMARK, due, asked.clause) if due <= today else None


def _decision(step: str, voted: date, key: Key, terms: AllTerms, calendar: Calendar) -> Owed:
    days, more = terms.get(key, voted), terms.get(Key.DECISION_MORE, voted)
    if days is None or not isinstance(days.value, int):
        return Owed(step)
    added = more.value if more is not None and isinstance(more.value, int) else 0
    return Owed(
        step,
        calendar.after(voted, days.value),
        days.clause,
        too_late_on=calendar.after(voted, days.value + added),
    )


def warnings(case: Case, today: date, terms: Terms) -> list[Refused]:
    """What is said and not refused."""
    found = []
    months, oldest = terms.number(Key.TOGETHER), terms.asked(StatuteKey.OLDEST)
    for one in case.with_them_on(today):
        if months and (one.since is None or today < months_after(one.since, months)):
            words = _("An introducer has been with the person for less than %(number)d months.") % {"number": months}
            found.append(Refused(words, clause=terms.clause(Key.TOGETHER)))
            break
    too_old = oldest is not None and case.birth is not None and case.began_on is None
    if too_old and oldest and case.birth and today >= years_after(latest_day(case.birth), oldest.value):
        words = _("The person is past the age of %(number)d.") % {"number": oldest.value}
        found.append(Refused(words, clause=oldest.clause))
    return found
