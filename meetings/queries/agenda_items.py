"""Items of agendas: as the words of a site are tried on them, and what was confirmed by name, counted."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db.models import Count, QuerySet

from cells.models import Organisation
from meetings.models import AgendaItem, Meeting
from pilots.queries.agenda_words import StoredItem

MOST_COUNTED = 10_000
_QUOTED = re.compile("“(.+?)”")


def items_since(within: Organisation | None, since: date, most: int) -> Sequence[StoredItem]:
    """Of meetings since the day, planned ones too, in the subtree; the newest first."""
    state = Meeting.State
    items = AgendaItem.objects.filter(meeting__held_on__gte=since, meeting__state__in=[state.PLANNED, state.HELD])
    if within is not None:
        items = items.filter(meeting__organisation__in=Organisation.objects.below(within).order_by())
    rows = items.order_by("-meeting__held_on", "-meeting_id", "position").values_list(
        "text", "declared_topic", "meeting_id", "meeting__held_on", "meeting__organisation_id"
    )
    return [StoredItem(*row) for row in rows[:most]]


def by_topic(items: QuerySet[AgendaItem]) -> list[tuple[str, str, int]]:
    """Topic, clause and how many, the most first."""
    rows = items.order_by().values_list("topic", "clause").annotate(number=Count("pk"))
    return list(rows.order_by("-number", "topic", "clause"))


def by_organisation(items: QuerySet[AgendaItem], most: int) -> list[tuple[int, int]]:
    rows = items.order_by().values_list("meeting__organisation_id").annotate(number=Count("pk"))
    return list(rows.order_by("-number", "meeting__organisation_id")[:most])


def by_words(items: QuerySet[AgendaItem], most: int) -> list[tuple[str, int]]:
    """The words that were asked about, as the reading quoted them; of the newest items."""
    told = (_QUOTED.search(why) for why in items.values_list("why", flat=True)[:MOST_COUNTED])
    counted = Counter(quoted.group(1).casefold() for quoted in told if quoted)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:most]
