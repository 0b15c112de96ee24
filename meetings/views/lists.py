"""Lists of meetings: of one organisation by year, of everything a person may see, and the items confirmed by name."""

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.access import declare
from accounts.rules.numbers import number_typed
from cells.access import Role, organisation_or_404, readers
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.access import meetings_for
from meetings.forms.confirmed import PeriodForm
from meetings.models import Meeting
from meetings.queries.agenda_items import by_organisation, by_topic, by_words
from meetings.queries.by_group import reports_due_before
from meetings.queries.corrections import corrections_of
from meetings.queries.meetings import (
    confirmed_items,
    meetings_of,
    past_their_day,
    under_way,
    upcoming,
    with_names,
    years_of,
)
from meetings.tables import MEETINGS, meeting_rows
from meetings.tables.confirmed import CONFIRMED, confirmed_rows
from meetings.tables.corrections import CORRECTED, correction_rows
from meetings.tables.overridden import (
    OVERRIDDEN_BY,
    OVERRIDDEN_TOPICS,
    OVERRIDDEN_WORDS,
    organisation_lines,
    topic_lines,
)
from meetings.views.outlooks import format_outlooks
from meetings.views.requests import named
from pilots.queries.guidance import nearest_topics

SHOWN = 20
MOST_COUNTED = 30
FIRST_YEAR, LAST_YEAR = 1900, 2100


@declare(readers)
@saves_as_excel
def meetings(request: Request, code: str) -> HttpResponse:
    """The meetings of an organisation in a year, with what is used and left of its quotas."""
    organisation = organisation_or_404(request, code)
    today = request.today
    years = sorted({*years_of(organisation), today.year}, reverse=True)
    year = _year(request.GET.get("year", ""), today.year)
    day = today if year == today.year else date(year, 12, 31) if year < today.year else date(year, 1, 1)
    context = {
        "organisation": organisation,
        "name": named(organisation, today),
        "year": year,
        "years": years,
        "today": today,
        "format_outlooks": format_outlooks(organisation, day, today=today),
        "may_write": request.mandates.may(organisation, Role.CLERK),
    }
    dress = partial(meeting_rows, today=today)
    table = MEETINGS.of(meetings_of(organisation, year), dress=dress, without=["organisation_name"])
    return answer_lists(request, "meetings/meetings.html", context, table)


@declare(readers)
@saves_as_excel
def mine(request: Request) -> HttpResponse:
    """All meetings of the organisations the person may see: coming, not yet recorded, and the rest."""
    today = request.today
    seen, due = with_names(meetings_for(request), today), reports_due_before(today)
    dress = partial(meeting_rows, today=today)
    past = seen.exclude(state=Meeting.State.PLANNED)
    parts = [
        (past_their_day(seen, on=today, due=due), _("Their day is over, not yet recorded"), SHOWN, ""),
        (under_way(seen, on=today, due=due), _("By group, under way"), SHOWN, ""),
        (upcoming(seen, on=today), _("Coming"), SHOWN, _("No meeting is planned.")),
        (past, _("Held, cancelled and entered by mistake"), None, _("None yet.")),
    ]
    tables = [MEETINGS.of(meetings, dress=dress, most=most, part=part) for meetings, part, most, _nothing in parts]
    nothing = [words for *_part, words in parts]
    # Each meeting stands in one of the lists, so that none is there where all of them are empty.
    context = {"any": lambda: any(table.page.things for table in tables), "parts": zip(tables, nothing, strict=True)}
    return answer_lists(request, "meetings/mine.html", context, *tables)


@declare(readers)
@saves_as_excel
def confirmed(request: Request) -> HttpResponse:
    """Unclear agenda items and who answers for them, with the reason: for the committees above; and how often what was."""
    today = request.today
    form = PeriodForm(request.GET, today=today)
    since, until = form.period()
    extends = request.mandates.hold(Role.BOARD, Role.ADMINISTRATOR)
    items = confirmed_items(meetings_for(request).filter(held_on__range=(since, until)))
    table = CONFIRMED.of(items, dress=partial(confirmed_rows, today=today), without=() if extends else ("links",))
    counts = (
        OVERRIDDEN_TOPICS.of(topic_lines(by_topic(items), nearest_topics(today))),
        OVERRIDDEN_WORDS.of(by_words(items, MOST_COUNTED)),
        OVERRIDDEN_BY.of(organisation_lines(by_organisation(items, MOST_COUNTED), today)),
    )
    context = {"title": CONFIRMED.name, "form": form, "since": since, "counts": counts}
    return answer_lists(request, "meetings/confirmed.html", context, table, *counts)


@declare(readers)
@saves_as_excel
def corrected(request: Request) -> HttpResponse:
    """What was corrected of held meetings, and why: for the committees above."""
    dress = partial(correction_rows, today=request.today)
    table = CORRECTED.of(corrections_of(meetings_for(request)), dress=dress)
    return answer_lists(request, "meetings/corrected.html", {"title": CORRECTED.name}, table)


def _year(typed: str, usual: int) -> int:
    year = number_typed(typed)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else usual
