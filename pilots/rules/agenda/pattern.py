"""One line of the table of patterns: which senses must stand together in a clause, and how it is read."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from .terms import Clause, Manner, Term
from .topics import TopicKey, Verdict


class Ending(Enum):
    PART = 1
    CLAUSE = 2


def _senses(names: str) -> frozenset[str]:
    return frozenset(names.split())


@dataclass(frozen=True)
class Pattern:
    """``lead`` and one of each of ``beside`` must stand in the clause, nothing of ``unless`` may.

    ``about``: among the next ``reach`` terms after the lead. ``ending``: nothing of substance may follow
    the lead ("kết quả giám sát"). ``exact``: the lead must bear its marks. ``even_learned``: reading it
    out is as bad as deciding on it.
    """

    topic: TopicKey | None
    verdict: Verdict
    lead: frozenset[str]
    beside: tuple[frozenset[str], ...] = ()
    unless: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    reach: int = 3
    ending: Ending | None = None
    exact: bool = False
    even_learned: bool = False

    def read(self, clause: Clause) -> tuple[Verdict, list[Term]] | None:
        """The verdict on a clause and the words it rests on."""
        said = clause.senses
        if said.isdisjoint(self.lead) or not said.isdisjoint(self.unless):
            return None
        if any(said.isdisjoint(group) for group in self.beside):
            return None
        leads = [term for term in clause.terms if self._leads(term, clause)]
        acted_on = leads if self.even_learned else [t for t in leads if t.manner is Manner.ACTED]
        if acted_on:
            return self.verdict, acted_on
        told = [term for term in leads if term.manner in (Manner.INFORMED, Manner.GUIDED)]
        if told and self.verdict is Verdict.FORBIDDEN and "already" not in said:
            return Verdict.UNCLEAR, told
        return None

    def _leads(self, term: Term, clause: Clause) -> bool:
        return bool(
            term.senses & self.lead
            and (term.exact or not self.exact)
            and (self.ending is not Ending.PART or term.ends_part)
            and (self.ending is not Ending.CLAUSE or term.ends_clause)
            and (not self.about or clause.follows(term, self.about, self.reach))
        )


def pattern(
    topic: TopicKey | None, verdict: Verdict, lead: str, *beside: str, unless: str = "", about: str = "", **options: Any
) -> Pattern:
    return Pattern(
        topic, verdict, _senses(lead), tuple(map(_senses, beside)), _senses(unless), _senses(about), **options
    )


def forbidden(
    topic: TopicKey, lead: str, *beside: str, unless: str = "", about: str = "", **options: object
) -> Pattern:
    return pattern(topic, Verdict.FORBIDDEN, lead, *beside, unless=unless, about=about, **options)


def unclear(
    topic: TopicKey | None, lead: str, *beside: str, unless: str = "", about: str = "", **options: object
) -> Pattern:
    return pattern(topic, Verdict.UNCLEAR, lead, *beside, unless=unless, about=about, **options)
