"""What is not in order in the register, each with the page where it is mended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import declare
from cells.access import Role, may, organisation_or_404, organisations_for, readers
from cells.forms.quality import QualityFilter
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.queries.quality import KINDS, Finding, findings

MOST = 200
"""Of one kind on the page; what is mended makes room for the next."""
NEEDS_A_CLERK = {"cells:act", "cells:post_new", "cells:merge"}


@declare(readers)
@require_safe
def quality(request: HttpRequest, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = QualityFilter(request.GET)
    writes = may(request, organisation, Role.CLERK)
    below = organisations_for(request).filter(pk__in=Organisation.objects.below(organisation).order_by())
    found = findings(below, request.today, form.kinds())  # type: ignore[attr-defined]
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),  # type: ignore[attr-defined]
        "form": form,
        "kinds": [
            {"key": kind, "title": KINDS[kind], "number": len(rows), "rows": [_row(one, writes) for one in rows[:MOST]]}
            for kind, rows in found.items()
        ],
        "number": sum(len(rows) for rows in found.values()),
        "most": MOST,
    }
    return render(request, "cells/quality.html", context)


def _row(finding: Finding, writes: bool) -> dict[str, object]:
    name, arguments = finding.mend
    return {"finding": finding, "url": reverse(name, args=arguments) if writes or name not in NEEDS_A_CLERK else ""}
