"""How services begin and end dated facts of a member: one at a time, refused where the facts say otherwise."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Member, Membership
from cells.models.dated import Dated, DatedQuerySet
from cells.rules.periods import check_may_end
from cells.services.facts_ahead import stand_aside


def locked(member: Member) -> Member:
    """The member as they are now; who else acts on them waits. What a reorganisation ahead wrote about them stands aside."""
    now = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    stand_aside(now)
    return now


def membership_on(member: Member, on: date, *, field: str = "on") -> Membership:
    """Raises Refused where the member belongs to no cell on the day."""
    membership = member.memberships.on(on).select_related("cell").first()
    if membership is None:
        raise Refused(
            _("%(name)s belongs to no cell on %(day)s. Choose a day of the membership.")
            % {"name": member.full_name, "day": day_in_words(on)},
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
            % {"fact": later, "day": day_in_words(later.valid_from), "on": day_in_words(on)},
            field=field,
        )


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
