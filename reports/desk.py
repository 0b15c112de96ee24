from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section
from cells.models import Mandate, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import versions_on
from cells.requests import Request


def reports_due(request: Request) -> Sequence[Section]:
    """For each organisation board above grassroots level today: where its report on the pilots is written and printed."""
    held = request.mandates.organisations(Mandate.Role.BOARD)
    superior = versions_on(request.today).filter(organisation__in=held, kind=OrganisationVersion.Kind.SUPERIOR)
    makes_one = set(superior.values_list("organisation_id", flat=True))
    seats = [seat for seat in held if seat.pk in makes_one]
    names = names_with_superior_on([seat.pk for seat in seats], request.today)
    duties = [
        Duty(
            title=_("Result report of the pilots"),
            detail=str(names[seat.pk]),
            url=reverse("reports:documents", args=[seat.code]),
            action=_("Write and print"),
        )
        for seat in seats
    ]
    return [Section(title=_("Reports"), duties=duties)]
