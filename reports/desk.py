from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section
from cells.access import mandates_of
from cells.models import Mandate
from cells.queries.organisations import names_on


def reports_due(request: HttpRequest) -> Sequence[Section]:
    """For each organisation board: where its report on the pilots is written and printed."""
    seats = {
        mandate.organisation.pk: mandate.organisation
        for mandate in mandates_of(request)
        if mandate.role == Mandate.Role.BOARD and mandate.organisation is not None
    }
    names = names_on(seats, request.today)  # type: ignore[attr-defined]
    duties = [
        Duty(
            title=_("Result report of the pilots"),
            detail=names.get(pk, organisation.code),
            url=reverse("reports:documents", args=[organisation.code]),
            action=_("Write and print"),
        )
        for pk, organisation in seats.items()
    ]
    return [Section(title=_("Reports"), duties=duties)]
