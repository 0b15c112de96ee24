from functools import partial

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import declare, large
from accounts.queries.found import Found
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from cells.access import (
    Role,
    above_grassroots_narrowed,
    occasion_for,
    organisation_or_404,
    organisations_for,
    readers,
    sight_or_404,
)
from cells.forms.members_filter import MembersFilter
from cells.models import OrganisationVersion
from cells.navigation import actions_for, member_papers, members_actions
from cells.queries.biography import biography, grounds_seen, posts_on
from cells.queries.groups import groups_on
from cells.queries.members import members_on
from cells.queries.members_below import MembersBelow
from cells.queries.names import NamesWithSuperior
from cells.queries.organisations import version_nearest
from cells.queries.particulars import SEEN, as_seen_on
from cells.queries.residences import residence_seen
from cells.queries.saved_filters import filters_saved
from cells.queries.situation import situation_of
from cells.queries.tree import number_below
from cells.requests import Request
from cells.services.readings import note_reading
from cells.tables.members import MEMBERS, MEMBERS_GONE_BY, axes_in_words, member_rows
from cells.tables.people import FACTS
from cells.views.days import day_asked, day_query
from cells.views.lists import answer_lists, saves_as_excel
from cells.views.member_acts import menu

MOST_GUESTS = 100


@declare(readers)
@large(above_grassroots_narrowed)
@saves_as_excel
def members(request: Request, code: str) -> HttpResponse:
    """Members of a cell, or of all cells of a committee, on a day of choice."""
    organisation = organisation_or_404(request, code)
    day = day_asked(request)
    version = request.mandates.version(organisation, day)
    below = MembersBelow(organisation, day, today=request.today)
    kind = version.kind if version else None
    is_cell, is_above = kind == OrganisationVersion.Kind.CELL, kind == OrganisationVersion.Kind.SUPERIOR
    groups = list(groups_on(below.cells, day)) if is_cell else []
    saved = filters_saved(request.user.pk, organisation.pk)
    gone_by = day < request.today
    people = below.members
    if gone_by:
        people = as_seen_on(members_on(below.cells, day), below.cells, day, organisations_for(request))
    seen = SEEN if gone_by else ""
    chosen = MembersFilter(request.GET, queryset=people, day=day, groups=groups, saved=saved, seen=seen)
    may_write = version is not None and request.mandates.may(organisation, Role.CLERK)
    ticks = Ticks(request)
    dress = partial(
        member_rows,
        names=request.mandates.names_on(day),
        reads=request.mandates.reads,
        grounds=chosen.form.grounds,
        ticked=ticks.holds,
        within=organisation.pk,
        seen_by=organisations_for(request) if gone_by else None,
    )
    listed = MEMBERS_GONE_BY if gone_by else MEMBERS
    is_found = isinstance(chosen.members, Found)
    number = None if is_found else number_below(organisation, day, today=request.today, many=is_above)
    left_out = _left_out(bool(groups), may_write, is_cell=is_cell, is_above=is_above)
    table = listed.of(chosen.members, dress=dress, without=left_out, number=number)
    context: dict[str, object] = {
        "organisation": organisation,
        "version": version or version_nearest(organisation, day),
        "day": day,
        "on_query": day_query(request, day),
        "filter": chosen,
        "narrowed": any(value for name, value in chosen.form.cleaned_data.items() if name != "on"),
        "guests": [] if is_above else below.stays(MOST_GUESTS),
        "may_write": may_write,
        "ticks": ticks,
        "is_cell": is_cell,
        "exists": version is not None,
        "actions": actions_for(members_actions, request, organisation),
    }
    if version is None:
        context["notices"] = [_("It did not exist on %(day)s.") % {"day": day_in_words(day)}]
    return answer_lists(request, "cells/members.html", context, table)


class Ticks:
    """Those ticked on this page of the list and on others. They go along with what leads to another page, filter or order."""

    def __init__(self, request: Request) -> None:
        sent = request.POST if request.is_shown_again else QueryDict()
        self._all_here = sent.get("tick") == "all"
        typed = [] if sent.get("tick") == "none" else sent.getlist("member")
        self._ticked = dict.fromkeys(key for one in typed if (key := number_typed(one)) is not None)
        self._shown: set[int] = set()

    def holds(self, pk: int) -> bool:
        """Asked of each row of the page."""
        self._shown.add(pk)
        return self._all_here or pk in self._ticked

    @property
    def elsewhere(self) -> list[int]:
        """Those that no row of the page is about."""
        return [key for key in self._ticked if key not in self._shown]


def _left_out(has_groups: bool, may_write: bool, *, is_cell: bool, is_above: bool) -> list[str]:
    """Above the grassroots what tells the cells apart needs the room of the groups; Excel has both."""
    left_out = {
        "cell": is_cell,
        "cell_above": is_cell,
        "group": is_above or (is_cell and not has_groups),
        "group_saved": not is_above,
        "member": not may_write,
    }
    return [column for column, left in left_out.items() if left]


@declare(readers)
@require_safe
@never_cache
def member(request: Request, pk: int) -> HttpResponse:
    """One member: the three axes, where they belong, their grounds and all dated facts. That it was read is noted."""
    sight = sight_or_404(request, pk)
    note_reading(member=sight.member, occasion=occasion_for(request, sight.cell))
    posts = posts_on(sight)
    names = NamesWithSuperior([sight.cell.pk, *(post.organisation_id for post in posts)])
    keeps = request.mandates.may(sight.cell, Role.CLERK)
    may_write = sight.is_whole and keeps
    situation = situation_of(sight.member, request.today)
    present = members_on([sight.cell.pk], sight.seen_on).filter(pk=pk).first()
    context = {
        "sight": sight,
        "member": sight.member,
        "organisation": sight.cell,
        "cell_name": names.on(sight.cell.pk, sight.seen_on),
        "present": present,
        "axes": axes_in_words(present) if present else {},
        "posts": [(post, names.on(post.organisation_id, sight.seen_on)) for post in posts],
        "grounds": grounds_seen(sight),
        "residence": residence_seen(sight),
        "table": FACTS.of(biography(sight)),
        "may_write": may_write,
        "acts": menu(sight.member, sight.cell, situation) if keeps and sight.shows_last else [],
        "situation": situation,
        "papers": [paper for papers in member_papers for paper in papers(request, sight.member)],
    }
    return render(request, "cells/member.html", context)
