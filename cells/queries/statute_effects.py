"""What another value or another word would change in the register of today, before it is kept: in figures and by organisation,
never by member, for statutes are an administrator's, who sees no member."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words, months_after
from cells.models import Degree, Member, Membership, Organisation, OrganisationVersion, Transfer
from cells.models.dated import over_by
from cells.models.organisation import OrganisationQuerySet
from cells.queries.days_off import calendar
from cells.queries.member_days import breaches_of
from cells.queries.organisation_words import GRASSROOTS_CELL, OWN_WORDS, What, WordsOverTime, words_known
from cells.queries.organisations import versions_on
from cells.queries.parameters import statutes_known
from cells.queries.sizes import (
    cells_without_committee,
    cells_without_groups,
    of_another_size,
    too_small_cells,
)
from cells.rules.deadlines import papers_due_on
from cells.rules.leaving import NEEDS_A_DECISION
from cells.rules.parameters import DECLARED, Asked, Key, Parameters, Statutes
from cells.rules.probation import probation_ends_on
from cells.rules.working_days import Calendar

MOST_JUDGED = 20_000
"""Of more members than these it is only said that their days are looked at anew."""


@dataclass(frozen=True)
class Known:
    """What all statutes say."""

    statutes: Statutes
    words: WordsOverTime
    calendar: Calendar


@dataclass(frozen=True)
class Effect:
    """`key`: of the parameter or the word, or `days_off`. `sentences`: what changes. `places`: ids of organisations, each with
    what of it."""

    key: str
    title: str
    sentences: list[str]
    places: list[tuple[int, str]] = field(default_factory=list)

    @property
    def figures(self) -> list[str]:
        """What somebody saw of it before they confirmed."""
        return [*self.sentences, *(f"{pk}: {words}" for pk, words in self.places)]


def known() -> Known:
    return Known(statutes_known(), words_known(), calendar())


def effects(before: Known, after: Known, today: date) -> list[Effect]:
    """By parameter, then by word, then the days off: only of what would be otherwise on some day."""
    found = [
        Effect(key, str(DECLARED[key].label), [*_otherwise(changed), *sentences], places)
        for key in DECLARED
        if (changed := _changes(key, before.statutes, after.statutes))
        for sentences, places in [_LOOKING.get(key, _nowhere)(Changed(key, changed, before, after, today))]
    ]
    return [*found, *_words(before.words, after.words, today), *_days_off(before, after, today)]


def figures_of(found: Sequence[Effect]) -> dict[str, list[str]]:
    """What stands on the page of a look, by what it is about."""
    return {effect.title: effect.figures for effect in found}


@dataclass(frozen=True)
class Change:
    """On the days from `first` on, until the day before `end`, something else is asked."""

    first: date
    end: date | None
    before: Asked | None
    after: Asked | None


@dataclass(frozen=True)
class Changed:
    key: str
    changes: Sequence[Change]
    before: Known
    after: Known
    today: date

    @property
    def told(self) -> Change:
        """The one of today, else the next to come, else the last that is over."""
        ahead = [change for change in self.changes if change.end is None or change.end > self.today]
        return ahead[0] if ahead else self.changes[-1]


def _changes(key: str, before: Statutes, after: Statutes) -> list[Change]:
    borders = sorted(
        {
            day
            for statutes in (before, after)
            for row in statutes.rows(key)
            for day in (row.period.start, row.period.end)
            if day is not None
        }
    )
    changes = []
    for first, end in zip(borders, [*borders[1:], None], strict=False):
        was, becomes = before.asked(key, first), after.asked(key, first)
        if _said(was) != _said(becomes):
            changes.append(Change(first, end, was, becomes))
    return changes


def _said(asked: Asked | None) -> tuple[object, ...]:
    return (asked.value, asked.choice, asked.strict, asked.clause) if asked else ()


def _otherwise(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        days = {
            "first": day_in_words(change.first),
            "before": _in_words(change.before),
            "after": _in_words(change.after),
        }
        if change.end is None:
            yield _("From %(first)s: %(before)s → %(after)s.") % days
        else:
            days["end"] = day_in_words(change.end)
            yield _("From %(first)s until %(end)s begins: %(before)s → %(after)s.") % days


def _in_words(asked: Asked | None) -> str:
    if asked is None:
        return _("nothing is asked")
    return f"{DECLARED[asked.key].in_words(asked.value, asked.choice)} ({asked.clause})"


Found = tuple[list[str], list[tuple[int, str]]]
_NOTHING: Found = ([], [])


def _nowhere(_changed: Changed) -> Found:
    return _NOTHING


def _sized(look: Callable[[OrganisationQuerySet, Parameters], QuerySet[Any]]) -> Callable[[Changed], Found]:
    def compare(changed: Changed) -> Found:
        everywhere = Organisation.objects.all()
        was, becomes = (
            {
                version.organisation_id: version.number
                for version in look(everywhere, Parameters(changed.today, {changed.key: asked} if asked else {}))
            }
            for asked in (changed.told.before, changed.told.after)
        )
        numbers = {"before": len(was), "after": len(becomes)}
        sentence = _("Found by data quality in the register of today: %(before)d before, %(after)d after.") % numbers
        places = [(pk, _("found from then on (%(number)d)") % {"number": becomes[pk]}) for pk in becomes.keys() - was]
        places += [(pk, _("no longer found (%(number)d)") % {"number": was[pk]}) for pk in was.keys() - becomes]
        return [sentence], sorted(places)

    return compare


def _probations(changed: Changed) -> Found:
    rows = Degree.objects.on(changed.today).filter(value=Degree.Value.PROBATIONARY)
    moved = [
        member
        for member, began in rows.values_list("member_id", "valid_from")
        if probation_ends_on(began, changed.before.statutes) != probation_ends_on(began, changed.after.statutes)
    ]
    cells = Counter(Membership.objects.on(changed.today).filter(member__in=moved).values_list("cell_id", flat=True))
    words = ngettext(
        "The probation of %(number)d member would end on another day.",
        "The probation of %(number)d members would end on another day.",
        len(moved),
    )
    sentences, places = _judged(changed)
    counted = [(pk, _members(number)) for pk, number in sorted(cells.items())]
    return [words % {"number": len(moved)}, *sentences], [*counted, *places]


def _judged(changed: Changed) -> Found:
    """Members whose days would be judged otherwise."""
    admitted = Member.objects.filter(
        _any_of(Q(admitted_on__gte=change.first) & _before(change.end) for change in changed.changes)
    )
    number = admitted.count()
    if number > MOST_JUDGED:
        return [_("The days of %(number)d members are judged by it.") % {"number": number}], []
    was, becomes = (breaches_of(admitted, changed.today, known.statutes) for known in (changed.before, changed.after))
    differ = [pk for pk in was.keys() | becomes.keys() if was.get(pk, []) != becomes.get(pk, [])]
    cells = Counter(Membership.objects.on(changed.today).filter(member__in=differ).values_list("cell_id", flat=True))
    words = ngettext(
        "The days of %(number)d member would be judged otherwise.",
        "The days of %(number)d members would be judged otherwise.",
        len(differ),
    )
    return [words % {"number": len(differ)}], [(pk, _members(many)) for pk, many in sorted(cells.items())]


def _before(end: date | None) -> Q:
    return Q(admitted_on__lt=end) if end is not None else Q()


def _any_of(conditions: Iterable[Q]) -> Q:
    either = Q(pk__in=[])
    for condition in conditions:
        either |= condition
    return either


def _readmissions(changed: Changed) -> Found:
    """Of those who left the Party and have not come back."""
    left = Membership.objects.filter(over_by(changed.today), departure__in=NEEDS_A_DECISION).exclude(
        member__in=Membership.objects.not_over(changed.today).values("member")
    )
    told = changed.told
    days = [day for day in left.values_list("valid_to", flat=True) if day is not None]
    moved = [day for day in days if _earliest(day, told.before) != _earliest(day, told.after)]
    words = ngettext(
        "It is about %(number)d person who left the Party and has not come back.",
        "It is about %(number)d people who left the Party and have not come back.",
        len(moved),
    )
    return [words % {"number": len(moved)}], []


def _earliest(left_on: date, asked: Asked | None) -> object:
    if asked is None or asked.key != Key.READMISSION_AFTER:
        return asked.value if asked else None
    return months_after(left_on, asked.value)


def _transfers(changed: Changed) -> Found:
    number, places = _due_otherwise(changed.before, changed.after, changed.today)
    words = ngettext(
        "%(number)d transfer under way was sent on one of these days. Its deadline stays as it was entered.",
        "%(number)d transfers under way were sent on these days. Their deadlines stay as they were entered.",
        number,
    )
    return [words % {"number": number}], places


def _due_otherwise(before: Known, after: Known, today: date) -> tuple[int, list[tuple[int, str]]]:
    """Transfers under way whose papers would be due on another day, if none had been written; by the cell that sent them."""
    moves = Transfer.objects.under_way_on(today).values_list("from_cell_id", "sent_on")
    moved = [
        cell
        for cell, sent_on in moves
        if papers_due_on(sent_on, before.statutes, before.calendar)
        != papers_due_on(sent_on, after.statutes, after.calendar)
    ]
    cells = Counter(cell for cell in moved if cell is not None)
    return len(moved), [(pk, _transfers_in_words(many)) for pk, many in sorted(cells.items())]


def _members(number: int) -> str:
    return ngettext("%(number)s member", "%(number)s members", number) % {"number": number}


def _transfers_in_words(number: int) -> str:
    return ngettext("%(number)d transfer", "%(number)d transfers", number) % {"number": number}


_LOOKING: dict[str, Callable[[Changed], Found]] = {
    Key.CELL_FROM: _sized(too_small_cells),
    Key.CELL_COMMITTEE_FROM: _sized(cells_without_committee),
    Key.GRASSROOTS_COMMITTEE_FROM: _sized(of_another_size),
    Key.GROUPS_FROM: _sized(cells_without_groups),
    Key.PROBATION: _probations,
    Key.YOUNGEST: _judged,
    Key.OLDEST: _judged,
    Key.READMISSION_AFTER: _readmissions,
    Key.READMISSIONS: _readmissions,
    Key.TRANSFER_PAPERS: _transfers,
}
"""Of the others it is only said what is asked: nothing in the register of today is judged by them."""


def look_when_changed(keys: Iterable[str], look: Callable[[Changed], Found]) -> None:
    """At start-up, of an upper app: what another value of its parameters changes in what it holds."""
    _LOOKING.update(dict.fromkeys(keys, look))


def _words(before: WordsOverTime, after: WordsOverTime, today: date) -> Iterator[Effect]:
    borders = sorted(before.borders() | after.borders())
    numbers = _numbers(today)
    for what in What.values:
        for key in OWN_WORDS[what]:
            said = [
                (day, before.on(day).of(what, key), after.on(day).of(what, key))
                for day in borders
                if before.on(day).of(what, key) != after.on(day).of(what, key)
            ]
            if said:
                sentences = [
                    _("From %(day)s: «%(before)s» → «%(after)s».")
                    % {"day": day_in_words(day), "before": old, "after": new}
                    for day, old, new in said
                ]
                number = numbers[what, key]
                counted = ngettext(
                    "%(number)d organisation of today.", "%(number)d organisations of today.", number
                ) % {"number": number}
                yield Effect(f"{what}-{key}", f"{What(what).label}: {OWN_WORDS[what][key]}", [*sentences, counted])


def _days_off(before: Known, after: Known, today: date) -> Iterator[Effect]:
    was, becomes = before.calendar, after.calendar
    told = [
        (_("Off from now on: %(days)s."), sorted(becomes.off - was.off)),
        (_("No longer off: %(days)s."), sorted(was.off - becomes.off)),
        (_("Worked from now on: %(days)s."), sorted(becomes.worked - was.worked)),
        (_("No longer worked: %(days)s."), sorted(was.worked - becomes.worked)),
    ]
    sentences = [words % {"days": ", ".join(map(day_in_words, days))} for words, days in told if days]
    if decided := sorted(becomes.decided ^ was.decided):
        words = _("Decided: %(years)s.") if becomes.decided > was.decided else _("No longer decided: %(years)s.")
        sentences.append(words % {"years": ", ".join(map(str, decided))})
    if not sentences:
        return
    number, places = _due_otherwise(before, after, today)
    words = ngettext(
        "The papers of %(number)d transfer under way would be due on another day. The day that was entered stays.",
        "The papers of %(number)d transfers under way would be due on other days. The days that were entered stay.",
        number,
    )
    yield Effect("days_off", _("Days off"), [*sentences, words % {"number": number}], places)


def _numbers(today: date) -> Counter[tuple[str, str]]:
    """Organisations of today by kind, level and type."""
    numbers: Counter[tuple[str, str]] = Counter()
    for kind, level, type in versions_on(today).order_by().values_list("kind", "level", "type"):
        numbers.update([(What.KIND, kind), (What.LEVEL, level), (What.TYPE, type)])
        if kind == OrganisationVersion.Kind.CELL and level == OrganisationVersion.Level.GRASSROOTS:
            numbers[What.KIND, GRASSROOTS_CELL] += 1
    return numbers
