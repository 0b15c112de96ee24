"""Kết nạp: somebody who was never in the Party becomes a probationary member of a cell. Who left it is admitted again instead
(departures.py)."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Degree, Member, Membership, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.duplicates import alike_below
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.facts_ahead import comes, led_on_afterwards, standing_back
from cells.services.from_above import tell_of_member
from cells.services.newcomers import Newcomer, check_newcomer, member_of, one_after_the_other


@led_on_afterwards()
def admit(
    *,
    cell: Organisation,
    person: Newcomer,
    on: date,
    document: CitedDocument,
    seen_by: OrganisationQuerySet,
    is_another_person: bool,
    occasion: Occasion,
) -> Member:
    """From `on`, the day of the ceremony, the person belongs to the cell and is on probation; `person.admitted_on` is the day of
    the decision, from which Party age counts. Raises Refused where they seem to be known in what the clerk sees (`seen_by`)."""
    check_has_happened(on, occasion.today, field="on")
    check_newcomer(person, on, occasion.today)
    cell_on(cell, on)
    one_after_the_other(Organisation.objects.filter(pk=cell.pk))
    known = [] if is_another_person else alike_below(person.full_name, person.born_on, person.card_number, seen_by)
    if known:
        raise Refused(
            _("%(name)s seems to be known here already. If it is somebody else, say so below and record again.")
            % {"name": known[0].in_full},
            field="is_another_person",
        )
    ordered_by = cite(document, today=occasion.today)
    member = member_of(person)
    member.save()
    comes(member)
    with standing_back(member, on):
        Membership.objects.create(
            member=member, cell=cell, arrival=Membership.Arrival.ADMITTED, valid_from=on, ordered_by=ordered_by
        )
        Degree.objects.create(member=member, value=Degree.Value.PROBATIONARY, valid_from=on, ordered_by=ordered_by)
    data = {"cell": cell.code, "on": on, "document": str(ordered_by)}
    entry = record(occasion, act="cells.admit", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return member
