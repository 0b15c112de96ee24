"""How far pilots reach below a committee: a picture, tables, and the list behind every figure."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.tables import List, Table
from cells.access import above_grassroots, organisation_or_404, readers
from cells.models import Organisation
from cells.queries.organisation_words import What, words_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel
from pilots.forms.coverage import CoverageForm
from pilots.navigation import coverage_menu
from pilots.queries.coverage import Coverage, counted_by, coverage_on
from pilots.rules.coverage import TAKING, Bar, CoverageLine, Reach, bars, line_of, lines
from pilots.rules.terms import Format
from pilots.tables import eligibility as tables
from pilots.tables.eligibility import WORDS_OF_FORMAT, CoverageRow

# The picture, in its own units: names on the left, bars, room for a number on the right.
WIDTH, NAMES, NUMBERS, BAR, GAP = 960, 300, 70, 13, 14


@dataclass(frozen=True)
class Section:
    """One format: the whole, by type, by branch, and the picture of the types. `figures`: words, number, its list."""

    words: str
    total: CoverageLine
    figures: list[tuple[str, int, str]]
    by_type: Table
    by_branch: Table
    picture: list["Band"]
    height: int


@dataclass(frozen=True)
class Band:
    name: str
    y: int
    bars: list[Bar]


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def coverage(request: Request, code: str) -> HttpResponse:
    """Eligible, registered, approved, used and never used, by type and by branch, as of a day."""
    organisation, day, form = _asked(request, code)
    covered = coverage_on(organisation, day, today=request.today)
    reaches = {reach.value: words for reach, words in _words().items()}
    by_type = tables.coverage(gettext_lazy("By type"), gettext_lazy("Type"), reaches, day.year)
    by_branch = tables.coverage(gettext_lazy("By branch"), gettext_lazy("Organisation"), reaches, day.year)
    address = reverse("pilots:coverage_list", args=[code])
    sections = [_section(covered, format, by_type, by_branch, address, day) for format in Format]
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "form": form,
        "day": day,
        "on_query": day_query(request, day),
        "sections": sections,
        "ways": [(way.address(organisation), way.label) for way in coverage_menu],
        "reaches": _words().items(),
        "width": WIDTH,
        "names": NAMES,
        "bar": BAR,
    }
    shown = [section.by_type for section in sections] + [section.by_branch for section in sections]
    return answer_lists(request, "pilots/coverage.html", context, *shown)


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def behind_figure(request: Request, code: str) -> HttpResponse:
    """The organisations that one figure counts: online and eligible, unless another is asked for."""
    organisation, day, _form = _asked(request, code)
    format, reach = request.GET.get("format", Format.ONLINE), request.GET.get("reach", Reach.ELIGIBLE)
    titles: dict[str, str] = {reach.value: words for reach, words in _words().items()}
    titles[TAKING] = _("with places taken in %(year)s") % {"year": str(day.year)}
    if format not in set(Format) or reach not in titles:
        raise Http404
    narrowed = {name: request.GET.get(name, "") for name in ("type", "branch")}
    counted = counted_by(reach, organisation, day, today=request.today, format=format, **narrowed)
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "day": day,
        "on_query": day_query(request, day),
        "title": f"{titles[reach]} · {WORDS_OF_FORMAT[Format(format)]}".capitalize(),
        "number": len(counted),
    }
    dress = partial(
        tables.counted_rows,
        day=day,
        within=organisation.pk,
        address=lambda version: reverse("pilots:life", args=[version.organisation.code]),
    )
    return answer_lists(request, "pilots/coverage_list.html", context, tables.BEHIND_COVERAGE.of(counted, dress=dress))


def _asked(request: Request, code: str) -> tuple[Organisation, date, CoverageForm]:
    form = CoverageForm(request.GET, today=request.today)
    return organisation_or_404(request, code), form.day(), form


def _words() -> dict[Reach, str]:
    return {
        Reach.ELIGIBLE: _("eligible"),
        Reach.REGISTERED: _("registered"),
        Reach.APPROVED: _("approved"),
        Reach.USED: _("used"),
        Reach.NEVER_USED: _("never used"),
    }


def _section(covered: Coverage, format: Format, by_type: List, by_branch: List, address: str, day: date) -> Section:
    subjects = [alike for alike in covered.subjects if alike.format == format]
    words_of_day = words_on(day)
    of_types = [(words_of_day.of(What.TYPE, line.key), line) for line in lines(subjects, lambda alike: alike.type)]

    address = f"{address}?{urlencode({'on': day_in_words(day), 'format': format})}"

    def row(name: str, line: CoverageLine, **narrowed: str) -> CoverageRow:
        return CoverageRow(name, line, address, f"&{urlencode(narrowed)}" if narrowed else "")

    names = covered.branches
    together = row(_("Together"), line_of("", subjects))
    branches = [row(names[line.key], line, branch=line.key) for line in lines(subjects, lambda alike: alike.branch)]
    picture, height = _picture(of_types)
    words = str(WORDS_OF_FORMAT[format])
    return Section(
        words=words,
        total=together.line,
        figures=[
            (words_of_reach, number, together.behind(reach) if number else "")
            for (reach, words_of_reach), number in zip(_words().items(), together.line.numbers, strict=True)
        ],
        by_type=by_type.of(
            [row(name, line, type=line.key) for name, line in of_types], total=together, part=capfirst(words)
        ),
        by_branch=by_branch.of(branches, total=together, part=capfirst(words)),
        picture=picture,
        height=height,
    )


def _picture(by_type: list[tuple[str, CoverageLine]]) -> tuple[list[Band], int]:
    """Bands of bars, one band a type, all to one scale; and how high the picture is."""
    most = max((max(line.numbers) for _name, line in by_type), default=0)
    bands, y = [], 0
    for name, line in by_type:
        band = bars(line, top=y, height=BAR, widest=WIDTH - NAMES - NUMBERS, most=most)
        bands.append(Band(name, y, band))
        y += len(band) * BAR + GAP
    return bands, y
