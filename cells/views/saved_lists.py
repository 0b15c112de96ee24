"""Any page with a list saves it as Excel: all of it, as filtered and sorted, by a button that posts to the page's own address."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.views.lists import WHOLE
from cells.access import Role, occasion_for, organisation_or_404
from cells.queries.mandates import READERS
from cells.requests import Request
from cells.rules.lists_in_pages import as_one, lists_in
from cells.services.workbooks import Column, export_list
from cells.views.exports import as_download, asked_in

BUTTON = "save_as_excel"
NARROWEST, WIDEST = 10, 50
Told = ParamSpec("Told")
View = Callable[Concatenate[Request, Told], HttpResponse]


def saves_as_excel(name: str | Promise) -> Callable[[View], View]:
    """Stands between `declare` and what bounds the methods of the view; `name` is the list's in the log and in the workbook."""

    def save(view: View) -> View:
        @wraps(view)
        def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST" or BUTTON not in request.POST:
                return view(request, *args, **kwargs)
            shown = view(_asked_as_a_whole(request), *args, **kwargs)
            return _saved(request, shown, str(name), kwargs.get("code", "")) if shown.status_code == 200 else shown

        return answer

    return save


def _asked_as_a_whole(request: Request) -> Request:
    whole = copy(request)
    whole.method = "GET"
    whole.as_a_whole = True  # type: ignore[attr-defined]
    asked = request.GET.copy()
    for bound in ("page", "per_page"):
        asked.pop(bound, None)
    whole.GET = asked  # type: ignore[assignment]
    return whole


def _saved(request: Request, shown: HttpResponse, name: str, code: str) -> HttpResponse:
    lists = lists_in(shown.content.decode())
    if not lists:
        messages.warning(request, _("There is nothing in this list to save."))
        return redirect(request.get_full_path())
    if sum(len(one.rows) for one in lists) >= WHOLE:
        too_many = _("This list has %(number)s rows or more. Narrow it with the filters, then save it.")
        messages.warning(request, too_many % {"number": number_format(WHOLE, force_grouping=True)})
        return redirect(request.get_full_path())
    headings, rows = as_one(lists, _("Part of the list"))
    about, occasion = _whose(request, code)
    page = request.resolver_match.url_name if request.resolver_match else ""
    exported = export_list(
        name=name,
        file_name=f"{getattr(about, 'code', 'danh-sach')}-{page}-{request.today.isoformat()}.xlsx",
        columns=[Column(heading, _width(place, heading, rows)) for place, heading in enumerate(headings)],
        rows=rows,
        asked=asked_in(request) | {"page": request.path},
        about=about,
        occasion=occasion,
    )
    return as_download(exported)


def _whose(request: Request, code: str) -> tuple[Model, Occasion]:
    """What the entry of the log is about: the organisation of the page, else one's own; an administrator's list is about them."""
    if code:
        organisation = organisation_or_404(request, code)
        return organisation, occasion_for(request, organisation)
    tops = request.mandates.tops(*READERS)
    if tops:
        return tops[0], occasion_for(request, tops[0])
    return request.user, occasion_for(request, None, Role.ADMINISTRATOR)


def _width(place: int, heading: str, rows: list[list[Any]]) -> int:
    longest = max((len(str(row[place])) for row in rows[:200]), default=0)
    return min(max(NARROWEST, longest, len(heading) // 2) + 2, WIDEST)
