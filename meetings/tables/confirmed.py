"""Agenda items that somebody answers for by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import Day, Link, Links, List, Parts, Text
from cells.queries.names import Named, names_with_superior_on
from meetings.models import AgendaItem


@dataclass(frozen=True)
class ConfirmedRow:
    item: AgendaItem
    organisation: Named


def confirmed_rows(items: Sequence[AgendaItem], today: date) -> Iterator[ConfirmedRow]:
    names = names_with_superior_on([item.meeting.organisation_id for item in items], today)
    return (ConfirmedRow(item, names[item.meeting.organisation_id]) for item in items)


def _confirmed(row: ConfirmedRow) -> str:
    return f"{row.item.confirmed_by}, {day_in_words(timezone.localdate(row.item.confirmed_at))}"


def _to_words(row: ConfirmedRow) -> list[Link]:
    """To words of the site begun from the item."""
    asked = urlencode({"text": row.item.text[:300], "topic": row.item.topic})
    return [Link(gettext_lazy("Words from it"), f"{reverse('pilots:agenda_phrase_new')}?{asked}")]


CONFIRMED = List(
    gettext_lazy("Agenda items confirmed by name"),
    Day(
        "held_on",
        gettext_lazy("Meeting"),
        "item.meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.item.meeting_id]),
        width=12,
    ),
    Text("organisation", gettext_lazy("Organisation"), "organisation.name", note="organisation.above", width=40),
    Parts("item", gettext_lazy("Item"), lambda row: [(row.item.text, row.item.clause)], width=50),
    Text("confirmed_by", gettext_lazy("Confirmed by"), _confirmed, width=32),
    Text("reason", gettext_lazy("Reason"), "item.reason", width=40),
    Links("links", _to_words),
    rows_a_page=50,
)
