"""How services begin and end dated facts of a member: one at a time, refused where the facts say otherwise."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Offered, Refused
from cells.models import Member, Membership, Organisation
from cells.models.dated import Dated, DatedQuerySet
from cells.queries.names import name_in_full_on
from cells.queries.organisations import life_of
from cells.queries.rows_in_words import row_in_full
from cells.rules.ahead import check_has_happened
from cells.rules.leaving import WAYS_OUT
from cells.rules.periods import Period, check_a_day_is_left, check_may_end, earlier_end
from cells.rules.room import room_from
from cells.rules.within_life import as_far_as_known, check_within_life, first_day_outside
from cells.services.facts_ahead import stand_aside, standing_back


def locked(member: Member) -> Member:
    """The member as they are now; who else acts on them waits. What a reorganisation ahead wrote about them stands aside."""
    now = Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    stand_aside(now)
    return now


@contextmanager
def acting_on(member: Member, on: date) -> Iterator[Member]:
    """The locked member, for an act of that day, which may be told only after a reorganisation has led them on: it had happened
    before, so they are led on from what it left."""
    now = locked(member)
    with standing_back(now, on):
        yield now


def membership_on(member: Member, on: date, *, field: str = "on") -> Membership:
    """Raises Refused where the member belongs to no cell on the day."""
    membership = member.memberships.on(on).select_related("cell").first()
    if membership is None:
        raise Refused(
            _("%(name)s belongs to no cell on %(day)s. Choose a day of the membership.")
            % {"name": member.in_full, "day": day_in_words(on)},
            field=field,
        )
    return membership


def end_going_on(facts: DatedQuerySet, *, on: date, field: str = "on") -> Sequence[Any]:
    """End what is true on the day; those facts as they were before. Refused where one begins that day or later."""
    nothing_later(facts, on=on, field=field)
    going_on = list(facts.on(on))
    facts.filter(pk__in=[fact.pk for fact in going_on]).update(valid_to=on)
    return going_on


def nothing_later(facts: DatedQuerySet, *, on: date, field: str = "on") -> None:
    later = facts.begins_from(on).order_by("valid_from").first()
    if later is not None:
        raise Refused(
            _(
                "“%(fact)s” begins on %(day)s, so it cannot end on %(on)s. Choose a later day or correct that entry first."
            )
            % {"fact": row_in_full(later), "day": day_in_words(later.valid_from), "on": day_in_words(on)},
            field=field,
        )


def check_room(
    asked: Period,
    others: Iterable[Dated],
    *,
    taken: Callable[[Any], str],
    field: str = "on",
    until: str = "until",
) -> None:
    """Raises Refused where one of these others is true on the first day, in the words of `taken`; Offered where the period
    would run into a later one: with its end at that one's beginning."""
    facts = list(others)
    room = room_from(asked.start, [fact.period for fact in facts])
    if room.taken is not None:
        raise Refused(taken(facts[room.taken]), field=field)
    if room.next is not None and room.until is not None and not room.holds(asked):
        raise _may_last_until(
            _("“%(fact)s” begins on %(day)s. What begins on %(first)s can last until %(last)s."),
            {"fact": row_in_full(facts[room.next]), "first": day_in_words(asked.start)},
            room.until,
            field=until,
        )


def take_over_from(asked: Period, others: DatedQuerySet, *, field: str = "on", until: str = "until") -> Sequence[Any]:
    """Of what follows one another, end what is true on the first day; those facts as they were before.

    Raises Refused where one began on that very day, or goes on after the last day. Whether a later one begins is asked first,
    by `check_room`.
    """
    going_on = list(others.on(asked.start))
    for fact in going_on:
        if fact.valid_from == asked.start:
            raise Refused(
                _("“%(fact)s” begins on %(day)s already. Correct that entry if it was a mistake.")
                % {"fact": row_in_full(fact), "day": day_in_words(fact.valid_from)},
                field=field,
            )
        if asked.end is not None and earlier_end(fact.valid_to, asked.end) != fact.valid_to:
            raise Refused(
                _("“%(fact)s” goes on after that day. Leave the last day empty, and record what followed by itself.")
                % {"fact": row_in_full(fact)},
                field=until,
            )
    others.filter(pk__in=[fact.pk for fact in going_on]).update(valid_to=asked.start)
    return going_on


def checked_period(on: date, until: date | None, *, today: date) -> Period:
    """Of what is told as having happened, its last day too. Raises Refused."""
    check_has_happened(on, today, field="on")
    check_a_day_is_left(on, until, field="until")
    if until is not None:
        check_has_happened(day_before(until), today, field="until")
    return Period(on, until)


def check_within(
    asked: Period, organisation: Organisation, *, today: date, field: str = "on", until: str = "until"
) -> None:
    """Raises Refused where the organisation is not there on the first day; Offered where it ends before the last."""
    life = life_of(organisation)
    outside = first_day_outside(as_far_as_known(asked, today), life)
    if outside is not None and outside > asked.start:
        check_lasts_no_longer(asked, outside, told=_("The organisation is not there from %(day)s on."), until=until)
    check_within_life(asked, life, today=today, name=name_in_full_on(organisation, asked.start), field=field)


def check_while_a_member(
    asked: Period, member: Member, cell: Organisation | None, *, field: str = "on", until: str = "until"
) -> Membership:
    """The membership of the first day. Raises Refused where there is none; Offered where it does not last that long: in the
    cell that is named, if it is the member's, else in the Party."""
    membership = membership_on(member, asked.start, field=field)
    if cell is not None and membership.cell_id == cell.pk:
        told = _("The membership of the cell ends on %(day)s.")
        check_lasts_no_longer(asked, membership.valid_to, told=told, until=until)
    left = member.memberships.filter(departure__in=WAYS_OUT, valid_to__gt=asked.start).order_by("valid_to").first()
    if left is not None:
        check_lasts_no_longer(asked, left.valid_to, told=_("The member left the Party on %(day)s."), until=until)
    return membership


def check_lasts_no_longer(asked: Period, than: date | None, *, told: str, until: str = "until") -> None:
    """Raises Offered where the period would outlast what it rests on. `told`: “The membership ends on %(day)s.” …"""
    if than is not None and earlier_end(asked.end, than) != asked.end:
        words = told + " " + _("What begins on %(first)s can last until %(last)s.")
        raise _may_last_until(words, {"first": day_in_words(asked.start)}, than, field=until)


def _may_last_until(words: str, named: dict[str, Any], end: date, *, field: str) -> Offered:
    days = {"day": day_in_words(end), "last": day_in_words(day_before(end))}
    return Offered(words % (named | days), field=field, value=end)


def end_one(fact: Dated, *, on: date, field: str = "on") -> None:
    """End one fact on the first day it is no longer true. Raises Refused."""
    check_may_end(fact.period, on, field=field)
    fact.valid_to = on
    fact.save(update_fields=["valid_to"])


@contextmanager
def one_truth_a_day(*, field: str | None = None) -> Iterator[None]:
    """What the guards of the database refuse, said to the person who tried."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(
            _("On some day two facts would be true that exclude each other. Look at the days of the other entries."),
            field=field,
        ) from error
