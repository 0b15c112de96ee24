"""Lists as Excel files. An export writes an entry of the log, so it is asked for by POST."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import declare
from accounts.rules.days import day_in_words
from accounts.rules.text import clean_text
from cells.access import occasion_for, organisation_or_404, organisations_for, readers
from cells.forms.members_filter import MembersFilter
from cells.forms.organisation_search import OrganisationSearch
from cells.models import Ground, OrganisationVersion, SavedFilter
from cells.queries.groups import groups_on
from cells.queries.mandates import READERS
from cells.queries.members import members_on
from cells.queries.organisations import names_on, version_on, versions_on
from cells.queries.tree import cells_below, nodes, search_on
from cells.requests import Request
from cells.services.workbooks import Column, Exported, export_list
from cells.tables import MemberTable, axes_in_words
from cells.views.days import day_asked

CHUNK = 500
_FORM_FIELDS = {"csrfmiddlewaretoken", "page", "per_page"}


def as_download(exported: Exported) -> HttpResponse:
    response = HttpResponse(exported.content, content_type=exported.content_type)
    response["Content-Disposition"] = f'attachment; filename="{exported.file_name}"'
    response["Cache-Control"] = "no-store"
    return response


def asked_in(request: Request) -> dict[str, str]:
    """The filters and the order of the page, as its address had them."""
    return {name: str(value) for name, value in request.GET.items() if value and name not in _FORM_FIELDS}


@declare(readers)
@require_POST
def members_export(request: Request, code: str) -> HttpResponse:
    """The members of the page, all of its pages, with the filters, the order and the day of the address."""
    organisation = organisation_or_404(request, code)
    day = day_asked(request)
    cells = cells_below(organisation, day, today=request.today)
    version = version_on(organisation, day)
    groups = list(groups_on(cells, day)) if version and version.kind == OrganisationVersion.Kind.CELL else []
    saved = SavedFilter.objects.filter(user=request.user, organisation=organisation)
    chosen = MembersFilter(request.GET, queryset=members_on(cells, day), day=day, groups=groups, saved=saved)
    table = MemberTable(chosen.qs, visible_cells=(), order_by=request.GET.getlist("sort"))
    exported = export_list(
        name=_("Members"),
        file_name=f"{organisation.code}-{day.isoformat()}.xlsx",
        columns=_member_columns(),
        rows=_member_rows(table.data.data, day),
        asked=asked_in(request) | {"day": day_in_words(day)},
        about=organisation,
        occasion=occasion_for(request, organisation),
    )
    return as_download(exported)


def _member_columns() -> list[Column]:
    return [
        Column(_("Full name"), 28),
        Column(_("Date of birth"), 12),
        Column(_("Sex"), 8),
        Column(_("Party card number"), 14),
        Column(_("Admitted on"), 12),
        Column(_("Degree"), 12),
        Column(_("Activity"), 18),
        Column(_("Place"), 18),
        Column(_("Code of the cell"), 16),
        Column(_("Cell"), 32),
        Column(_("Group"), 18),
        Column(_("Ground"), 28),
    ]


def _member_rows(members: Any, day: date) -> Iterator[list[Any]]:
    grounds = dict(Ground.Category.choices)
    names: dict[int, tuple[str, str]] = {}
    for member in members.iterator(CHUNK):
        if member.cell_id not in names:
            names |= _named([member.cell_id], day)
        cell_code, cell_name = names.get(member.cell_id, ("", ""))
        axes = axes_in_words(member)
        yield [
            member.full_name,
            member.born_on,
            member.get_sex_display(),
            member.card_number,
            member.admitted_on,
            axes["degree"],
            axes["activity"],
            axes["place"],
            cell_code,
            cell_name,
            member.group_name,
            str(grounds.get(member.ground, "")),
        ]


def _named(organisation_ids: list[int], day: date) -> dict[int, tuple[str, str]]:
    found = versions_on(day).filter(organisation_id__in=organisation_ids)
    return {version.organisation_id: (version.organisation.code, version.name) for version in found}


@declare(readers)
@require_POST
def organisations_export(request: Request) -> HttpResponse:
    """Every organisation within sight on the day, or those that were searched for."""
    form = OrganisationSearch(request.GET)
    today = request.today
    day, words = form.day(today), form.asked()
    seen = organisations_for(request)
    versions = search_on(seen, words, day) if words else versions_on(day).filter(organisation__in=seen)
    top = request.mandates.tops(*READERS)[0]
    exported = export_list(
        name=_("Organisations"),
        file_name=f"{clean_text(top.code)}-{day.isoformat()}-to-chuc.xlsx",
        columns=[
            Column(_("Code"), 16),
            Column(_("Name"), 40),
            Column(_("Kind"), 24),
            Column(_("Level"), 18),
            Column(_("Type"), 22),
            Column(_("Belongs to"), 40),
            Column(_("Area of operation"), 32),
            Column(_("Cells"), 8),
            Column(_("Members"), 10),
        ],
        rows=_organisation_rows(versions.order_by("organisation__path"), day, today),
        asked=asked_in(request) | {"day": day_in_words(day)},
        about=top,
        occasion=occasion_for(request, top),
    )
    return as_download(exported)


def _organisation_rows(versions: Any, day: date, today: date) -> Iterator[list[Any]]:
    found: list[OrganisationVersion] = list(versions)
    for start in range(0, len(found), CHUNK):
        chunk = found[start : start + CHUNK]
        parents = names_on({version.parent_id for version in chunk if version.parent_id}, day)
        for node in nodes(chunk, day, today=today):
            version = node.version
            yield [
                version.organisation.code,
                version.name,
                version.get_kind_display(),
                version.get_level_display(),
                version.get_type_display(),
                parents.get(version.parent_id or 0, ""),
                version.area,
                node.cells,
                node.members,
            ]
