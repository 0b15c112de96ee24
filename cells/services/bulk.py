"""One act on many members at once: tried first on each of them, then done for those it fits, taken back as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import Change, Journal, differences, from_json, restore
from accounts.services.log import record
from cells.models import (
    BulkAct,
    Ground,
    GroundKind,
    Group,
    GroupBelonging,
    GroupLeadership,
    Mandate,
    Member,
    Membership,
    Organisation,
)
from cells.models.dated import Dated
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period, period_in_words
from cells.services.document_references import cite
from cells.services.facts_ahead import led_on_afterwards, stand_aside
from cells.services.grounds import StatedGround, check_stated, ground_of
from cells.services.groups import known_end, put_in_group
from cells.services.notices import offices, tell
from cells.services.periods import membership_on, one_truth_a_day

Role = Mandate.Role
MOST = 2000


@dataclass
class BulkOutcome:
    """Who gets it, and who does not and why."""

    done: list[Member] = field(default_factory=list)
    refused: list[tuple[Member, str]] = field(default_factory=list)


@transaction.atomic
def set_ground_for_many(
    *,
    organisation: Organisation,
    members: Sequence[Member],
    stated: StatedGround,
    occasion: Occasion,
) -> tuple[BulkAct, BulkOutcome]:
    """The same ground for each; who has one of this category on those days already is left as they are. Raises Refused."""
    check_stated(stated, occasion.today)
    asked = Period(stated.valid_from, stated.valid_to)

    def give(member: Member) -> tuple[Sequence[Dated], Dated]:
        membership_on(member, asked.start)
        same = member.grounds.filter(category=stated.category)
        if any(held.period.overlaps(asked) for held in same):
            raise Refused(_("Has this ground on these days already."))
        ground = ground_of(member, stated)
        ground.save()
        return (), ground

    summary = f"{GroundKind.objects.get(key=stated.category)}: {period_in_words(asked)}"
    return _for_each(organisation, members, give, kind=BulkAct.Kind.GROUND, summary=summary, occasion=occasion)


@led_on_afterwards()
def set_group_for_many(
    *,
    organisation: Organisation,
    members: Sequence[Member],
    group: Group,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> tuple[BulkAct, BulkOutcome]:
    """All of them belong to the group from `on`. Raises Refused where it fits nobody."""
    check_has_happened(on, occasion.today, field="on")
    ordered_by = cite(document, today=occasion.today)

    def move(member: Member) -> tuple[Sequence[Dated], Dated]:
        stand_aside(member)
        return put_in_group(member, group, on=on, ordered_by=ordered_by)

    summary = _("%(group)s from %(day)s") % {"group": group.name, "day": day_in_words(on)}
    return _for_each(organisation, members, move, kind=BulkAct.Kind.GROUP, summary=summary, occasion=occasion)


@led_on_afterwards()
def undo_bulk(
    *,
    act: BulkAct,
    occasion: Occasion,
) -> BulkAct:
    """Take all of it back; Refused, saying what, where something has changed since."""
    act = BulkAct.objects.select_for_update(of=("self",), no_key=True).get(pk=act.pk)
    if act.undone_at is not None:
        raise Refused(_("This has been taken back already."))
    changes = from_json(act.written)
    if act.kind == BulkAct.Kind.GROUP:
        for member in Member.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=act.members):
            stand_aside(member)
    _check_unchanged(changes)
    if act.kind == BulkAct.Kind.GROUP:
        _check_groups(changes)
    with one_truth_a_day():
        restore(changes)
    act.undone_by, act.undone_at = occasion.by.user, occasion.at
    act.save(update_fields=["undone_by", "undone_at"])
    data = {"act": act.pk, "kind": act.kind, "written": act.written}
    entry = record(occasion, act="cells.undo_bulk", subject=act.organisation, data=data)
    _tell(act, entry=entry, occasion=occasion)
    return act


def _for_each(
    organisation: Organisation,
    members: Sequence[Member],
    write: Callable[[Member], tuple[Sequence[Dated], Dated]],
    *,
    kind: str,
    summary: str,
    occasion: Occasion,
) -> tuple[BulkAct, BulkOutcome]:
    if len(members) > MOST:
        raise Refused(_("Choose at most %(number)d members at once.") % {"number": MOST})
    outcome = BulkOutcome()
    journal = Journal()
    keys = [member.pk for member in members]
    for member in Member.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys):
        try:
            with transaction.atomic():
                before, begun = write(member)
        except Refused as refused:
            outcome.refused.append((member, refused.message))
            continue
        outcome.done.append(member)
        for fact in before:
            journal.changed(fact, valid_to=begun.valid_from)
        journal.made(begun)
    if not outcome.done:
        raise Nobody(outcome)
    act = BulkAct.objects.create(
        organisation=organisation,
        kind=kind,
        summary=summary,
        number=len(outcome.done),
        written=journal.as_json(),
        done_by=occasion.by.user,
        done_at=occasion.at,
    )
    data = {"bulk_act": act.pk, "summary": summary, "members": [member.pk for member in outcome.done]}
    entry = record(occasion, act=f"cells.bulk_{kind}", subject=organisation, data=data)
    _tell(act, entry=entry, occasion=occasion)
    return act, outcome


def _tell(act: BulkAct, *, entry: Entry, occasion: Occasion) -> None:
    """The clerks of the cells of these members, where it was done, or taken back, above them."""
    cells = Membership.objects.on(occasion.today).filter(member__in=act.members).exclude(cell=act.organisation_id)
    told = offices(cells.order_by("cell").values_list("cell", flat=True).distinct(), Role.CLERK)
    values = {"organisation": act.organisation_id, "summary": act.summary}
    kind = "cells.bulk_done" if act.undone_at is None else "cells.bulk_undone"
    tell(entry, occasion=occasion, kind=kind, to=told, values=values)


class Nobody(Refused):
    """The act fits none of the chosen members; `outcome` says why of each."""

    def __init__(self, outcome: BulkOutcome) -> None:
        super().__init__(_("This fits none of the chosen members."))
        self.outcome = outcome


def _check_unchanged(changes: Sequence[Change]) -> None:
    for change, row in differences(changes):
        if change.before is not None:
            raise Refused(_cannot_come_back())
        if row is None:
            raise Refused(_("An entry it made has been removed since. Take the others back one by one."))
        raise Refused(
            _("The entry of %(name)s has changed since. Take the others back one by one.")
            % {"name": cast(Ground | GroupBelonging, row).member.in_full}
        )


def _check_groups(changes: Sequence[Change]) -> None:
    """Nobody leads the group they came to; the one they left lasts as long as the belonging that comes back."""
    belongings = GroupBelonging.objects.select_related("member", "group").in_bulk([change.row for change in changes])
    for change in reversed(changes):
        belonging = belongings[change.row]
        if change.before is not None:
            if not _lasts_until(belonging.group, change.before["valid_to"]):
                raise Refused(_cannot_come_back())
        elif led := _leads_since(belonging):
            raise Refused(
                _("%(name)s leads %(group)s since. Choose another leader first.")
                % {"name": belonging.member.in_full, "group": led.group.name}
            )


def _leads_since(belonging: GroupBelonging) -> GroupLeadership | None:
    led = GroupLeadership.objects.filter(group=belonging.group, member=belonging.member)
    return led.begins_from(belonging.valid_from).select_related("group").first()


def _lasts_until(group: Group, day: str | None) -> bool:
    end = known_end(group)
    return end is None or (day is not None and date.fromisoformat(day) <= end)


def _cannot_come_back() -> str:
    return _("What was before cannot be brought back: the group or the membership has ended since.")
