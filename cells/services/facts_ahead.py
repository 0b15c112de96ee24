"""Facts that something else has written for a day, ahead of it or on it, and how they make way for what happened before that day:
whoever writes so says here how (reorganisations)."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from cells.models import Group, Member, Organisation


@dataclass(frozen=True)
class WrittenAhead:
    """What one app has written of days to come, as far as an act of today meets it."""

    stand_aside: Callable[[Member], None]
    """Something happens to the member before that day: what was written about them is taken back."""
    lead_on: Callable[[Collection[int]], None]
    """By ids of members, once the act is done: it is written anew, from what the act has left."""
    group_stands_aside: Callable[[Group], None]
    """A group ends before that day: its end on that day is taken back."""
    ends_ahead: Callable[[Group], bool]
    """Whether the end of the group was written ahead, and may still be taken back."""
    planned_for: Callable[[Organisation], str] = lambda _organisation: ""
    """What a sentence calls what is still to come for the organisation, by its code or by what was written; "" for nothing."""
    stand_back: Callable[[Member, date], Callable[[], None]] = lambda _member, _day: _nothing
    """An act is told late, of a day before one that has come: what was written about the member since is taken back, and the
    answer leads them on again. Raises Refused where something was built on it."""


def _nothing() -> None:
    """Nobody is to be led on."""


_WRITTEN: list[WrittenAhead] = []
_ASIDE: ContextVar[set[int] | None] = ContextVar("members to be led on at the end of the act", default=None)


def register_written_ahead(written: WrittenAhead) -> None:
    if written not in _WRITTEN:
        _WRITTEN.append(written)


@contextmanager
def led_on_afterwards() -> Iterator[None]:
    """An act about members, in one transaction: whoever stands aside or comes in it is led on at its end, so that the days to
    come are true again. An act within another is part of that one."""
    if _ASIDE.get() is not None:
        with transaction.atomic():
            yield
        return
    members: set[int] = set()
    begun = _ASIDE.set(members)
    try:
        with transaction.atomic():
            yield
            for written in _WRITTEN if members else ():
                written.lead_on(members)
    finally:
        _ASIDE.reset(begun)


def stand_aside(member: Member) -> None:
    """What was written ahead about the member makes way for what happens to them before it. Outside of an act nobody would lead
    them on again: RuntimeError."""
    comes(member)
    for written in _WRITTEN:
        written.stand_aside(member)


def group_stands_aside(group: Group) -> None:
    """With everybody who is in it, or would be by what was written ahead."""
    for member in Member.objects.filter(
        Q(group_belongings__group=group) | Q(group_leaderships__group=group)
    ).distinct():
        stand_aside(member)
    for written in _WRITTEN:
        written.group_stands_aside(group)


def comes(member: Member) -> None:
    """Of somebody who was not there when it was written; as above."""
    members = _ASIDE.get()
    if members is None:
        raise RuntimeError("Nobody stands aside but in an act that leads them on afterwards.")
    members.add(member.pk)


@contextmanager
def standing_back(member: Member, on: date) -> Iterator[None]:
    """Within the block the member is what they were on the day before anything since then was written; afterwards they are led
    on, the way of that day."""
    ways_on = [written.stand_back(member, on) for written in _WRITTEN]
    yield
    for lead_on in ways_on:
        lead_on()


def ends_ahead(group: Group) -> bool:
    return any(written.ends_ahead(group) for written in _WRITTEN)


def planned_for(organisation: Organisation) -> str:
    """What a sentence calls the first thing that is still to come for it; "" where nothing is."""
    return next((title for written in _WRITTEN if (title := written.planned_for(organisation))), "")
