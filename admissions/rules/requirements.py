"""What has to be true before a step (the charter's regulations; numbers are parameters)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words, months_after, years_after
from accounts.rules.refusal import Refused
from admissions.rules.steps import COMMITTEE_VOTES, OFTEN, STEPS, TWO, Case, PaperState, Step
from admissions.rules.terms import Key
from cells.rules.births import earliest_day, latest_day
from cells.rules.parameters import Key as StatuteKey
from cells.rules.parameters import Parameters, Statutes
from cells.rules.probation import probation_ends_on


def check_step(case: Case, step: str, on: date, statutes: Statutes) -> None:
    """Raises Refused with everything that stands in the way of the step on the day, each with its clause."""
    if reasons := list(_in_the_way(case, step, on, statutes)):
        first = reasons[0]
        raise Refused(first.message, clause=first.clause, field=first.field, reasons=reasons)


def _in_the_way(case: Case, step: str, on: date, statutes: Statutes) -> Iterator[Refused]:
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
    yield from _review_too_early(case, step, on, statutes)
    yield from before_the_vote(case, step, on, statutes)
    if step != Step.CELL_VOTE:
        yield from _papers(case, step, on, statutes.on(on))


def before_the_vote(case: Case, step: str, on: date, statutes: Statutes) -> Iterator[Refused]:
    """What is missing when the cell votes; nothing of any other step."""
    if step == Step.CELL_VOTE:
        yield from _before_the_first_vote(case, on, statutes.on(on))
    elif step == Step.FULL_VOTE:
        yield from _before_the_full_vote(case, on, statutes)


def vote_ahead(case: Case) -> str:
    """On which the cell votes next; "" before the course, and after it has voted."""
    if case.began_on is not None:
        return Step.FULL_VOTE if case.passed_on(Step.FULL_VOTE) is None else ""
    return Step.CELL_VOTE if case.last(Step.COURSE) is not None and case.passed_on(Step.CELL_VOTE) is None else ""


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


def _before_the_first_vote(case: Case, on: date, terms: Parameters) -> Iterator[Refused]:
    """On admission: age, course, introducers, opinions, papers."""
    yield from _age(case, on, terms)
    course, valid = case.last(Step.COURSE), terms.number(Key.COURSE_VALID)
    if course is None or course.on > on:
        yield Refused(_("The awareness course has not been attended."), clause=terms.clause(Key.COURSE_VALID))
    elif valid is not None and on >= months_after(course.on, valid):
        words = _("The certificate of %(day)s is valid for %(number)d months. The course is to be attended again.")
        yield Refused(words % {"day": day_in_words(course.on), "number": valid}, clause=terms.clause(Key.COURSE_VALID))
    yield from _introducers(case, on, terms)
    for step in (Step.OPINION_BODIES, Step.OPINION_RESIDENCE):
        yield from _paper_of(case, step, on, terms)
    yield from _papers(case, Step.CELL_VOTE, on, terms)


def _introducers(case: Case, on: date, terms: Parameters) -> Iterator[Refused]:
    """Two official members, or one beside the Youth Union or the trade union; who came in the place of another may be with the
    person for a shorter time (06-HD/TW)."""
    with_them, months, clause = case.with_them_on(on), terms.number(Key.TOGETHER), terms.clause(Key.TOGETHER)
    if len(with_them) < TWO:
        yield Refused(_("Two introducers are needed on the day of the vote."), clause=clause)
    elif not any(one.is_member for one in with_them):
        yield Refused(_("One of the two introducers is an official member."), clause=clause)
    known = [one.since for one in with_them if one.is_member and one.since is not None and not case.replaces(one)]
    if months and any(on < months_after(since, months) for since in known):
        words = _("An introducer has been with the person for less than %(number)d months.") % {"number": months}
        yield Refused(words, clause=clause)
    if not all(case.has_remarked(one, on) for one in with_them):
        yield Refused(_("The remark of each introducer is missing."))


def _age(case: Case, on: date, terms: Parameters) -> Iterator[Refused]:
    youngest, oldest = terms.get(StatuteKey.YOUNGEST), terms.get(StatuteKey.OLDEST)
    if case.birth is None:
        yield Refused(_("The date of birth is missing."))
        return
    if youngest is not None and on < years_after(earliest_day(case.birth), youngest.value):
        words = _("Nobody is admitted before the age of %(number)d.") % {"number": youngest.value}
        yield Refused(words, clause=youngest.clause)
    if oldest is not None and oldest.strict and on >= years_after(latest_day(case.birth), oldest.value + 1):
        words = _("Nobody is admitted after the age of %(number)d.") % {"number": oldest.value}
        yield Refused(words, clause=oldest.clause)


def _paper_of(case: Case, step: str, on: date, terms: Parameters) -> Iterator[Refused]:
    last = case.last(step)
    if last is None or last.on > on:
        yield Refused(_("Missing: %(step)s.") % {"step": STEPS[step]})
    elif is_too_old(last.on, on, terms):
        words = {"step": STEPS[step], "day": day_in_words(last.on)}
        clause = terms.clause(Key.PAPERS_VALID)
        yield Refused(_("Too old, to be made anew: %(step)s (%(day)s).") % words, clause=clause)


def _papers(case: Case, step: str, on: date, terms: Parameters) -> Iterator[Refused]:
    """Those that the step needs."""
    for paper in papers_lacking(case, step, on, terms):
        if not paper.is_there:
            yield Refused(_("Missing in the file: %(paper)s.") % {"paper": paper.name})
        else:
            words = {"paper": paper.name, "day": day_in_words(paper.on)}
            clause = terms.clause(Key.PAPERS_VALID)
            yield Refused(_("Too old, to be made anew: %(paper)s (%(day)s).") % words, clause=clause)


def papers_lacking(case: Case, step: str, on: date, terms: Parameters) -> list[PaperState]:
    """Missing for the step, or to be made anew."""
    needed = [paper for paper in case.papers if paper.step == step]
    return [paper for paper in needed if not paper.is_there or _is_old(paper, on, terms)]


def _is_old(paper: PaperState, on: date, terms: Parameters) -> bool:
    return paper.expires and paper.on is not None and is_too_old(paper.on, on, terms)


def is_too_old(paper: date, on: date, terms: Parameters) -> bool:
    """More than so many months: on the very day they are full it still holds."""
    months = terms.number(Key.PAPERS_VALID)
    return months is not None and on > months_after(paper, months)


def _review_too_early(case: Case, step: str, on: date, statutes: Statutes) -> Iterator[Refused]:
    """The own review (10-KNĐ) is written once the twelve months are over: refused beside its day, before the vote asks for it."""
    ends = full_from(case, statutes)
    if step == Step.OWN_REVIEW and ends is not None and on < ends:
        words = _("The probation lasts until %(day)s: the own review is written on that day at the earliest.")
        clause = statutes.on(on).clause(Key.FULL_REVIEW)
        yield Refused(words % {"day": day_in_words(ends)}, clause=clause, field="on")


def _before_the_full_vote(case: Case, on: date, statutes: Statutes) -> Iterator[Refused]:
    terms, ends = statutes.on(on), full_from(case, statutes)
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
    if helpers_without_remark(case, on):
        yield Refused(_("The remark of the helper is missing."))
    if is_for_the_superior(case, terms):
        words = _("The vote has failed %(number)d times: the superior committee decides.")
        clause = terms.clause(Key.FAILED_VOTES)
        yield Refused(words % {"number": case.failed_full_votes}, clause=clause)


def helpers_without_remark(case: Case, on: date) -> bool:
    """One at the end, and one of each who helped before (06-HD/TW); where nobody helped, nobody could remark."""
    known = [one for one in case.companions if one.helps and one.period.start <= on]
    helpers = [one for one in known if not (one.left and one.period.is_over_on(on))]
    return not helpers or not all(case.has_remarked(one, on) for one in helpers)


def is_for_the_superior(case: Case, terms: Parameters) -> bool:
    """Whether the vote on full membership has failed so often that the cell votes no more (294-QĐ/TW, 4.2.3)."""
    most = terms.number(Key.FAILED_VOTES)
    return most is not None and case.failed_full_votes >= most


def full_from(case: Case, statutes: Statutes) -> date | None:
    """From which day the member is official, however late the decision is: the day the months are full."""
    return probation_ends_on(case.began_on, statutes) if case.began_on is not None else None


def warnings(case: Case, today: date, statutes: Statutes) -> list[Refused]:
    """What is said and not refused."""
    terms, found = statutes.on(today), []
    if case.began_on is None:
        if any(one.is_member and one.since is None for one in case.with_them_on(today)) and terms.number(Key.TOGETHER):
            words = _("Since when an introducer has been with the person is not known: at least %(number)d months.")
            known = {"number": terms.number(Key.TOGETHER)}
            found.append(Refused(words % known, clause=terms.clause(Key.TOGETHER)))
        oldest = terms.get(StatuteKey.OLDEST)
        if oldest and case.birth and today >= years_after(latest_day(case.birth), oldest.value):
            words = _("The person is past the age of %(number)d.") % {"number": oldest.value}
            found.append(Refused(words, clause=oldest.clause))
    elif case.passed_on(Step.FULL_DECISION) is None and not case.with_them_on(today, helps=True):
        found.append(Refused(_("Nobody helps the member in probation.")))
    return found
