"""What an act would change, told as sentences about days: the difference between two timelines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.queries.biography import Fact


@dataclass(frozen=True)
class Change:
    tone: str
    text: str
    detail: str = ""


def changes(before: Sequence[Fact], after: Sequence[Fact]) -> list[Change]:
    """What ends first, then what begins, then what reads differently."""
    was, now = _by_row(before), _by_row(after)
    ended, begun, altered = [], [], []
    for row, fact in now.items():
        old = was.get(row)
        if old is None:
            begun.append(Change("good", _begins(fact), fact.detail))
        elif old != fact:
            if old.period.start == fact.period.start and old.title == fact.title and fact.period.end != old.period.end:
                ended.append(Change("warning", _ends(fact), fact.detail))
            else:
                altered.append(Change("info", _reads(fact), fact.detail))
    gone = [
        Change("warning", _("Taken out: %(what)s") % {"what": fact.title})
        for row, fact in was.items()
        if row not in now
    ]
    return [*ended, *gone, *altered, *begun]


def _by_row(facts: Sequence[Fact]) -> dict[object, Fact]:
    return {(fact.kind, fact.pk) if fact.kind else ("", fact.title, fact.period.start): fact for fact in facts}


def _begins(fact: Fact) -> str:
    if fact.period.last_day is None:
        return _("From %(day)s: %(what)s") % {"day": day_in_words(fact.period.start), "what": fact.title}
    words = {"day": day_in_words(fact.period.start), "last": day_in_words(fact.period.last_day), "what": fact.title}
    return _("From %(day)s until %(last)s: %(what)s") % words


def _ends(fact: Fact) -> str:
    if fact.period.last_day is None:
        return _("No longer has an end: %(what)s") % {"what": fact.title}
    return _("Until %(day)s: %(what)s") % {"day": day_in_words(fact.period.last_day), "what": fact.title}


def _reads(fact: Fact) -> str:
    return _("Will read: %(what)s") % {"what": _begins(fact)}
