from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.tables import Table
from cells.access import Role, organisation_or_404, organisations_for, readers
from cells.forms.day import DayForm
from cells.models import Organisation, OrganisationVersion
from cells.navigation import actions_for, coming_for, organisation_actions
from cells.queries.figures import MemberFigures, member_figures
from cells.queries.groups import groups_on
from cells.queries.history import bodies_on, predecessors, successors, versions_of
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisation_words import GRASSROOTS_CELL, What, words_on
from cells.queries.organisations import is_grassroots_cell, version_nearest, version_on
from cells.queries.tree import cells_below, children_on, nodes
from cells.requests import Request
from cells.tables.organisations import CHILDREN, HISTORY, OrganisationRow, children_rows
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel

MOST_CHILDREN = 100
MOST_CELLS_LOOKED_THROUGH = 3_000
"""Of a larger organisation the sorts of members are counted when somebody asks: every one of its members is looked at."""


@declare(readers)
@saves_as_excel
def organisation(request: Request, code: str) -> HttpResponse:
    """What an organisation is on a day of choice, who is in it and how it became what it is."""
    organisation = organisation_or_404(request, code)
    form = DayForm(request.GET, today=request.today)
    day = form.day()
    version = version_on(organisation, day)
    context: dict[str, Any] = {
        "organisation": organisation,
        "form": form,
        "day": day,
        "on_query": day_query(request, day),
        "version": version or version_nearest(organisation, day),
        "exists": version is not None,
        "may_write": request.mandates.may(organisation, Role.CLERK),
        "predecessors": _linked(request, predecessors(organisation)),
        "successors": _linked(request, successors(organisation)),
        "coming": coming_for(request, organisation),
        "history": HISTORY.of(versions_of(organisation, request.today)),
        "actions": actions_for(organisation_actions, request, organisation),
    }
    tables = [context["history"]]
    if version is None:
        context["notices"] = [
            _("It did not exist on %(day)s. Its name and history are shown below.") % {"day": day_in_words(day)}
        ]
    else:
        context |= _on_the_day(request, version, day) | {"children": _children(request, organisation, day)}
        tables.insert(0, context["children"])
    return answer_lists(request, "cells/organisation.html", context, *tables)


def _children(request: Request, parent: Organisation, day: date) -> Table:
    def rows(versions: Sequence[OrganisationVersion]) -> list[OrganisationRow]:
        visible = _visible(request, [version.organisation_id for version in versions])
        return children_rows(nodes(versions, day, today=request.today), visible, day_query(request, day))

    return CHILDREN.of(children_on(parent, day), dress=rows, most=MOST_CHILDREN)


def _on_the_day(request: Request, version: OrganisationVersion, day: date) -> dict[str, Any]:
    organisation = version.organisation
    today: date = request.today
    cells = cells_below(organisation, day, today=today)
    (node,) = nodes([version], day, today=today)
    counted = node.cells <= MOST_CELLS_LOOKED_THROUGH or "count" in request.GET
    figures = member_figures(cells, day) if counted else None
    return {
        "facts": _facts(version, day),
        "bodies": bodies_on(organisation, day),
        "infrastructure": infrastructure_on(organisation, day),
        "members": figures.members if figures else node.members,
        "figures": _figures(figures) if figures else [],
        "uncounted_cells": 0 if counted else node.cells,
        "groups": groups_on(cells, day).count(),
    }


def _facts(version: OrganisationVersion, day: date) -> list[tuple[str, object]]:
    words = words_on(day)
    kind = words.kind(version)
    parent = version_nearest(version.parent, day) if version.parent else None
    if is_grassroots_cell(version, parent):
        kind = words.of(What.KIND, GRASSROOTS_CELL)
    facts = [
        (_("National code"), version.national_code),
        (_("Kind"), kind),
        (_("Type"), words.type(version)),
        (_("Level"), words.level(version)),
        (_("Belongs to"), parent.name if parent else ""),
        (_("Area of operation"), version.area),
        (_("Place in the date line"), version.place),
        (_("Abroad"), _("yes") if version.overseas else ""),
        (_("True since"), day_in_words(version.valid_from)),
    ]
    return [(label, value) for label, value in facts if value]


def _figures(figures: MemberFigures) -> list[tuple[str, int]]:
    return [
        (_("official members"), figures.official),
        (_("probationary members"), figures.probationary),
        (_("exempt from work and meetings"), figures.exempt),
        (_("suspended"), figures.suspended),
        (_("temporarily elsewhere"), figures.elsewhere),
        (_("with a ground"), figures.with_ground),
        (_("temporarily here, counted at home"), figures.guests),
    ]


def _linked(request: Request, links: list[Any]) -> list[tuple[Any, bool]]:
    """Each with whether the person may open it."""
    visible = _visible(request, [link.organisation.pk for link in links if link.organisation])
    return [(link, link.organisation is not None and link.organisation.pk in visible) for link in links]


def _visible(request: Request, ids: list[int]) -> set[int]:
    if not ids:
        return set()
    return set(organisations_for(request).filter(pk__in=ids).values_list("pk", flat=True))
