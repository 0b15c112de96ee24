"""One act on many members at once: tried first on each of them, then done for those it fits, taken back as a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import (
    AreaFact,
    BulkAct,
    DocumentReference,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Organisation,
)
from cells.models.dated import Dated
from cells.rules.grounds import check_ground
from cells.rules.periods import Period
from cells.services.groups import known_end, put_in_group
from cells.services.periods import membership_on
from cells.services.reorganisation_facts import stand_aside

MOST = 2000
Written = Mapping[str, Any]


@dataclass
class Outcome:
    """Who gets it, and who does not and why."""

    done: list[Member] = field(default_factory=list)
    refused: list[tuple[Member, str]] = field(default_factory=list)


@transaction.atomic
def set_ground_for_many(
    *,
    organisation: Organisation,
    members: Sequence[Member],
    category: str,
    statement: str,
    evidence: str,
    valid_from: date,
    valid_to: date | None,
    area_fact: AreaFact | None,
    occasion: Occasion,
) -> tuple[BulkAct, Outcome]:
    """The same ground for each; who has one of this category on those days already is left as they are. Raises Refused."""
    check_ground(
        category=category,
        statement=statement,
        evidence=evidence,
        valid_from=valid_from,
        valid_to=valid_to,
        area_kind=area_fact.kind if area_fact else None,
    )
    told = {
        "category": category,
        "statement": statement,
        "evidence": evidence,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "area_fact": area_fact,
    }
    asked = Period(valid_from, valid_to)

    def give(member: Member) -> tuple[Sequence[Dated], Dated]:
        membership_on(member, valid_from)
        same = member.grounds.filter(category=category)
        if any(Period(one.valid_from, one.valid_to).overlaps(asked) for one in same):
            raise Refused(_("Has this ground on these days already."))
        return (), Ground.objects.create(member=member, **told)

    summary = f"{Ground.Category(category).label}: {_days(asked)}"
    return _for_each(
        organisation, members, give, kind=BulkAct.Kind.GROUND, summary=summary, on=valid_from, occasion=occasion
    )


@transaction.atomic
def set_group_for_many(
    *,
    organisation: Organisation,
    members: Sequence[Member],
    group: Group,
    on: date,
    ordered_by: DocumentReference | None,
    occasion: Occasion,
) -> tuple[BulkAct, Outcome]:
    """All of them belong to the group from `on`. Raises Refused where it fits nobody."""

    def move(member: Member) -> tuple[Sequence[Dated], Dated]:
        stand_aside(member)
        return put_in_group(member, group, on=on, ordered_by=ordered_by)

    summary = _("%(group)s from %(day)s") % {"group": group.name, "day": _written(on)}
    return _for_each(organisation, members, move, kind=BulkAct.Kind.GROUP, summary=summary, on=on, occasion=occasion)


@transaction.atomic
def undo_bulk(
    *,
    act: BulkAct,
    occasion: Occasion,
) -> BulkAct:
    """Take all of it back; Refused, saying what, where something has changed since."""
    act = BulkAct.objects.select_for_update(of=("self",)).get(pk=act.pk)
    if act.undone_at is not None:
        raise Refused(_("This has been taken back already."))
    model = _MODELS[act.kind]
    written = [int(pk) for pk in act.written["made"]]
    if act.kind == BulkAct.Kind.GROUP:
        for member in Member.objects.select_for_update(of=("self",)).filter(group_belongings__in=written):
            stand_aside(member)
    made = model._default_manager.select_related("member").in_bulk(written)
    _check_unchanged(act, made)
    for fact in made.values():
        fact.delete()
    for pk, before in act.written["ended"].items():
        model._default_manager.filter(pk=int(pk)).update(valid_to=before["valid_to"])
    act.undone_by, act.undone_at = occasion.by.user, occasion.at
    act.save(update_fields=["undone_by", "undone_at"])
    data = {"act": act.pk, "kind": act.kind, "written": act.written}
    record(occasion, act="cells.undo_bulk", subject=act.organisation, data=data)
    return act


_MODELS: dict[str, Any] = {BulkAct.Kind.GROUND: Ground, BulkAct.Kind.GROUP: GroupBelonging}


def _for_each(
    organisation: Organisation,
    members: Sequence[Member],
    write: Callable[[Member], tuple[Sequence[Dated], Dated]],
    *,
    kind: str,
    summary: str,
    on: date,
    occasion: Occasion,
) -> tuple[BulkAct, Outcome]:
    if len(members) > MOST:
        raise Refused(_("Choose at most %(number)d members at once.") % {"number": MOST})
    outcome = Outcome()
    made: dict[str, Any] = {}
    ended: dict[str, Any] = {}
    keys = [member.pk for member in members]
    for member in Member.objects.select_for_update(of=("self",)).filter(pk__in=keys):
        try:
            with transaction.atomic():
                before, begun = write(member)
        except Refused as refused:
            outcome.refused.append((member, refused.message))
            continue
        outcome.done.append(member)
        made[str(begun.pk)] = _told(begun)
        ended |= {str(fact.pk): {"valid_to": fact.valid_to and str(fact.valid_to)} for fact in before}
    if not outcome.done:
        raise Nobody(outcome)
    act = BulkAct.objects.create(
        organisation=organisation,
        kind=kind,
        summary=summary,
        number=len(outcome.done),
        written={"made": made, "ended": ended, "on": str(on)},
        done_by=occasion.by.user,
        done_at=occasion.at,
    )
    data = {"bulk_act": act.pk, "summary": summary, "members": [member.pk for member in outcome.done]}
    record(occasion, act=f"cells.bulk_{kind}", subject=organisation, data=data)
    return act, outcome


class Nobody(Refused):
    """The act fits none of the chosen members; `outcome` says why of each."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(_("This fits none of the chosen members."))
        self.outcome = outcome


def _check_unchanged(act: BulkAct, made: Mapping[int, Any]) -> None:
    for pk, told in act.written["made"].items():
        fact = made.get(int(pk))
        if fact is None:
            raise Refused(_("An entry it made has been removed since. Take the others back one by one."))
        if _told(fact) != told:
            raise Refused(
                _("The entry of %(name)s has changed since. Take the others back one by one.")
                % {"name": fact.member.full_name}
            )
        if act.kind == BulkAct.Kind.GROUP and (led := _leads_since(fact)):
            raise Refused(
                _("%(name)s leads %(group)s since. Choose another leader first.")
                % {"name": fact.member.full_name, "group": led.group.name}
            )
    for pk in act.written["ended"]:
        fact = GroupBelonging.objects.select_related("member", "group").filter(pk=int(pk)).first()
        if fact is None or str(fact.valid_to) != act.written["on"] or not _still_there(fact, act):
            raise Refused(_("What was before cannot be brought back: the group or the membership has ended since."))


def _leads_since(belonging: GroupBelonging) -> GroupLeadership | None:
    led = GroupLeadership.objects.filter(group=belonging.group, member=belonging.member)
    return led.filter(valid_from__gte=belonging.valid_from).select_related("group").first()


def _still_there(belonging: GroupBelonging, act: BulkAct) -> bool:
    """The group lasts as long as the belonging that comes back."""
    before = act.written["ended"][str(belonging.pk)]["valid_to"]
    end = known_end(belonging.group)
    return end is None or (before is not None and date.fromisoformat(before) <= end)


def _told(fact: Any) -> dict[str, str | None]:
    columns = [field.attname for field in fact._meta.concrete_fields]
    return {name: None if (value := getattr(fact, name)) is None else str(value) for name in columns}


def _days(period: Period) -> str:
    if period.last_day is None:
        return _("from %(day)s") % {"day": _written(period.start)}
    return f"{_written(period.start)} – {_written(period.last_day)}"


def _written(day: date) -> str:
    return str(formats.date_format(day, "SHORT_DATE_FORMAT"))
