"""What is not in order in the register: how much of each kind, and of one kind, in pages, each with where it is mended."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse

from accounts.access import declare, large
from accounts.tables import Table, Words
from cells.access import Role, above_grassroots, organisation_or_404, organisations_for, readers
from cells.forms.quality import QualityFilter
from cells.models import Organisation
from cells.queries.findings import Finding, Found
from cells.queries.organisations import version_nearest
from cells.queries.quality import all_kinds, look_for, reads_everything
from cells.queries.tree import cells_below
from cells.requests import Request
from cells.tables.people import FINDINGS, FindingRow
from cells.views.lists import answer_lists, is_to_be_saved, saves_as_excel

MOST_CELLS_LOOKED_THROUGH = 3_000
"""In a larger organisation what reads everything is looked for when somebody asks."""
FEW = 25
"""Findings that are shown all at once; of more the page tells how many there are of each kind."""
NEEDS_A_CLERK = {"cells:act", "cells:post_new", "cells:group_leader", "cells:merge"}


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def quality(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = QualityFilter(request.GET)
    writes = request.mandates.may(organisation, Role.CLERK)
    below = organisations_for(request).below(organisation)
    titles = all_kinds()
    kinds = form.kinds() or _kinds_at_once(request, organisation)
    found = {kind: look_for(kind, below, request.today) for kind in kinds}
    tables = {kind: _table(titles[kind], of_kind, writes) for kind, of_kind in found.items()}
    one = bool(form.kinds())
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "form": form,
        "kinds": lambda: [
            (kind, titles[kind], found[kind], table) for kind, table in tables.items() if one or found[kind].number
        ],
        "in_order": lambda: [titles[kind] for kind, of_kind in found.items() if not (one or of_kind.number)],
        "one": one,
        "on_demand": [(kind, titles[kind]) for kind in titles if not one and kind not in kinds],
        "number": lambda: sum(of_kind.number for of_kind in found.values()),
        "few": FEW,
    }
    return answer_lists(request, "cells/quality.html", context, *tables.values())


def _kinds_at_once(request: Request, organisation: Organisation) -> list[str]:
    """Those of which the page tells the number unasked, or that are saved together."""
    cells = cells_below(organisation, request.today, today=request.today).order_by()
    too_many = cells[MOST_CELLS_LOOKED_THROUGH : MOST_CELLS_LOOKED_THROUGH + 1]
    if is_to_be_saved(request) or not too_many:
        return list(all_kinds())
    return [kind for kind in all_kinds() if not reads_everything(kind)]


def _table(title: Words, found: Found, writes: bool) -> Table:
    def rows(some: Sequence[object]) -> list[FindingRow]:
        return [FindingRow(finding, _mended_at(finding, writes)) for finding in found.tell(some)]

    return FINDINGS.of(found.things, dress=rows, part=title)


def _mended_at(finding: Finding, writes: bool) -> str:
    name, arguments = finding.mend
    return reverse(name, args=arguments) if writes or name not in NEEDS_A_CLERK else ""
