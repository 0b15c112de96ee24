from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import declare
from accounts.tables import Table
from cells.access import Role, organisation_or_404, organisations_for, readers
from cells.forms.day import DayForm
from cells.models import Group, Member, Organisation, OrganisationVersion
from cells.queries.groups import (
    GroupSeen,
    active_in_no_group,
    groups_below_today,
    groups_in_short,
    groups_on,
    groups_seen,
)
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest, version_on
from cells.queries.tree import cells_below
from cells.requests import Request
from cells.tables.organisations import GROUPS, GroupRow, group_rows
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel


@declare(readers)
@saves_as_excel
def groups(request: Request, code: str) -> HttpResponse:
    """The groups of a cell with leaders and members, or of all cells of a committee in short, on a day of choice."""
    organisation = organisation_or_404(request, code)
    form = DayForm(request.GET, today=request.today)
    day = form.day()
    version = version_on(organisation, day)
    context: dict[str, object] = {
        "organisation": organisation,
        "version": version or version_nearest(organisation, day),
        "form": form,
        "day": day,
        "on_query": day_query(request, day),
        "may_write": request.mandates.may(organisation, Role.CLERK),
    }
    if version is not None and version.kind == OrganisationVersion.Kind.CELL:
        context |= _of_a_cell(organisation, groups_seen([organisation.pk], day), day)
        listed = groups_on([organisation.pk], day)
    elif day == request.today:
        listed = groups_below_today(organisation, day)
    else:
        listed = groups_on(cells_below(organisation, day, today=request.today), day)
    return answer_lists(request, "cells/groups.html", context, _table(request, listed, day, within=organisation))


def _of_a_cell(cell: Organisation, seen: list[GroupSeen], day: date) -> dict[str, object]:
    ungrouped = list(active_in_no_group(cell.pk, day)) if seen else []
    return {"is_cell": True, "groups": seen, "ungrouped": ungrouped, "warnings": _warnings(seen, ungrouped)}


def _warnings(seen: list[GroupSeen], ungrouped: list[Member]) -> list[str]:
    """What to put in order before meeting by group (03-HD/TW, II.1.2); a meeting is not refused for it."""
    warnings = []
    if len(seen) == 1:
        warnings.append(_("There is only one group."))
    warnings += [_("%(group)s has no leader.") % {"group": group.group.name} for group in seen if group.leader is None]
    if ungrouped:
        number = len(ungrouped)
        text = ngettext(
            "%(number)d active member is in no group.", "%(number)d active members are in no group.", number
        )
        warnings.append(text % {"number": number})
    return warnings


def _table(request: Request, listed: QuerySet[Group], day: date, *, within: Organisation) -> Table:
    """The groups of each cell, their leaders and how many members each has."""

    def rows(groups: Sequence[Group]) -> Iterable[GroupRow]:
        ids = {group.cell_id for group in groups}
        names = names_with_superior_on(ids, day, within=within.pk)
        visible = set(organisations_for(request).filter(pk__in=ids).values_list("pk", flat=True))
        return group_rows(groups_in_short(groups, day), names, visible, day_query(request, day))

    return GROUPS.of(listed.select_related("cell"), dress=rows)
