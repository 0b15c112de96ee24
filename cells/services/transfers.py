"""A transfer in two steps. The sender's cell counts the member until the day of receipt, the receiver's from that day on."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import DocumentReference, Member, Membership, Organisation, Transfer
from cells.models.organisation import OrganisationQuerySet
from cells.queries.deadlines import papers_due_on as due_by_statute
from cells.queries.duplicates import alike_below
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.departures import depart, tell_where_they_resided
from cells.services.document_references import cite
from cells.services.facts_ahead import comes, led_on_afterwards, standing_back
from cells.services.from_above import tell_of_member
from cells.services.newcomers import Newcomer, check_newcomer, degrees_of, member_of, one_after_the_other
from cells.services.notices import clerks_keeping, tell
from cells.services.periods import acting_on, membership_on


@dataclass(frozen=True)
class Papers:
    """What somebody brings from outside the register: the letter of introduction, from where and when, and when it is due."""

    from_name: str
    sent_on: date
    due_on: date | None
    """None: the letter names no day."""
    letter: CitedDocument


@led_on_afterwards()
def send_transfer(
    *,
    member: Member,
    to_cell: Organisation | None,
    to_name: str,
    on: date,
    papers_due_on: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Transfer:
    """The first step: the papers go out. Nothing changes in the counts yet. `papers_due_on` None: as long as the statutes of
    that day give. Raises Refused."""
    check_has_happened(on, occasion.today, field="on")
    due_on = _due_on(papers_due_on, on)
    with acting_on(member, on) as locked_member:
        transfer = _sent(
            locked_member, to_cell, to_name, on=on, due_on=due_on, ordered_by=cite(document, today=occasion.today)
        )
        entry = record(occasion, act="cells.send_transfer", subject=member, data=_both_sides(transfer) | {"on": on})
        tell_of_member(entry, member, occasion=occasion)
    return transfer


def _sent(
    member: Member,
    to_cell: Organisation | None,
    to_name: str,
    *,
    on: date,
    due_on: date,
    ordered_by: DocumentReference | None,
) -> Transfer:
    membership = membership_on(member, on)
    _last_one(membership)
    if Transfer.objects.under_way().filter(member=member).exists():
        raise Refused(_("A transfer of this member is under way already. Take it back first."))
    if to_cell is not None:
        _check_receiver(to_cell, membership.cell, on)
    elif not (to_name := clean_text(to_name)):
        raise Refused(_("Say where the member goes."), field="to_cell")
    return Transfer.objects.create(
        member=member,
        from_cell=membership.cell,
        to_cell=to_cell,
        to_name="" if to_cell else to_name,
        sent_on=on,
        papers_due_on=due_on,
        ordered_by=ordered_by,
    )


@led_on_afterwards()
def receive_transfer(
    *,
    transfer: Transfer,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Transfer:
    """The second step: from `on` the member counts with the receiver (outside the register: no longer here).

    What a reorganisation has led on since, or closed because both sides became one, is received as it was on that day.
    """
    check_has_happened(on, occasion.today, field="on")
    with acting_on(transfer.member, on) as member:
        transfer = _under_way(transfer, member)
        _check_sent_by(transfer, on)
        received_by = cite(document, today=occasion.today)
        ended = _change_cells(transfer, member, on, received_by or transfer.ordered_by)
        transfer.received_on, transfer.received_by = on, received_by
        transfer.save(update_fields=["received_on", "received_by"])
    data = _both_sides(transfer) | {"on": on, "ended": ended}
    entry = record(occasion, act="cells.receive_transfer", subject=member, data=data)
    values = {"member": member, "to": transfer.to_cell or transfer.to_name, "day": on}
    sender = clerks_keeping([transfer.from_cell_id], occasion.today)
    tell(entry, occasion=occasion, kind="cells.transfer_received", to=sender, values=values)
    tell_where_they_resided(entry, member, ended.get("residence", []), on=on, occasion=occasion)
    return transfer


def _change_cells(
    transfer: Transfer, member: Member, on: date, ordered_by: DocumentReference | None
) -> dict[str, list[int]]:
    """What ended with the old membership, by table."""
    membership = membership_on(member, on)
    if membership.cell_id != transfer.from_cell_id:
        raise Refused(_("The member no longer belongs to the cell that sent them. The transfer has to be taken back."))
    if transfer.to_cell is not None:
        _check_receiver(transfer.to_cell, membership.cell, on)
    ended = depart(member, membership, on=on, departure=Membership.Departure.TRANSFERRED, host_is_home=transfer.to_cell)
    if transfer.to_cell is not None:
        Membership.objects.create(
            member=member,
            cell=transfer.to_cell,
            arrival=Membership.Arrival.TRANSFERRED,
            valid_from=on,
            ordered_by=ordered_by,
        )
    return ended


@led_on_afterwards()
def take_back_transfer(
    *,
    transfer: Transfer,
    on: date,
    occasion: Occasion,
) -> Transfer:
    """The papers come back before anybody received them: the member has stayed where they were."""
    check_has_happened(on, occasion.today, field="on")
    with acting_on(transfer.member, on) as member:
        transfer = _under_way(transfer, member)
        _check_sent_by(transfer, on)
        transfer.taken_back_on = on
        transfer.save(update_fields=["taken_back_on"])
    entry = record(occasion, act="cells.take_back_transfer", subject=member, data=_both_sides(transfer) | {"on": on})
    values = {"member": member, "from": transfer.from_cell}
    receiver = clerks_keeping([transfer.to_cell_id], occasion.today)
    tell(entry, occasion=occasion, kind="cells.transfer_taken_back", to=receiver, values=values)
    return transfer


@led_on_afterwards()
def receive_from_outside(
    *,
    cell: Organisation,
    person: Newcomer,
    papers: Papers,
    on: date,
    seen_by: OrganisationQuerySet,
    is_another_person: bool,
    occasion: Occasion,
) -> Member:
    """Somebody comes with papers from outside the register.

    Raises Refused where they seem to be known already in what the clerk sees (`seen_by`); elsewhere nobody is looked for.
    """
    check_has_happened(on, occasion.today, field="on")
    check_newcomer(person, on, occasion.today)
    if papers.sent_on > on:
        raise Refused(_("The papers were sent after they were received."), field="sent_on")
    due_on = _due_on(papers.due_on, papers.sent_on)
    cell_on(cell, on)
    one_after_the_other(Organisation.objects.filter(pk=cell.pk))
    known = [] if is_another_person else alike_below(person.full_name, person.born_on, person.card_number, seen_by)
    if known:
        raise Refused(
            _("%(name)s seems to be known here already. If it is somebody else, say so below and record again.")
            % {"name": known[0].in_full},
            field="is_another_person",
        )
    ordered_by = cite(papers.letter, today=occasion.today)
    member = member_of(person)
    member.save()
    comes(member)
    with standing_back(member, on):
        Membership.objects.create(
            member=member, cell=cell, arrival=Membership.Arrival.TRANSFERRED, valid_from=on, ordered_by=ordered_by
        )
        for degree in degrees_of(member, person, on):
            degree.save()
    transfer = Transfer.objects.create(
        member=member,
        from_name=clean_text(papers.from_name),
        to_cell=cell,
        sent_on=papers.sent_on,
        papers_due_on=due_on,
        received_on=on,
        ordered_by=ordered_by,
    )
    data = _both_sides(transfer) | {"on": on}
    entry = record(occasion, act="cells.receive_from_outside", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return member


def _under_way(transfer: Transfer, member: Member) -> Transfer:
    """The transfer as it is now, of the locked member: the order everywhere. Where a reorganisation made it anew from the one
    under way before, and has stood back, it is that one."""
    known = Transfer.objects.select_for_update(of=("self",), no_key=True).select_related("from_cell", "to_cell")
    found = known.filter(pk=transfer.pk).first() or known.under_way().get(member=member)
    if found.received_on is not None:
        raise Refused(_("This transfer was received on %(day)s.") % {"day": day_in_words(found.received_on)})
    if found.taken_back_on is not None:
        raise Refused(_("This transfer was taken back on %(day)s.") % {"day": day_in_words(found.taken_back_on)})
    return found


def _check_sent_by(transfer: Transfer, on: date) -> None:
    if on < transfer.sent_on:
        raise Refused(_("The papers were sent on %(day)s.") % {"day": day_in_words(transfer.sent_on)}, field="on")


def _due_on(written: date | None, sent_on: date) -> date:
    due_on = written or due_by_statute(sent_on)
    if due_on is None:
        raise Refused(_("No statute of that day names a deadline. Write the day."), field="papers_due_on")
    if due_on < sent_on:
        raise Refused(_("The papers cannot be due before they were sent."), field="papers_due_on")
    return due_on


def _last_one(membership: Membership) -> None:
    if membership.valid_to is not None:
        raise Refused(
            _("The membership of that day ended on %(day)s. Choose a day of the present one.")
            % {"day": day_in_words(membership.valid_to)},
            field="on",
        )


def _check_receiver(to_cell: Organisation, from_cell: Organisation, on: date) -> None:
    if to_cell.pk == from_cell.pk:
        raise Refused(_("The member belongs to that cell already."), field="to_cell")
    cell_on(to_cell, on, field="to_cell")


def _both_sides(transfer: Transfer) -> dict[str, object]:
    return {
        "transfer": transfer.pk,
        "from": transfer.from_cell.code if transfer.from_cell else transfer.from_name,
        "to": transfer.to_cell.code if transfer.to_cell else transfer.to_name,
        "papers_due_on": transfer.papers_due_on,
    }
