"""Who may be disciplined how, by whom and until when, and how long it has effect (charter, chapter VIII; 69-QĐ/TW; numbers are
parameters of the day)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words, months_after, years_after
from accounts.rules.refusal import Refused
from admissions.rules.forms_of_discipline import FOR_GOOD, FORMS, OF_MEMBERS, OF_ORGANISATIONS, Form, is_within
from admissions.rules.terms import DaysAre, Key
from admissions.rules.votes import SHARES, is_reached
from cells.rules.parameters import Parameters, Statutes
from cells.rules.working_days import Calendar


class Body(StrEnum):
    CELL = "cell"
    GRASSROOTS = "grassroots"
    SUPERIOR = "superior"
    INSPECTION = "inspection"


BODIES: dict[str, Promise] = {
    Body.CELL: gettext_lazy("the cell"),
    Body.GRASSROOTS: gettext_lazy("the grassroots committee"),
    Body.SUPERIOR: gettext_lazy("a superior committee"),
    Body.INSPECTION: gettext_lazy("an inspection committee"),
}
POWERS = {
    Body.CELL: Key.CELL_DISCIPLINES,
    Body.GRASSROOTS: Key.GRASSROOTS_DISCIPLINES,
    Body.SUPERIOR: Key.SUPERIOR_DISCIPLINES,
    Body.INSPECTION: Key.INSPECTION_DISCIPLINES,
}
LIMITS = {Form.REPRIMAND: Key.REPRIMAND_LIMIT, Form.WARNING: Key.WARNING_LIMIT, Form.REMOVAL: Key.WARNING_LIMIT}


class After(StrEnum):
    """What may follow the announcement."""

    COMPLAINT = "complaint"
    UPHELD = "upheld"
    CHANGED = "changed"
    ANNULLED = "annulled"
    RELAPSE = "relapse"
    ENDED = "ended"


AFTERWARDS: dict[str, Promise] = {
    After.COMPLAINT: gettext_lazy("complaint"),
    After.UPHELD: gettext_lazy("complaint settled: the discipline stays"),
    After.CHANGED: gettext_lazy("complaint settled: another form"),
    After.ANNULLED: gettext_lazy("the discipline was annulled"),
    After.RELAPSE: gettext_lazy("relapse or new breach"),
    After.ENDED: gettext_lazy("ended by a decision"),
}
OUTCOMES = (After.UPHELD, After.CHANGED, After.ANNULLED)


@dataclass(frozen=True)
class Vote:
    """Of those who could vote, `in_favour`."""

    in_favour: int
    base: int


@dataclass(frozen=True)
class Happened:
    """`form`: the other form, where the outcome of a complaint changed it."""

    what: str
    on: date
    form: str = ""


@dataclass(frozen=True)
class Matter:
    """One case. `is_official`: of a member, on the day of the decision; None of an organisation."""

    form: str
    decided_by: str
    breach_on: date
    decided_on: date
    is_official: bool | None = True
    known_on: date | None = None
    voted_on: date | None = None
    announced_on: date | None = None
    vote: Vote | None = None
    proposed: Vote | None = None
    """The cell's vote that proposes an expulsion."""
    afterwards: Sequence[Happened] = ()

    @property
    def is_of_an_organisation(self) -> bool:
        return self.is_official is None

    def form_on(self, day: date) -> str:
        """As the complaints that were settled by then left it."""
        changed = [one for one in self.afterwards if one.what == After.CHANGED and one.on <= day]
        return max(changed, key=lambda one: one.on).form if changed else self.form

    def first(self, what: str, until: date) -> date | None:
        return min((one.on for one in self.afterwards if one.what == what and one.on <= until), default=None)


def check_matter(matter: Matter, terms: Parameters) -> None:
    """Raises Refused with everything that stands in the way, by the terms of the day of the decision."""
    if reasons := list(_in_the_way(matter, terms)):
        first = reasons[0]
        raise Refused(first.message, clause=first.clause, field=first.field, reasons=reasons)


def _in_the_way(matter: Matter, terms: Parameters) -> Iterator[Refused]:
    yield from _form(matter, terms)
    yield from _power(matter, terms)
    yield from _days(matter)
    yield from _votes(matter, terms)
    until = limit_of(matter.form, matter.breach_on, terms)
    if until is not None and matter.decided_on > until:
        words = _("After the breach of %(breach)s this could be decided until %(day)s.")
        days = {"breach": day_in_words(matter.breach_on), "day": day_in_words(until)}
        yield Refused(words % days, clause=terms.clause(LIMITS[Form(matter.form)]), field="breach_on")


def _form(matter: Matter, terms: Parameters) -> Iterator[Refused]:
    known = OF_ORGANISATIONS if matter.is_of_an_organisation else OF_MEMBERS
    if matter.form not in known:
        yield Refused(_("Choose one of the values offered."), field="form")
    elif matter.is_official is False and not is_within(matter.form, terms.choice(Key.PROBATIONARY_DISCIPLINED)):
        clause = terms.clause(Key.PROBATIONARY_DISCIPLINED)
        words = _("A probationary member cannot be disciplined by %(form)s.") % {"form": FORMS[matter.form]}
        yield Refused(words, clause=clause, field="form")


def _power(matter: Matter, terms: Parameters) -> Iterator[Refused]:
    if matter.is_of_an_organisation and matter.decided_by == Body.CELL:
        yield Refused(_("An organisation is disciplined by a committee above it."), field="decided_by")
    elif matter.form in FORMS and not is_within(matter.form, terms.choice(POWERS[Body(matter.decided_by)])):
        words = _("%(form)s is not for %(body)s to decide: it proposes it to the committee above.")
        names = {"form": str(FORMS[matter.form]).capitalize(), "body": BODIES[matter.decided_by]}
        yield Refused(words % names, clause=terms.clause(POWERS[Body(matter.decided_by)]), field="decided_by")


def _days(matter: Matter) -> Iterator[Refused]:
    days = [
        ("breach_on", matter.breach_on),
        ("known_on", matter.known_on),
        ("voted_on", matter.voted_on),
        ("decided_on", matter.decided_on),
        ("announced_on", matter.announced_on),
    ]
    told = [(name, day) for name, day in days if day is not None]
    for (_earlier, before), (name, day) in pairwise(told):
        if day < before:
            yield Refused(_("This lies before %(day)s.") % {"day": day_in_words(before)}, field=name)


def _votes(matter: Matter, terms: Parameters) -> Iterator[Refused]:
    if matter.vote is None and matter.decided_by == Body.CELL:
        yield Refused(_("Write how the cell voted."), field="in_favour")
    votes = [(matter.vote, Key.DISCIPLINE_VOTE, "in_favour"), (matter.proposed, Key.EXPULSION_VOTE, "proposed")]
    for vote, key, name in votes:
        if vote is None:
            continue
        share = terms.choice(key)
        if vote.in_favour > vote.base:
            words = _("These are more than the %(number)d who could vote.") % {"number": vote.base}
            yield Refused(words, field=name)
        elif share and not is_reached(vote.in_favour, vote.base, share):
            words = _("%(in_favour)d of %(base)d do not suffice: %(share)s is needed.")
            numbers = {"in_favour": vote.in_favour, "base": vote.base, "share": SHARES[share]}
            yield Refused(words % numbers, clause=terms.clause(key), field=name)


def limit_of(form: str, breach_on: date, terms: Parameters) -> date | None:
    """The last day on which it could be decided: the very day the years are full; None where there is no limit."""
    key = LIMITS.get(Form(form)) if form in FORMS else None
    years = terms.number(key) if key is not None else None
    return None if years is None else years_after(breach_on, years)


def announce_by(decided_on: date, terms: Statutes) -> tuple[date, str] | None:
    """The last day, with its clause."""
    days = terms.asked(Key.DISCIPLINE_ANNOUNCED, decided_on)
    if days is None:
        return None
    return decided_on + timedelta(days=days.value), days.clause


def complain_by(announced_on: date, terms: Statutes, calendar: Calendar) -> tuple[date, str] | None:
    """The last day of a complaint, with its clause; in calendar or in working days, as the office reads the regulations."""
    days, counted = terms.asked(Key.COMPLAINT, announced_on), terms.asked(Key.COMPLAINT_DAYS, announced_on)
    if days is None:
        return None
    if counted is not None and counted.choice == DaysAre.WORKING:
        return calendar.after(announced_on, days.value), days.clause
    return announced_on + timedelta(days=days.value), days.clause


class Effect(StrEnum):
    DECIDED = "decided"
    IN_EFFECT = "in_effect"
    LASTING = "lasting"
    EXPIRED = "expired"
    ANNULLED = "annulled"
    ENDED = "ended"


EFFECTS: dict[str, Promise] = {
    Effect.DECIDED: gettext_lazy("decided, not announced"),
    Effect.IN_EFFECT: gettext_lazy("in effect"),
    Effect.LASTING: gettext_lazy("in effect until it is ended"),
    Effect.EXPIRED: gettext_lazy("expired"),
    Effect.ANNULLED: gettext_lazy("annulled"),
    Effect.ENDED: gettext_lazy("ended"),
}


@dataclass(frozen=True)
class Standing:
    """What a discipline is on a day. `ends_on`: from which day it has no effect any more, as far as that is known then."""

    effect: Effect
    ends_on: date | None = None


def standing_on(matter: Matter, day: date, terms: Statutes) -> Standing | None:
    """None before the decision. It expires by itself where, until the months are full, nobody complained in vain or without an
    answer yet and nothing new was done; what was settled later than that ends with the settlement."""
    if day < matter.decided_on:
        return None
    for what, effect in ((After.ANNULLED, Effect.ANNULLED), (After.ENDED, Effect.ENDED)):
        if (ended := matter.first(what, day)) is not None:
            return Standing(effect, ended)
    if matter.announced_on is None or day < matter.announced_on:
        return Standing(Effect.DECIDED)
    months = terms.asked(Key.DISCIPLINE_EXPIRES, matter.announced_on)
    if matter.form_on(day) in FOR_GOOD or months is None:
        return Standing(Effect.LASTING)
    full = months_after(matter.announced_on, months.value)
    relapsed = matter.first(After.RELAPSE, day)
    if relapsed is not None and relapsed < full:
        return Standing(Effect.LASTING)
    return _expiring(matter, day, full)


def _expiring(matter: Matter, day: date, full: date) -> Standing:
    complained = matter.first(After.COMPLAINT, day)
    if complained is None or complained >= full:
        return Standing(Effect.EXPIRED if day >= full else Effect.IN_EFFECT, full)
    settled = [one.on for one in matter.afterwards if one.what in OUTCOMES and complained <= one.on <= day]
    if not settled:
        return Standing(Effect.LASTING)
    ends = max(full, max(settled))
    return Standing(Effect.EXPIRED if day >= ends else Effect.IN_EFFECT, ends)


def check_afterwards(matter: Matter, one: Happened, terms: Statutes, calendar: Calendar) -> None:
    """Whether this may follow. Raises Refused."""
    if matter.announced_on is None or one.on < matter.announced_on:
        raise Refused(_("It is announced first."), field="on")
    pending = is_pending(matter, one.on)
    if one.what == After.COMPLAINT:
        if pending:
            raise Refused(_("A complaint is open already. Record its outcome first."), field="what")
        last = complain_by(matter.announced_on, terms, calendar)
        if last is not None and one.on > last[0]:
            words = _("A complaint could be made until %(day)s.") % {"day": day_in_words(last[0])}
            raise Refused(words, clause=last[1], field="on")
    elif one.what in (After.UPHELD, After.CHANGED) and not pending:
        raise Refused(_("No complaint is open on that day."), field="what")
    if one.what == After.CHANGED:
        known = OF_ORGANISATIONS if matter.is_of_an_organisation else OF_MEMBERS
        if one.form not in known or one.form == matter.form_on(one.on):
            raise Refused(_("Choose the other form."), field="form")
        if one.form in FOR_GOOD:
            # An expulsion is the register's act, with its own decision.
            raise Refused(_("Record this as a case of its own, with its own decision."), field="form")
    standing = standing_on(matter, one.on, terms)
    if one.what in (After.RELAPSE, After.ENDED) and (
        standing is None or standing.effect not in (Effect.IN_EFFECT, Effect.LASTING)
    ):
        raise Refused(_("It has no effect on that day."), field="on")


def is_pending(matter: Matter, day: date) -> bool:
    """Whether a complaint waits for its outcome."""
    told = [one for one in matter.afterwards if one.on <= day]
    made = sum(one.what == After.COMPLAINT for one in told)
    return made > sum(one.what in OUTCOMES for one in told)
