"""How far pilots reach below a committee: a picture, tables, and the list behind every figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.views.lists import page_of
from cells.access import organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.days import day_query
from cells.views.saved_lists import saves_as_excel
from pilots.forms.coverage import DayForm
from pilots.models.guidance import FORMATS
from pilots.queries.coverage import Coverage, coverage_on
from pilots.rules.coverage import Bar, Line, Reach, Subject, bars, line_of, lines
from pilots.rules.terms import Format

WORDS_OF_FORMAT = dict(FORMATS)
A_PAGE = 100
TAKING = "taking"
"""Beside the figures of Reach: the list of those that hold places of the year."""
# The picture, in its own units: names on the left, bars, room for a number on the right.
WIDTH, NAMES, NUMBERS, BAR, GAP = 960, 300, 70, 13, 14


@dataclass(frozen=True)
class Section:
    """One format: the whole, by type, by branch, and the picture of the types."""

    format: str
    words: str
    total: Line
    by_type: list[tuple[str, Line]]
    by_branch: list[tuple[str, Line]]
    picture: list["Band"]
    height: int


@dataclass(frozen=True)
class Band:
    name: str
    y: int
    bars: list[Bar]


@declare(readers)
@require_safe
def coverage(request: Request, code: str) -> HttpResponse:
    """Eligible, registered, approved, used and never used, by type and by branch, as of a day."""
    organisation, day, form = _asked(request, code)
    found = coverage_on(organisation, day)
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "form": form,
        "day": day,
        "on_query": day_query(request, day),
        "sections": [_section(found, format) for format in Format],
        "reaches": _words().items(),
        "width": WIDTH,
        "names": NAMES,
        "bar": BAR,
    }
    return render(request, "pilots/coverage.html", context)


@declare(readers)
@saves_as_excel(gettext_lazy("Reach of the pilots"))
@require_safe
def behind_figure(request: Request, code: str) -> HttpResponse:
    """The organisations that one figure counts: online and eligible, unless another is asked for."""
    organisation, day, _form = _asked(request, code)
    format, reach = request.GET.get("format", Format.ONLINE), request.GET.get("reach", Reach.ELIGIBLE)
    titles: dict[str, str] = {reach.value: words for reach, words in _words().items()}
    titles[TAKING] = _("with places taken in %(year)s") % {"year": str(day.year)}
    if format not in set(Format) or reach not in titles:
        raise Http404
    found = coverage_on(organisation, day)
    type, branch = request.GET.get("type", ""), request.GET.get("branch", "")
    counted = [
        found.versions[subject.organisation_id]
        for subject in found.subjects
        if subject.format == format
        and (subject.taken > 0 if reach == TAKING else subject.counts_as(Reach(reach)))
        and type in ("", subject.type)
        and branch in ("", found.versions[subject.branch].organisation.code)
    ]
    counted.sort(key=lambda version: version.organisation.code)
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "day": day,
        "on_query": day_query(request, day),
        "title": f"{titles[reach]} · {WORDS_OF_FORMAT[Format(format)]}".capitalize(),
        "number": len(counted),
        "page": page_of(request, counted, rows=A_PAGE),
    }
    return render(request, "pilots/coverage_list.html", context)


def _asked(request: Request, code: str) -> tuple[Organisation, date, DayForm]:
    form = DayForm(request.GET, today=request.today)
    return organisation_or_404(request, code), form.day(request.today), form


def _words() -> dict[Reach, str]:
    return {
        Reach.ELIGIBLE: _("eligible"),
        Reach.REGISTERED: _("registered"),
        Reach.APPROVED: _("approved"),
        Reach.USED: _("used"),
        Reach.NEVER_USED: _("never used"),
    }


def _section(found: Coverage, format: Format) -> Section:
    subjects = [subject for subject in found.subjects if subject.format == format]
    types: dict[str, Any] = dict(OrganisationVersion.Type.choices)
    by_type = [(str(types[line.key]), line) for line in lines(subjects, lambda subject: subject.type)]

    def branch_of(subject: Subject) -> str:
        return found.versions[subject.branch].organisation.code

    names = {version.organisation.code: version.name for version in found.versions.values()}
    by_branch = [(names[line.key], line) for line in lines(subjects, branch_of)]
    picture, height = _picture(by_type)
    return Section(
        format=str(format),
        words=str(WORDS_OF_FORMAT[format]),
        total=line_of("", subjects),
        by_type=by_type,
        by_branch=by_branch,
        picture=picture,
        height=height,
    )


def _picture(by_type: list[tuple[str, Line]]) -> tuple[list[Band], int]:
    """Bands of bars, one band a type, all to one scale; and how high the picture is."""
    most = max((max(line.numbers) for _name, line in by_type), default=0)
    bands, y = [], 0
    for name, line in by_type:
        band = bars(line, top=y, height=BAR, widest=WIDTH - NAMES - NUMBERS, most=most)
        bands.append(Band(name, y, band))
        y += len(band) * BAR + GAP
    return bands, y
