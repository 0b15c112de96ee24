"""What kinds, levels and types of organisations are called on a day: by the statutes, else by the product's own words."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from accounts.queries.put_together import Question
from cells.models import OrganisationTerm, OrganisationVersion
from cells.rules.periods import Period

What = OrganisationTerm.What
GRASSROOTS_CELL = "grassroots_cell"
"""A kind that follows from where a cell stands; it has a word of its own as long as the Party tells such cells apart."""
OWN_WORDS: dict[str, dict[str, str | Promise]] = {
    What.KIND: {**dict(OrganisationVersion.Kind.choices), GRASSROOTS_CELL: _("grassroots cell")},
    What.LEVEL: dict(OrganisationVersion.Level.choices),
    What.TYPE: dict(OrganisationVersion.Type.choices),
}
"""Where no document names one. The keys are all there are."""


class OrganisationWords:
    """Those of one day, in the language of the reader."""

    def __init__(self, terms: Iterable[OrganisationTerm] = ()) -> None:
        self._terms = {(term.what, term.key): term for term in terms}

    def of(self, what: str, key: str) -> str:
        term = self._terms.get((what, key))
        if term is None:
            return str(OWN_WORDS[what].get(key, key))
        return term.vietnamese if (get_language() or "").startswith("vi") else term.english

    def vietnamese(self, what: str, key: str) -> str:
        """As official documents say it, whatever the reader's language."""
        with override("vi"):
            return self.of(what, key)

    def kind(self, version: OrganisationVersion) -> str:
        return self.of(What.KIND, version.kind)

    def level(self, version: OrganisationVersion) -> str:
        return self.of(What.LEVEL, version.level)

    def type(self, version: OrganisationVersion) -> str:
        return self.of(What.TYPE, version.type)

    def choices(self, what: str) -> list[tuple[str, str]]:
        """For a form or a filter; the kind that follows from where a cell stands is not chosen."""
        return [(key, self.of(what, key)) for key in OWN_WORDS[what] if key != GRASSROOTS_CELL]

    def all(self) -> dict[str, str]:
        """By key: no kind, level or type has the key of another."""
        return {key: self.of(what, key) for what in What.values for key in OWN_WORDS[what]}


class WordsOverTime:
    """Those of all days, read once."""

    def __init__(self, terms: Iterable[OrganisationTerm]) -> None:
        self._terms = list(terms)

    def on(self, day: date) -> OrganisationWords:
        return OrganisationWords(term for term in self._terms if term.period.contains(day))

    def borders(self) -> set[date]:
        """The days on which a word begins or ends."""
        return {day for term in self._terms for day in (term.valid_from, term.valid_to) if day is not None}

    def during(self, period: Period, today: date) -> OrganisationWords:
        """Of what was so in a period: those of its last day, or of today while it goes on."""
        return self.on(max(period.start, min(period.last_day or today, today)))


def words_known() -> WordsOverTime:
    return WordsOverTime(OrganisationTerm.objects.order_by())


def words_on(day: date) -> OrganisationWords:
    return OrganisationWords(_terms_on(day))


@Question
def _terms_on(day: date) -> "QuerySet[OrganisationTerm]":
    return OrganisationTerm.objects.on(day).order_by()
