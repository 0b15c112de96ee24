"""Leaving a cell, leaving the Party, and coming back."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Degree, Member, Membership, Organisation, Residence, TemporaryStay, Transfer
from cells.queries.lives import lives_of_cells
from cells.queries.organisations import cell_on
from cells.queries.parameters import statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.leaving import DIED, NEEDS_A_DECISION, READMITTED, RESTORED, RETURNED, WAYS_OUT, ways_back
from cells.rules.member_facts import check_readmission
from cells.rules.periods import Period
from cells.rules.within_life import check_within_life
from cells.services.document_references import cite
from cells.services.facts_ahead import led_on_afterwards, standing_back
from cells.services.member_days import days_stand_together
from cells.services.notices import clerks_keeping, tell
from cells.services.periods import acting_on, end_going_on, locked, membership_on, nothing_later


def depart(
    member: Member, membership: Membership, *, on: date, departure: str, host_is_home: Organisation | None = None
) -> dict[str, list[int]]:
    """End a membership with all that rests on it in that cell: groups, posts, assigned tasks. The ids of what ended, by table.

    For the services of this app; the caller holds the lock and writes the entry. A stay or residence in the cell that
    becomes home ends too, and every residence of who goes out of the register.
    """
    cell = membership.cell
    nothing_later(member.memberships.all(), on=on)
    check_within_life(
        Period(membership.valid_from, on), lives_of_cells([cell.pk])[cell.pk], today=on, name=cell.code, field="on"
    )
    Membership.objects.filter(pk=membership.pk).update(valid_to=on, departure=departure)
    ended = {
        "group": end_going_on(member.group_belongings.filter(group__cell=cell), on=on),
        "leader": end_going_on(member.group_leaderships.filter(group__cell=cell), on=on),
        "post": end_going_on(member.posts.filter(organisation=cell), on=on),
        "task": end_going_on(member.assigned_tasks.all(), on=on),
    }
    # Who goes where nobody knows is introduced anew by whom they come to; a resident who comes to belong here is one no more.
    residences = member.residences.all() if host_is_home is None else member.residences.filter(cell=host_is_home)
    ended["residence"] = end_going_on(residences, on=on)
    if host_is_home is not None:
        ended["stay"] = end_going_on(member.temporary_stays.filter(host=host_is_home), on=on)
    return {kind: [fact.pk for fact in facts] for kind, facts in ended.items() if facts}


@led_on_afterwards()
def leave(
    *,
    member: Member,
    way: str,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> None:
    """Expelled, struck off, released or died: from `on` no longer counted anywhere. Raises Refused."""
    if way not in WAYS_OUT:
        raise Refused(_("Choose in which way the member leaves."), field="way")
    if way in NEEDS_A_DECISION and document is None:
        raise Refused(_("Name the decision."), field="document")
    # Who died today still counts today.
    check_has_happened(day_before(on) if way == DIED else on, occasion.today, field="on")
    with acting_on(member, on) as locked_member:
        _leave(locked_member, way, on, document, occasion)


def _leave(member: Member, way: str, on: date, document: CitedDocument | None, occasion: Occasion) -> None:
    if Transfer.objects.under_way().filter(member=member).exists():
        raise Refused(_("A transfer of this member is under way. Take it back first."))
    membership = membership_on(member, on)
    ended = depart(member, membership, on=on, departure=way)
    everywhere = {
        "post": end_going_on(member.posts.all(), on=on),
        "activity": end_going_on(member.activities.all(), on=on),
        "stay": end_going_on(member.temporary_stays.all(), on=on),
        "ground": end_going_on(member.grounds.all(), on=on),
    }
    for kind, facts in everywhere.items():
        if facts:
            ended[kind] = [*ended.get(kind, []), *(fact.pk for fact in facts)]
    ordered_by = cite(document, today=occasion.today)
    if ordered_by is not None:
        Membership.objects.filter(pk=membership.pk).update(ended_by=ordered_by)
    data = {"way": way, "on": on, "cell": membership.cell.code, "ended": ended, "document": str(ordered_by or "")}
    entry = record(occasion, act="cells.leave", subject=member, data=data)
    hosts = [stay.host_id for stay in everywhere["stay"] if isinstance(stay, TemporaryStay)]
    values = {"member": member, "way": way, "day": on}
    told = clerks_keeping([membership.cell_id, *hosts], occasion.today)
    tell(entry, occasion=occasion, kind="cells.left", to=told, values=values)
    tell_where_they_resided(entry, member, ended.get("residence", []), on=on, occasion=occasion)


def tell_where_they_resided(
    entry: Entry, member: Member, residences: Collection[int], *, on: date, occasion: Occasion
) -> None:
    """The cells of these residences (ids), which ended with the act: there the name alone is known."""
    there = Residence.objects.filter(pk__in=residences, cell__isnull=False)
    told = clerks_keeping(there.values_list("cell_id", flat=True), occasion.today)
    values = {"member": member.full_name, "day": on}
    tell(entry, occasion=occasion, kind="cells.resident_goes", to=told, values=values)


@led_on_afterwards()
def return_to_cell(
    *, member: Member, cell: Organisation, on: date, document: CitedDocument | None, occasion: Occasion
) -> Membership:
    """Somebody who went to another register, and never left the Party, belongs to a cell again from `on`. Raises Refused."""
    return _come_back(member, cell, RETURNED, on, document, occasion)


@led_on_afterwards()
def readmit(
    *, member: Member, cell: Organisation, on: date, document: CitedDocument | None, occasion: Occasion
) -> Membership:
    """Kết nạp lại: who left the Party is admitted anew, with a new probation, under the terms of the day. Raises Refused."""
    return _come_back(member, cell, READMITTED, on, document, occasion)


@led_on_afterwards()
def restore(
    *, member: Member, cell: Organisation, on: date, document: CitedDocument | None, occasion: Occasion
) -> Membership:
    """Phục hồi quyền: the decision by which they left was wrong; from `on` they are again what they were: the degree, and the
    Party age from the first admission, go on. Raises Refused."""
    return _come_back(member, cell, RESTORED, on, document, occasion)


_ACTS = {RETURNED: "cells.return_to_cell", READMITTED: "cells.readmit", RESTORED: "cells.restore"}


def _come_back(
    member: Member, cell: Organisation, way: str, on: date, document: CitedDocument | None, occasion: Occasion
) -> Membership:
    """The days between stay empty: nobody counted them."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    last = member.memberships.order_by("-valid_from").first()
    if last is None or last.valid_to is None:
        raise Refused(_("%(name)s has not left.") % {"name": member.in_full})
    if way not in ways_back(last.departure):
        raise Refused(_no_such_way(last) % {"name": member.in_full, "how": last.get_departure_display()})
    if way != RETURNED and document is None:
        raise Refused(_("Name the decision."), field="document")
    if on < last.valid_to:
        raise Refused(_("The last membership ended on %(day)s.") % {"day": day_in_words(last.valid_to)}, field="on")
    cell_on(cell, on, field="cell")
    if way == READMITTED:
        again_before = member.memberships.filter(arrival=READMITTED).count()
        check_readmission(last.valid_to, on, statutes=statutes_known(), again_before=again_before)
    ordered_by = cite(document, today=occasion.today)
    with days_stand_together(member, occasion.today, beside="on"), standing_back(member, on):
        membership = Membership.objects.create(
            member=member, cell=cell, arrival=way, valid_from=on, ordered_by=ordered_by
        )
        if way == READMITTED:
            end_going_on(member.degrees.all(), on=on)
            Degree.objects.create(member=member, value=Degree.Value.PROBATIONARY, valid_from=on, ordered_by=ordered_by)
    data = {"cell": cell.code, "on": on, "document": str(ordered_by or "")}
    entry = record(occasion, act=_ACTS[way], subject=member, data=data)
    values = {"member": member, "organisation": cell, "way": way, "day": on}
    told = clerks_keeping([cell.pk], occasion.today)
    tell(entry, occasion=occasion, kind="cells.came_back", to=told, values=values)
    return membership


def _no_such_way(last: Membership) -> str:
    ways = ways_back(last.departure)
    if RETURNED in ways:
        return _("%(name)s went to another register and never left the Party: record the return.")
    if READMITTED in ways:
        return _(
            "%(name)s left the Party (%(how)s): record a re-admission, or that the rights are restored because the decision "
            "was wrong."
        )
    return _("%(name)s cannot return: %(how)s.")
