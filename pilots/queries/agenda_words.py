"""Words by which agendas are read beside those of the product, and what an item would read like with others.

Meetings lie above this app: they say at start-up where their items are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation
from pilots.models import AgendaPhrase
from pilots.queries.guidance import nearest_topics
from pilots.rules.agenda import Reading, SitePhrase, SiteWords, read_item
from pilots.rules.agenda.site_words import words_of

MOST_READ = 10_000
"""Of the newest items: more are not read through for a preview."""


@dataclass(frozen=True)
class StoredItem:
    """An item of a meeting, in the words of its agenda. `where`: whose meeting of which day it is."""

    text: str
    declared: str
    meeting: int
    held_on: date
    organisation: int


Source = Callable[[Organisation | None, date, int], Sequence[StoredItem]]
"""Of the meetings in a subtree (None: of all) since a day, so many, the newest first."""
_sources: list[Source] = []


def register_items(source: Source) -> None:
    _sources.append(source)


def stored_items(within: Organisation | None, since: date) -> list[StoredItem]:
    return [item for source in _sources for item in source(within, since, MOST_READ)]


def phrases() -> "QuerySet[AgendaPhrase]":
    """All there ever were, the newest first."""
    return AgendaPhrase.objects.select_related("owner", "by", "ended_by")


def phrases_on(day: date, organisation: Organisation | None) -> list[AgendaPhrase]:
    """Those that hold for an organisation on the day; where none is named, those that hold everywhere."""
    path = organisation.path if organisation else ""
    holding = AgendaPhrase.objects.on(day).select_related("owner").order_by("pk")
    return [one for one in holding if one.owner is None or path.startswith(one.owner.path)]


def site_words_on(day: date, organisation: Organisation | None = None) -> SiteWords | None:
    """One look into the database; what was built of the same phrases before is taken as it is."""
    return words_of(tuple(one.phrase for one in phrases_on(day, organisation)))


def with_phrase(
    adds: SitePhrase | None, *, instead_of: AgendaPhrase | None, organisation: Organisation | None, day: date
) -> SiteWords | None:
    """Those of the day with one more, without one, or both."""
    kept = [one.phrase for one in phrases_on(day, organisation) if instead_of is None or one.pk != instead_of.pk]
    return words_of((*kept, adds) if adds else tuple(kept))


@dataclass(frozen=True)
class Changed:
    """An item that would read otherwise."""

    item: StoredItem
    before: Reading
    after: Reading


@dataclass(frozen=True)
class Effect:
    """Of adding a phrase, ending one, or both, on what was on agendas."""

    read: int
    changed: tuple[Changed, ...]

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """Before, after, how many."""
        found = Counter((str(one.before.verdict), str(one.after.verdict)) for one in self.changed)
        return [(before, after, number) for (before, after), number in sorted(found.items())]


def effect_of(
    items: Iterable[StoredItem],
    *,
    adds: SitePhrase | None,
    ends: AgendaPhrase | None,
    organisation: Organisation | None,
    day: date,
) -> Effect:
    """By the words and topics of the day."""
    topics, before = nearest_topics(day), site_words_on(day, organisation)
    after = with_phrase(adds, instead_of=ends, organisation=organisation, day=day)
    changed, read = [], 0
    for item in items:
        read += 1
        now = read_item(item.text, topics=topics, words=before)
        then = read_item(item.text, topics=topics, words=after)
        if (now.verdict, now.topic) != (then.verdict, then.topic):
            changed.append(Changed(item, now, then))
    return Effect(read, tuple(changed))
