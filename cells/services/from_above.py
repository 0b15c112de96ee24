"""What an office above records in the register of a cell that has a clerk of its own: the clerk is told. What they do
themselves is no news to them, and where nobody keeps the register but the office above, there is nobody to tell."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Entry, Occasion
from cells.models import Group, Mandate, Member, Organisation
from cells.queries.notice_kinds import NoticeKind
from cells.rules.acts_in_words import OF_A_MEMBER, OF_AN_ORGANISATION
from cells.services.notices import Office, offices, tell

MEMBER, ORGANISATION = "cells.recorded_of_member", "cells.recorded_of_organisation"
KINDS = {
    MEMBER: NoticeKind(
        _("%(by)s has recorded of %(member)s: %(what)s"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        organisations=("by",),
        people=("member",),
        words={"what": OF_A_MEMBER},
    ),
    ORGANISATION: NoticeKind(
        _("%(by)s has recorded of %(organisation)s: %(what)s"),
        leads=lambda _values, own: reverse("cells:organisation", args=[own]),
        organisations=("organisation", "by"),
        words={"what": OF_AN_ORGANISATION},
    ),
}


def clerks_below(organisation_ids: Iterable[int | None], occasion: Occasion) -> tuple[int | None, list[Office]]:
    """By which organisation's mandate the act is done, and the clerks of those of these that are others."""
    by = occasion.by.mandate_id
    mandate = Mandate.objects.filter(pk=by).first() if by is not None else None
    if mandate is None:
        return None, []
    others = {pk for pk in organisation_ids if pk not in (None, mandate.organisation_id)}
    kept = Mandate.objects.on(occasion.today).filter(organisation__in=others, role=Mandate.Role.CLERK)
    with_clerk = sorted(set(kept.order_by().values_list("organisation_id", flat=True)))
    return mandate.organisation_id, offices(with_clerk, Mandate.Role.CLERK)


def tell_of_member(entry: Entry, member: Member, *, occasion: Occasion, besides: Iterable[int | None] = ()) -> None:
    """The clerk of the cell to which the member belongs today. `besides`: other organisations in whose register it stands."""
    cells = member.memberships.on(occasion.today).order_by().values_list("cell_id", flat=True)
    by, told = clerks_below([*cells, *besides], occasion)
    values = {"by": by, "member": member, "what": entry.act, "why": entry.why}
    tell(entry, occasion=occasion, kind=MEMBER, to=told, values=values)


def tell_of_group(entry: Entry, group: Group, *, occasion: Occasion) -> None:
    by, told = clerks_below([group.cell_id], occasion)
    values = {"by": by, "organisation": group.cell_id, "what": entry.act, "why": group.name}
    tell(entry, occasion=occasion, kind=ORGANISATION, to=told, values=values)


def tell_of_organisation(entry: Entry, organisation: Organisation, *, occasion: Occasion) -> None:
    by, told = clerks_below([organisation.pk], occasion)
    values = {"by": by, "organisation": organisation.pk, "what": entry.act, "why": entry.why}
    tell(entry, occasion=occasion, kind=ORGANISATION, to=told, values=values)
