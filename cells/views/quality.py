"""What is not in order in the register, each with the page where it is mended."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.views.lists import WHOLE, is_whole
from cells.access import Role, organisation_or_404, organisations_for, readers
from cells.forms.quality import QualityFilter
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.queries.quality import KINDS, Finding, findings
from cells.requests import Request
from cells.views.saved_lists import saves_as_excel

MOST = 200
"""Of one kind on the page; what is mended makes room for the next."""
NEEDS_A_CLERK = {"cells:act", "cells:post_new", "cells:merge"}


@declare(readers)
@saves_as_excel(gettext_lazy("Data quality"))
@require_safe
def quality(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = QualityFilter(request.GET)
    writes = request.mandates.may(organisation, Role.CLERK)
    below = organisations_for(request).filter(pk__in=Organisation.objects.below(organisation).order_by())
    found = findings(below, request.today, form.kinds())
    most = WHOLE if is_whole(request) else MOST
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "form": form,
        "kinds": [
            {"key": kind, "title": KINDS[kind], "number": len(rows), "rows": [_row(one, writes) for one in rows[:most]]}
            for kind, rows in found.items()
        ],
        "number": sum(len(rows) for rows in found.values()),
        "most": most,
    }
    return render(request, "cells/quality.html", context)


def _row(finding: Finding, writes: bool) -> dict[str, object]:
    name, arguments = finding.mend
    return {"finding": finding, "url": reverse(name, args=arguments) if writes or name not in NEEDS_A_CLERK else ""}
