from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.tables import TURNS, Table, page_of
from cells.access import listed_for, listers, organisations_for, tops_for
from cells.forms.organisation_search import OrganisationSearch
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import ancestors_on, versions_on
from cells.queries.tree import children_on, nodes, search_on
from cells.requests import Request
from cells.tables.organisations import ORGANISATIONS, OrganisationRow, organisation_rows, page_of_organisation
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel

CHILDREN_A_PAGE = 100
DEEPEST_STEP = 6
Step = tuple[OrganisationVersion, int]
"""An organisation, and how far it stands in."""


@declare(listers)
@saves_as_excel
def organisations(request: Request) -> HttpResponse:
    """The tree of what the person may see, opened at one node; or what a search found."""
    form = OrganisationSearch(request.GET, today=request.today)
    day = form.day()
    words = form.asked()
    context: dict[str, Any] = {"form": form, "day": day, "words": words}
    context |= _matching(request, words, day) if words else _opened(request, day)
    if day != request.today:
        context["notices"] = [_("The organisations as they were on %(day)s.") % {"day": day_in_words(day)}]
    context["may_save"] = any(row.address for row in context["table"].rows)
    table, administers = _whole(request, words, day), request.mandates.administers
    return answer_lists(request, "cells/organisations.html", context, table, as_administrator=administers)


def _whole(request: Request, words: str, day: date) -> Table:
    """What is saved: not only what is open, but every organisation within sight on the day, or all that was found."""
    seen = organisations_for(request)
    versions = search_on(seen, words, day) if words else versions_on(day).filter(organisation__in=seen)
    dress = partial(organisation_rows, day=day, today=request.today)
    return ORGANISATIONS.of(versions.order_by("organisation__path"), dress=dress)


def _matching(request: Request, words: str, day: date) -> dict[str, object]:
    page = page_of(request.GET, search_on(listed_for(request), words, day), rows=CHILDREN_A_PAGE)
    steps = [(version, 0) for version in page.things]
    return {"table": _tree(request, steps, set(), day, searched=True), "page": page, "searched": True}


def _opened(request: Request, day: date) -> dict[str, object]:
    """The tops; below one of them the way down to the open node; below that its children, a page of them."""
    tops = tops_for(request)
    code = request.GET.get("below", "")
    opened = get_object_or_404(listed_for(request), code=code) if code else (tops[0] if len(tops) == 1 else None)
    page = None
    if opened:
        below = children_on(opened, day).filter(organisation__in=listed_for(request))
        page = page_of(request.GET, below, rows=CHILDREN_A_PAGE)
    way = _way_down(opened, tops, day) if opened else []
    steps = _in_order(tops, way, list(page.things) if page else [], day)
    table = _tree(request, steps, {version.organisation_id for version in way}, day)
    return {"table": table, "page": page, "opened": way[-1] if way else None}


def _tree(request: Request, steps: list[Step], on_way: set[int], day: date, *, searched: bool = False) -> Table:
    """`on_way`: what is open. An organisation leads to its page where the person may open it."""
    listed = [version.organisation_id for version, _step in steps]
    readable = set(organisations_for(request).filter(pk__in=listed).order_by().values_list("pk", flat=True))
    counted = nodes([version for version, _step in steps], day, today=request.today)
    names = names_with_superior_on(listed, day) if searched else {}
    query = day_query(request, day)
    rows = []
    for node, (version, step) in zip(counted, steps, strict=True):
        is_open = version.organisation_id in on_way
        rows.append(
            OrganisationRow(
                node=node,
                address=page_of_organisation(version, query) if version.organisation_id in readable else "",
                step=min(step, DEEPEST_STEP),
                is_open=is_open,
                turn=_turn(request, version, step, is_open) if node.children and not searched else "",
                mend=_mend(request, version),
                above=names[version.organisation_id].above if searched else "",
            )
        )
    return ORGANISATIONS.of(rows, without=() if request.mandates.administers else ("mend",))


def _mend(request: Request, version: OrganisationVersion) -> str:
    """An administrator, who opens no page of an organisation, goes from here."""
    code = version.organisation.code
    return reverse("cells:organisation_correct", args=[code]) if request.mandates.administers else ""


def _way_down(opened: Organisation, tops: list[Organisation], day: date) -> list[OrganisationVersion]:
    """Versions from the top that covers the node down to the node, as the tree was on the day."""
    lineage = ancestors_on(opened, day)
    covering = {top.pk for top in tops}
    for index, version in enumerate(lineage):
        if version.organisation_id in covering:
            return list(reversed(lineage[: index + 1]))
    return lineage[:1]


def _in_order(
    tops: list[Organisation], way: list[OrganisationVersion], children: list[OrganisationVersion], day: date
) -> list[Step]:
    """Each with how far it stands in: the way down and the children in the place of the top they hang below."""
    below = [(version, step) for step, version in enumerate(way)] + [(child, len(way)) for child in children]
    existing = {version.organisation_id: version for version in versions_on(day).filter(organisation__in=tops)}
    opened_top = way[0].organisation_id if way else None
    if opened_top not in existing:
        return below + [(version, 0) for version in existing.values()]
    shown: list[Step] = []
    for top in tops:
        if top.pk == opened_top:
            shown += below
        elif top.pk in existing:
            shown.append((existing[top.pk], 0))
    return shown


def _turn(request: Request, version: OrganisationVersion, step: int, is_open: bool) -> str:
    """Of the page on which it is open; when it is, of the one on which it is closed: the one above it is opened."""
    target = version.parent if is_open else version.organisation
    asked = request.GET.copy()
    for name in (*TURNS, "words", "below"):
        asked.pop(name, None)
    if target is not None and (step or not is_open):
        asked["below"] = target.code
    return f"?{asked.urlencode()}"
