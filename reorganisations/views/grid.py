"""Many steps of one act on one page: a row for each organisation."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, posted
from cells.models import OrganisationVersion
from cells.queries.organisation_words import OrganisationWords, words_on
from cells.requests import Request
from cells.rules.placing import Kind
from reorganisations.access import plan_or_404, planner_of, planners
from reorganisations.forms.grid import FIRST_ROWS, MOST_ROWS, SHAPES, Grid, GridHead, Shape, grid, read
from reorganisations.models import Reorganisation
from reorganisations.queries.picking import Pick, Within, free_codes
from reorganisations.rules.plan import StepKind
from reorganisations.services import drafting
from reorganisations.views.steps import looked_below


@declare(planners)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganisation_grid(request: Request, pk: int, act: str) -> HttpResponse:
    """All of its rows become steps, or none does."""
    plan = plan_or_404(request, pk)
    shape = next((shape for known, shape in SHAPES.items() if known == act), None)
    if shape is None or plan.state != Reorganisation.State.DRAFT:
        raise Http404
    chosen, data = looked_below(request, plan), posted(request)
    words, sent = words_on(plan.effective_on), None
    if data:
        sent = read(data, shape, partial(_proposed, plan, data.get("parent", ""), data.get("kind", "")), words)
    head, rows = _forms(plan, shape, chosen, sent.data if sent else None, words)
    if sent and not sent.shows and (number := _add(request, plan, head, rows)):
        said = ngettext("%(number)d step is added.", "%(number)d steps are added.", number)
        messages.success(request, said % {"number": number})
        return redirect("reorganisations:reorganisation", pk=pk)
    of = request.GET.get("of", "")
    context = {
        "plan": plan,
        "form": head,
        "rows": rows,
        "shape": shape,
        "chosen": chosen,
        "of_query": urlencode({"of": of}) if of else "",
        "too_many": sent.too_many if sent else 0,
        "most_rows": MOST_ROWS,
        "steps_held": plan.steps.count(),
        "most_steps": drafting.MOST_STEPS,
        "is_refused": sent is not None and not sent.shows,
        "cancel_url": reverse("reorganisations:reorganisation", args=[pk]),
    }
    return render(request, "reorganisations/grid.html", context)


def _forms(
    plan: Reorganisation, shape: Shape, chosen: Pick, data: QueryDict | None, words: OrganisationWords
) -> tuple[GridHead, Grid]:
    named = Within(plan)
    below = chosen.below.code if chosen.below else ""
    head = shape.head(data, named=named, words=words, initial={"parent": below})
    if shape is SHAPES[StepKind.FOUND]:
        proposed = _proposed(plan, str(head["parent"].value() or ""), str(head["kind"].value() or ""), MOST_ROWS)
        rows = grid(data, shape, initial=_to_found(chosen, proposed), proposed=proposed, words=words)
    else:
        units = {unit.code: unit for unit in chosen.children}
        rows = grid(data, shape, initial=_to_rename(chosen), units=units, named=named)
    rows.head = head
    return head, rows


def _proposed(plan: Reorganisation, below: str, kind: str, number: int) -> list[str]:
    return free_codes(plan, below.strip().upper(), kind, number)


def _to_found(chosen: Pick, proposed: Sequence[str]) -> list[Mapping[str, object]]:
    """Of the type of most of the cells that are there."""
    types = Counter(unit.type for unit in chosen.children if unit.kind == Kind.CELL)
    usual = types.most_common(1)[0][0] if types else OrganisationVersion.Type.values[0]
    codes = [*proposed[:FIRST_ROWS], *([""] * FIRST_ROWS)][:FIRST_ROWS]
    return [{"code": code, "type": usual} for code in codes]


def _to_rename(chosen: Pick) -> list[Mapping[str, object]]:
    return [{"subject": unit.code} for unit in chosen.children[:MOST_ROWS]] or [{} for _row in range(FIRST_ROWS)]


def _add(request: Request, plan: Reorganisation, head: GridHead, rows: Grid) -> int:
    """How many were added. Head and rows are both asked, so that every mistake is shown at once."""
    if not all([head.is_valid(), rows.is_valid()]):
        return 0
    filled = rows.filled()
    if not filled:
        head.add_error(None, _("Write at least one row."))
        return 0
    with attempt(request, rows, head) as attempted:
        drafting.add_steps(reorganisation=plan, steps=head.steps(filled), occasion=planner_of(request, plan.led_by))
    return len(filled) if attempted.succeeded else 0
