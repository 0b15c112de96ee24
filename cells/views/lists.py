"""A page with lists: it is shown, or by its button saved as Excel: all of every list, as filtered and sorted."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import wraps
from itertools import groupby
from typing import Any, Concatenate, ParamSpec

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import large
from accounts.models import Occasion
from accounts.queries.replica import once_more_if_lost
from accounts.requests import MARKS
from accounts.rules.days import day_in_words
from accounts.rules.file_names import file_name
from accounts.tables import TURNS, List, Table
from accounts.views.downloads import to_be_kept
from accounts.views.posting import attempt
from accounts.views.typed import safe_or_shown_again
from cells.access import Role, above_grassroots, occasion_for
from cells.models import Organisation
from cells.queries.mandates import READERS
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.services.workbooks import Exported, Worksheet, export_lists, note_printing

BUTTON, PRINT_BUTTON = "save_as_excel", "print_list"
PART_WIDTH = 24
_NO_FILTERS = MARKS | {*TURNS, "per_page"}
Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[Request, Arguments], HttpResponse]


def saves_as_excel(view: View[Arguments]) -> View[Arguments]:
    """For a view that answers by `answer_lists`: beside what is safe it takes a POST, from its button, or with the boxes ticked
    when the page is shown again. All of a list at once is large."""

    @large(_is_all_at_once)
    @wraps(view)
    def answer(request: Request, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        return (view if is_to_be_saved(request) else safe_or_shown_again(view))(request, *args, **kwargs)

    return answer


def _is_all_at_once(request: Request, **named: Any) -> bool:
    return is_to_be_saved(request) and above_grassroots(request, **named)


def is_to_be_saved(request: Request) -> bool:
    """Whether the page's lists are not shown but saved."""
    return request.method == "POST" and (BUTTON in request.POST or PRINT_BUTTON in request.POST)


def answer_lists(
    request: Request,
    template: str,
    context: Mapping[str, object],
    *tables: Table,
    as_administrator: bool = False,
    unsaid: Collection[str] = (),
) -> HttpResponse:
    """The page with its tables (the first is `table` to the template, all are `tables`), the workbook of all of them, or all
    of them whole, to be printed.

    `as_administrator`: that is what opens the page, whatever else the person may read. `unsaid`: filters of which the log does
    not keep what was typed, for it may be the name of somebody who is to be forgotten.
    """
    if is_to_be_saved(request) and PRINT_BUTTON in request.POST:
        return _printed(request, tables, context, as_administrator=as_administrator, unsaid=unsaid)
    if is_to_be_saved(request):
        return _saved(request, tables, context, as_administrator=as_administrator, unsaid=unsaid)
    for table in tables:
        table.turn_to(request.GET)
    lists = {"table": tables[0], "tables": tables} if tables else {}
    return render(request, template, lists | dict(context))


def _saved(
    request: Request,
    tables: Sequence[Table],
    context: Mapping[str, Any],
    *,
    as_administrator: bool,
    unsaid: Collection[str],
) -> HttpResponse:
    about, occasion = _whose(request, context.get("organisation"), as_administrator=as_administrator)
    day = context.get("day", request.today)
    with attempt(request) as attempted:
        exported = once_more_if_lost(
            lambda: export_lists(
                worksheets=list(_worksheets(request, tables)),
                file_name=file_name(str(tables[0].list.name), _name_of(about, day), day=day, ending="xlsx"),
                asked=_asked_in(request, unsaid) | {"page": request.path, "day": day_in_words(day)},
                about=about,
                occasion=occasion,
            )
        )
    return _as_download(exported) if attempted.succeeded else redirect(request.get_full_path())


def _printed(
    request: Request,
    tables: Sequence[Table],
    context: Mapping[str, Any],
    *,
    as_administrator: bool,
    unsaid: Collection[str],
) -> HttpResponse:
    about, occasion = _whose(request, context.get("organisation"), as_administrator=as_administrator)
    day = context.get("day", request.today)
    whole = [table.turn_to(request.GET).to_be_printed() for table in tables]
    note_printing(
        name=str(tables[0].list.name),
        number=sum(len(table.rows) for table in whole),
        asked=_asked_in(request, unsaid) | {"page": request.path, "day": day_in_words(day)},
        about=about,
        occasion=occasion,
    )
    shown = {
        "tables": whole,
        "day": day,
        "about": version_nearest(about, day) if isinstance(about, Organisation) else None,
        "form": getattr(context.get("filter"), "form", context.get("form")),
        "wide": any(table.is_wide for table in whole),
    }
    return render(request, "cells/printed.html", shown)


def _name_of(about: Model, day: date) -> str:
    return str(names_with_superior_on([about.pk], day)[about.pk]) if isinstance(about, Organisation) else ""


def _worksheets(request: Request, tables: Sequence[Table]) -> Iterator[Worksheet]:
    """One a list; parts of the same list stand below each other, each row with the part it is of."""
    for table in tables:
        table.turn_to(request.GET)
    for declared, parts in groupby(tables, key=lambda table: table.list):
        yield _worksheet(declared, list(parts))


def _worksheet(declared: List, parts: Sequence[Table]) -> Worksheet:
    headings = [(str(column.heading), column.width) for column in parts[0].in_excel]
    if not any(table.part for table in parts):
        return Worksheet(str(declared.name), headings, parts[0].saved_rows(), declared.most_saved)
    rows = ([str(table.part), *row] for table in parts for row in table.saved_rows())
    return Worksheet(str(declared.name), [(_("Part of the list"), PART_WIDTH), *headings], rows, declared.most_saved)


def _whose(request: Request, organisation: Organisation | None, *, as_administrator: bool) -> tuple[Model, Occasion]:
    """What the entry of the log is about: the organisation of the page, else one's own; an administrator's list is about them."""
    if organisation is not None:
        return organisation, occasion_for(request, organisation)
    tops = request.mandates.tops(*READERS)
    if tops and not as_administrator:
        return tops[0], occasion_for(request, tops[0])
    return request.user, occasion_for(request, None, Role.ADMINISTRATOR)


def _asked_in(request: Request, unsaid: Collection[str]) -> dict[str, str]:
    """The filters and the order of the page, as its address had them; of those unsaid only that something was typed."""
    asked = {name: str(value) for name, value in request.GET.items() if value and name not in _NO_FILTERS}
    return {name: "…" if name in unsaid else value for name, value in asked.items()}


def _as_download(exported: Exported) -> HttpResponse:
    return to_be_kept(HttpResponse(exported.content, content_type=exported.content_type), exported.file_name)
