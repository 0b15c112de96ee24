"""The year of a cell, and of all cells below a committee: computed from what was held, by what is asked on each day."""

from datetime import date, timedelta
from functools import partial

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import declare
from accounts.rules.days import FIRST_YEAR, LAST_YEAR, day_in_words, months_after
from cells.access import Role, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_nearest
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.rules.parameters import Key
from cells.views.lists import answer_lists, saves_as_excel
from meetings.access import meetings_for
from meetings.desk.words import span_in_words
from meetings.models import Meeting
from meetings.queries.by_group import report_due_on, sessions_awaiting_report
from meetings.queries.minutes import waiting_for_signatures
from meetings.queries.outlook import owed_in_person_since
from meetings.queries.year import LONG_SILENT, cells_in, facts_of, silent_for, without_meeting
from meetings.rules.year import month_of, silence, year_of
from meetings.tables.year import OF_CELLS, OF_MONTHS, OF_QUARTERS, SYMBOLS, WORDS, cell_years, due_rows, symbol
from meetings.views.requests import named


@declare(readers)
@saves_as_excel
def year(request: Request, code: str, year: int) -> HttpResponse:
    """Of a cell its twelve months; of what has cells below it, a row for each of them."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    organisation = organisation_or_404(request, code)
    day = min(max(request.today, date(year, 1, 1)), date(year, 12, 31))
    version = version_nearest(organisation, day)
    context = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "year": year,
        "today": request.today,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
    }
    if version is not None and version.kind == OrganisationVersion.Kind.CELL:
        return _of_cell(request, organisation, year, context)
    is_committee = version is not None and version.kind == OrganisationVersion.Kind.GRASSROOTS_COMMITTEE
    next_month = months_after(request.today.replace(day=1), 1)
    context |= {"next_month": next_month if is_committee else None, "next_month_words": f"{next_month:%m/%Y}"}
    return _of_cells(request, organisation, year, day, context)


def _of_cell(request: Request, organisation: Organisation, year: int, context: dict[str, object]) -> HttpResponse:
    today, may_write = request.today, request.mandates.may(organisation, Role.CLERK)
    facts, statutes = facts_of([organisation.pk], today)[organisation.pk], statutes_known()
    found = year_of(facts, statutes, year, today)
    without = () if may_write else ("links",)
    parts = ((OF_MONTHS, found.months), (OF_QUARTERS, found.quarters))
    tables = [
        declared.of(due_rows(dues, found, organisation.code, today, may_write=may_write), without=without)
        for declared, dues in parts
    ]
    context |= {"may_write": may_write, "found": found}
    if year == today.year:
        context["also_due"] = _also_due(request, organisation)
        silent = silence(facts, statutes, today)
        context["silent"] = span_in_words(silent) if silent else ""
    return answer_lists(request, "meetings/year.html", context, *tables)


def _also_due(request: Request, organisation: Organisation) -> list[str]:
    """What is owed today beside the meetings themselves."""
    planned = meetings_for(request).filter(organisation=organisation, state=Meeting.State.PLANNED)
    said = [
        _("The leader of %(group)s reports by the end of %(day)s.")
        % {"group": session.group, "day": day_in_words(report_due_on(session.held_on))}
        for session in sessions_awaiting_report(planned.filter(format=Meeting.Format.BY_GROUP))
    ]
    asked = statutes_known().asked(Key.RESULT_WITHIN, request.today)
    within = timedelta(days=asked.value if asked else 0)
    mine = meetings_for(request).filter(organisation=organisation, held_on__year=request.today.year)
    said += [
        _("The minutes of %(day)s are not signed by both.") % {"day": day_in_words(meeting.held_on)}
        for meeting in waiting_for_signatures(mine, request.today, within=within)
    ]
    since = owed_in_person_since(organisation, request.today, held_only=True)
    if since is not None:
        said.append(
            _(
                "After the special circumstances of the meeting of %(day)s the next one is in person, once they have ended."
            )
            % {"day": day_in_words(since)}
        )
    return said


class MonthForm(forms.Form):
    """Only the cells that lack the regular meeting of one month, or have had none for long until today."""

    LONG = "long"
    month = forms.ChoiceField(
        label=gettext_lazy("Cells without a regular meeting"),
        choices=[
            ("", gettext_lazy("all cells")),
            (LONG, format_lazy(gettext_lazy("for {months} months or longer, until today"), months=LONG_SILENT)),
            *((str(number), format_lazy(gettext_lazy("in month {month}"), month=number)) for number in range(1, 13)),
        ],
        required=False,
    )

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked)

    def among(self, cells: QuerySet[OrganisationVersion], year: int, today: date) -> QuerySet[OrganisationVersion]:
        chosen = self.cleaned_data["month"] if self.is_valid() else ""
        if chosen == self.LONG:
            return silent_for(cells, LONG_SILENT, today=today)
        return without_meeting(cells, month_of(date(year, int(chosen), 1))) if chosen else cells


def _of_cells(
    request: Request, organisation: Organisation, year: int, day: date, context: dict[str, object]
) -> HttpResponse:
    form = MonthForm(request.GET)
    cells = form.among(cells_in(organisation, day, today=request.today), year, request.today)
    table = OF_CELLS.of(cells, dress=partial(cell_years, year=year, today=request.today, within=organisation.pk))
    legend = [(symbol(state), words) for state, words in WORDS.items() if state in SYMBOLS]
    return answer_lists(
        request, "meetings/year_of_cells.html", context | {"form": form, "legend": legend, "day": day}, table
    )
