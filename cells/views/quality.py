"""What is not in order in the register, each with the page where it is mended."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse

from accounts.access import declare, large
from accounts.tables import Table
from cells.access import Role, above_grassroots, organisation_or_404, organisations_for, readers
from cells.forms.quality import QualityFilter
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.queries.quality import Finding, all_kinds, findings
from cells.requests import Request
from cells.tables.people import FINDINGS, FindingRow
from cells.views.lists import answer_lists, saves_as_excel

MOST = 200
"""Of one kind on the page; what is mended makes room for the next."""
NEEDS_A_CLERK = {"cells:act", "cells:post_new", "cells:group_leader", "cells:merge"}


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def quality(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = QualityFilter(request.GET)
    writes = request.mandates.may(organisation, Role.CLERK)
    below = organisations_for(request).filter(pk__in=Organisation.objects.below(organisation).order_by())
    by_kind = findings(below, request.today, form.kinds())
    tables = {kind: _table(kind, rows, writes) for kind, rows in by_kind.items()}
    titles = all_kinds()
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "form": form,
        "kinds": [
            {"key": kind, "title": titles[kind], "number": len(rows), "table": tables[kind]}
            for kind, rows in by_kind.items()
        ],
        "number": sum(len(rows) for rows in by_kind.values()),
        "most": MOST,
    }
    return answer_lists(request, "cells/quality.html", context, *tables.values())


def _table(kind: str, of_kind: Sequence[Finding], writes: bool) -> Table:
    def rows(some: Sequence[Finding]) -> list[FindingRow]:
        return [FindingRow(finding, _mended_at(finding, writes)) for finding in some]

    return FINDINGS.of(of_kind, dress=rows, most=MOST, part=all_kinds()[kind])


def _mended_at(finding: Finding, writes: bool) -> str:
    name, arguments = finding.mend
    return reverse(name, args=arguments) if writes or name not in NEEDS_A_CLERK else ""
