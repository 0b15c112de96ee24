"""The figures of the result report on a day, each with the organisations behind it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.views.posting import question
from cells.access import above_grassroots, organisation_or_404, organisations_for, readers
from cells.models import Organisation
from cells.queries.names import NamesWithSuperior
from cells.queries.organisation_words import GRASSROOTS_CELL, OrganisationWords, What, words_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.rules.placing import Kind
from cells.views.lists import answer_lists, saves_as_excel
from reports.forms.day import ReportingDayForm
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import superior_on
from reports.rules.categories import COMMITTEES, GRASSROOTS, WARD_CELLS
from reports.rules.pilot_figures import Figure, PilotFigures
from reports.rules.reporting_day import check_not_ahead
from reports.tables import BEHIND, FIGURES, Counted, FigureRow

Label = str | Promise


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def figures(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = ReportingDayForm(request.GET, today=request.today)
    day = form.day()
    context: dict[str, Any] = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "form": form,
        "day": day,
    }
    with question(request, form) as attempted:
        check_not_ahead(day, request.today)
        superior_on(organisation, day)
    if not attempted.succeeded:
        return answer_lists(request, "reports/figures.html", context)
    counted = pilot_figures(organisation, day)
    rows = _rows(counted, day)
    tables = [FIGURES.of(rows, caption=_("Each figure leads to the organisations it counts."))]
    key = request.GET.get("figure", "")
    if key in counted.by_key:
        context["chosen"] = next((row.label for row in rows if row.key == key), key)
        context["behind"] = BEHIND.of(counted_by(request, counted.figure(key), day))
        tables.append(context["behind"])
    return answer_lists(request, "reports/figures.html", context, *tables)


def _rows(counted: PilotFigures, day: date) -> list[FigureRow]:
    """Kinds of which there are none are left out."""
    return [
        FigureRow(
            key=key,
            label=label,
            depth=depth,
            number=counted[key],
            address=f"?{urlencode({'on': day_in_words(day), 'figure': key})}#behind" if counted[key] else "",
        )
        for key, label, depth in _labels(counted, words_on(day))
        if depth == 0 or counted[key]
    ]


def _labels(counted: PilotFigures, words: OrganisationWords) -> list[tuple[str, Label, int]]:
    kinds = words.all()
    cell, committee = kinds[Kind.CELL], kinds[Kind.GRASSROOTS_COMMITTEE]
    below = {"cell": cell, "committee": committee}
    return [
        ("grassroots", _("Grassroots organisations"), 0),
        *((f"grassroots:{category.key}", category.label, 1) for category in GRASSROOTS),
        ("committees", capfirst(committee), 0),
        *_types("committee_type", counted, words),
        ("grassroots_cells", capfirst(kinds[GRASSROOTS_CELL]), 0),
        *_types("grassroots_cell_type", counted, words),
        ("cells_below", capfirst(_("%(cell)s below a %(committee)s") % below), 0),
        ("ward_cells", _("below the committees of wards and communes"), 1),
        *((f"ward_cells:{category.key}", category.label, 2) for category in WARD_CELLS),
        ("other_cells", _("below the other committees"), 1),
        *((f"other_cells:{category.key}", category.label, 2) for category in COMMITTEES),
        ("residential", _("Cells of residential areas"), 0),
        ("residential_with_groups", _("with groups"), 1),
        ("groups", _("Groups in them"), 1),
        ("members", _("Members"), 0),
        ("members_below", _("in a %(cell)s below a %(committee)s") % below, 1),
        ("ward_members", _("in cells below the committees of wards and communes"), 1),
        ("of_nature", _("Of specific nature or in special circumstances"), 0),
        ("online", _("Pilots of online meetings in force"), 0),
        ("online_held", _("Online meetings held since the guidance began"), 0),
        ("by_group", _("Pilots of meetings by group in force"), 0),
        ("by_group_held", _("Meetings by group held since the guidance began"), 0),
    ]


def _types(prefix: str, counted: PilotFigures, words: OrganisationWords) -> list[tuple[str, Label, int]]:
    keys = [key for key in counted.by_key if key.startswith(f"{prefix}:")]
    return [(key, words.of(What.TYPE, key.partition(":")[2]), 1) for key in keys]


def counted_by(request: Request, figure: Figure, day: date) -> list[Counted]:
    """The organisations counted, with a link where the person may open them today."""
    names = NamesWithSuperior(figure.counted)
    codes = dict(Organisation.objects.filter(pk__in=figure.counted).values_list("pk", "code"))
    visible = set(organisations_for(request).filter(pk__in=figure.counted).values_list("pk", flat=True))
    amounts = figure.amounts or (1,) * len(figure.counted)
    return [
        Counted(
            named=names.on(pk, day),
            code=codes[pk],
            address=f"{reverse('cells:organisation', args=[codes[pk]])}?on={day_in_words(day)}"
            if pk in visible
            else "",
            amount=amount,
        )
        for pk, amount in zip(figure.counted, amounts, strict=True)
    ]
