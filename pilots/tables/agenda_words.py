"""Lists about the reading of agendas: the site's words, the product's, verdicts, and what a phrase would change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_before, day_in_words, days_in_words
from accounts.tables import Day, Link, Links, List, Number, Parts, State, Text
from cells.queries.names import Named, names_with_superior_on
from pilots.models import AgendaPhrase
from pilots.queries.agenda_words import Changed
from pilots.rules.agenda import Kind, Reading, Topic, Verdict

VERDICTS: dict[str, tuple[str, str | Promise]] = {
    Verdict.FORBIDDEN: ("bad", gettext_lazy("held back")),
    Verdict.UNCLEAR: ("warning", gettext_lazy("asked about")),
    Verdict.NONE_RECOGNISED: ("good", gettext_lazy("passes")),
}


def verdict_in_words(verdict: str) -> str:
    return str(VERDICTS[verdict][1])


def _verdict(name: str, heading: str | Promise, reading: Callable[[Any], Reading]) -> State:
    return State(
        name,
        heading,
        lambda row: verdict_in_words(reading(row).verdict),
        tone=lambda row: VERDICTS[reading(row).verdict][0],
    )


@dataclass(frozen=True)
class PhraseRow:
    phrase: AgendaPhrase
    topic: str
    owner: str
    may_change: bool = False

    @property
    def words(self) -> list[str]:
        phrase = self.phrase
        parts = ((_("what is done"), phrase.acts), (_("to what"), phrase.objects_of), (_("context"), phrase.contexts))
        return [f"{label}: {words}" for label, words in parts if words]

    @property
    def says(self) -> list[str]:
        return [str(self.phrase.get_says_display()), *([self.topic] if self.topic else [])]

    @property
    def validity(self) -> str:
        since, until = self.phrase.valid_from, self.phrase.valid_to
        if until is None:
            return _("from %(day)s on") % {"day": day_in_words(since)}
        return days_in_words(since, day_before(until)) if until > since else _("never held")

    @property
    def reasons(self) -> list[str]:
        ended = self.phrase.ended_because
        return [f"{self.phrase.by}: {self.phrase.why}", *([f"{self.phrase.ended_by}: {ended}"] if ended else [])]

    @property
    def links(self) -> list[Link]:
        if not self.may_change or self.phrase.valid_to is not None:
            return []
        change = f"{reverse('pilots:agenda_phrase_new')}?replaces={self.phrase.pk}"
        return [
            Link(_("Change"), change),
            Link(_("End"), reverse("pilots:agenda_phrase_end", args=[self.phrase.pk])),
        ]  # fmt: skip


def phrase_rows(
    phrases: Sequence[AgendaPhrase], topics: Mapping[str, Topic], mine: Iterable[int | None], today: date
) -> Iterator[PhraseRow]:
    """`mine`: of which owners the person may change them."""
    names = names_with_superior_on({one.owner_id for one in phrases if one.owner_id}, today)
    own = set(mine)
    for one in phrases:
        topic = topics[one.topic].wording if one.topic in topics else one.topic
        owner = str(names[one.owner_id]) if one.owner_id else _("everywhere")
        yield PhraseRow(one, topic, owner, one.owner_id in own)


PHRASES = List(
    gettext_lazy("Words of this site"),
    Parts("words", gettext_lazy("The words"), width=50),
    Parts("says", gettext_lazy("Such an item is"), width=36),
    Parts("validity", gettext_lazy("In force"), lambda row: [row.validity, row.owner], width=36),
    Parts("reasons", gettext_lazy("Why"), width=50),
    Links("links"),
)


@dataclass(frozen=True)
class KindRow:
    kind: Kind
    topic: str
    clause: str

    @property
    def held(self) -> str:
        return ", ".join(self.kind.held)

    @property
    def asked(self) -> str:
        return ", ".join(self.kind.asked)


def kind_rows(kinds: Sequence[Kind], topics: Mapping[str, Topic]) -> list[KindRow]:
    """Of the topics that the guidance forbids."""
    known = [(kind, topics[kind.topic]) for kind in kinds if kind.topic in topics]
    return [KindRow(kind, topic.wording, topic.clause) for kind, topic in known]


KINDS = List(
    gettext_lazy("Words of the product"),
    Text("topic", gettext_lazy("Forbidden topic"), note="clause", width=40, names_row=True),
    Parts("held", gettext_lazy("May be held"), lambda row: [row.held], width=80),
    Parts("asked", gettext_lazy("Is asked about"), lambda row: [row.asked] if row.asked else [], width=80),
)


READINGS = List(
    gettext_lazy("How they read"),
    Parts("text", gettext_lazy("Item"), lambda reading: [reading.text], width=50),
    _verdict("verdict", gettext_lazy("Verdict"), lambda reading: reading),
    Parts("why", gettext_lazy("Why"), lambda reading: [reading.why], width=60),
)


@dataclass(frozen=True)
class TriedRow:
    before: Reading
    after: Reading


TRIED = List(
    gettext_lazy("Items tried"),
    Parts("text", gettext_lazy("Item"), lambda row: [row.after.text], width=50),
    _verdict("before", gettext_lazy("Before"), lambda row: row.before),
    _verdict("after", gettext_lazy("After"), lambda row: row.after),
)


@dataclass(frozen=True)
class ChangedRow:
    changed: Changed
    named: Named

    @property
    def before(self) -> Reading:
        return self.changed.before

    @property
    def after(self) -> Reading:
        return self.changed.after


def changed_rows(changed: Sequence[Changed], today: date) -> Iterator[ChangedRow]:
    names = names_with_superior_on({one.item.organisation for one in changed}, today)
    return (ChangedRow(one, names[one.item.organisation]) for one in changed)


CHANGED = List(
    gettext_lazy("Items that would read otherwise"),
    Day("held_on", gettext_lazy("Meeting"), "changed.item.held_on"),
    Text("organisation", gettext_lazy("Organisation"), "named.name", note="named.above", width=40),
    Parts("text", gettext_lazy("Item"), lambda row: [row.changed.item.text], width=50),
    _verdict("before", gettext_lazy("Before"), lambda row: row.before),
    _verdict("after", gettext_lazy("After"), lambda row: row.after),
)

COUNTS = List(
    gettext_lazy("How many"),
    Text("before", gettext_lazy("Before"), lambda row: verdict_in_words(row[0]), names_row=True),
    Text("after", gettext_lazy("After"), lambda row: verdict_in_words(row[1])),
    Number("number", gettext_lazy("Items"), lambda row: row[2]),
    numbered=False,
)
