"""How often what the reading of agendas asked about was confirmed by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import List, Number, Text
from cells.queries.names import Named, names_with_superior_on
from pilots.rules.agenda import Topic


@dataclass(frozen=True)
class TopicLine:
    topic: str
    clause: str
    number: int


@dataclass(frozen=True)
class OrganisationLine:
    named: Named
    number: int


def topic_lines(counted: Iterable[tuple[str, str, int]], topics: Mapping[str, Topic]) -> list[TopicLine]:
    def wording(key: str) -> str:
        return topics[key].wording if key in topics else key or _("no topic named")

    return [TopicLine(wording(key), clause, number) for key, clause, number in counted]


def organisation_lines(counted: Iterable[tuple[int, int]], today: date) -> list[OrganisationLine]:
    counts = dict(counted)
    names = names_with_superior_on(counts, today)
    return [OrganisationLine(names[pk], number) for pk, number in counts.items()]


OVERRIDDEN_TOPICS = List(
    gettext_lazy("Confirmed by topic"),
    Text("topic", gettext_lazy("Topic"), width=50, names_row=True),
    Text("clause", gettext_lazy("Clause"), width=24),
    Number("number", gettext_lazy("Items")),
)
OVERRIDDEN_WORDS = List(
    gettext_lazy("Confirmed by words"),
    Text("words", gettext_lazy("The words"), lambda row: row[0], width=50, names_row=True),
    Number("number", gettext_lazy("Items"), lambda row: row[1]),
)
OVERRIDDEN_BY = List(
    gettext_lazy("Confirmed by organisation"),
    Text("organisation", gettext_lazy("Organisation"), "named.name", note="named.above", width=50, names_row=True),
    Number("number", gettext_lazy("Items")),
)
