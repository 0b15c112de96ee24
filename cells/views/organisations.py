from dataclasses import dataclass
from datetime import date

from django.core.paginator import InvalidPage, Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.views.lists import Pages
from cells.access import listed_for, listers, organisations_for, tops_for
from cells.forms.organisation_search import OrganisationSearch
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import ancestors_on, versions_on
from cells.queries.tree import Node, children_on, nodes, search_on
from cells.requests import Request
from cells.views.days import day_query

CHILDREN_A_PAGE = 100
DEEPEST_STEP = 6


@dataclass(frozen=True)
class Row:
    node: Node
    step: int
    """How far it stands in."""
    is_open: bool
    url: str
    """Of the page on which it is open (or, when it is, closed)."""


@declare(listers)
@require_safe
def organisations(request: Request) -> HttpResponse:
    """The tree of what the person may see, opened at one node; or what a search found."""
    form = OrganisationSearch(request.GET)
    day = form.day(request.today)
    words = form.asked()
    context = {"form": form, "day": day, "words": words, "on_query": day_query(request, day)}
    context |= _found(request, words, day) if words else _opened(request, day)
    if day != request.today:
        context["notices"] = [_("The organisations as they were on %(day)s.") % {"day": day_in_words(day)}]
    return render(request, "cells/organisations.html", context)


def _found(request: Request, words: str, day: date) -> dict[str, object]:
    page = _page(request, search_on(listed_for(request), words, day))
    found = nodes(list(page.object_list), day, today=request.today)
    rows = [_row(request, node, 0, False) for node in found]
    return {"rows": rows, "readable": _readable(request, rows), "page": page, "searched": True}


def _opened(request: Request, day: date) -> dict[str, object]:
    """The tops; below one of them the way down to the open node; below that its children, a page of them."""
    tops = tops_for(request)
    code = request.GET.get("below", "")
    opened = get_object_or_404(listed_for(request), code=code) if code else (tops[0] if len(tops) == 1 else None)
    page = _page(request, children_on(opened, day).filter(organisation__in=listed_for(request))) if opened else None
    way = _way_down(opened, tops, day) if opened else []
    shown = _in_order(tops, way, list(page.object_list) if page else [], day)
    counted = nodes([version for version, _step in shown], day, today=request.today)
    on_way = {version.organisation_id for version in way}
    rows = [
        _row(request, node, step, node.version.organisation_id in on_way)
        for node, (_version, step) in zip(counted, shown, strict=True)
    ]
    return {
        "rows": rows,
        "readable": _readable(request, rows),
        "page": page,
        "opened": way[-1] if way else None,
    }


def _readable(request: Request, rows: list[Row]) -> set[int]:
    """Of those listed the ones whose page the person may open; to an administrator they are names and figures."""
    listed = [row.node.version.organisation_id for row in rows]
    return set(organisations_for(request).filter(pk__in=listed).order_by().values_list("pk", flat=True))


def _way_down(opened: Organisation, tops: list[Organisation], day: date) -> list[OrganisationVersion]:
    """Versions from the top that covers the node down to the node, as the tree was on the day."""
    lineage = ancestors_on(opened, day)
    covering = {top.pk for top in tops}
    for place, version in enumerate(lineage):
        if version.organisation_id in covering:
            return list(reversed(lineage[: place + 1]))
    return lineage[:1]


def _in_order(
    tops: list[Organisation], way: list[OrganisationVersion], children: list[OrganisationVersion], day: date
) -> list[tuple[OrganisationVersion, int]]:
    """Each with how far it stands in: the way down and the children in the place of the top they hang below."""
    below = [(version, step) for step, version in enumerate(way)] + [(child, len(way)) for child in children]
    existing = {version.organisation_id: version for version in versions_on(day).filter(organisation__in=tops)}
    opened_top = way[0].organisation_id if way else None
    if opened_top not in existing:
        return below + [(version, 0) for version in existing.values()]
    shown: list[tuple[OrganisationVersion, int]] = []
    for top in tops:
        if top.pk == opened_top:
            shown += below
        elif top.pk in existing:
            shown.append((existing[top.pk], 0))
    return shown


def _row(request: Request, node: Node, step: int, is_open: bool) -> Row:
    """An open node is closed by opening the one above it."""
    target = node.version.parent if is_open else node.version.organisation
    asked = request.GET.copy()
    for name in ("page", "words", "below"):
        asked.pop(name, None)
    if target is not None and (step or not is_open):
        asked["below"] = target.code
    return Row(node=node, step=min(step, DEEPEST_STEP), is_open=is_open, url=f"?{asked.urlencode()}")


def _page(request: Request, found: "QuerySet[OrganisationVersion]") -> Page:
    """What makes no sense in the address is the first page."""
    pages = Pages(found, CHILDREN_A_PAGE)
    try:
        return pages.page(request.GET.get("page", "1"))
    except InvalidPage:
        return pages.page(1)
