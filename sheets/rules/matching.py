"""Who of the register the person of a row is: name, birth and card number; a mark of the identity paper settles it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cells.rules.births import Agreement, Birth, births_agree
from cells.rules.names import fold, spelling_key

SAME, LIKELY, OTHER = "same", "likely", "other"
MOST_LIKELY_SHOWN = 3


@dataclass(frozen=True)
class Known:
    """A member of the register as far as it takes to recognise them."""

    pk: int
    full_name: str
    search_key: str
    born_on: Birth | None
    card_number: str
    identity_mark: str
    cell_id: int | None
    """Where they belong today; None: they have left."""


@dataclass(frozen=True)
class Sought:
    full_name: str
    born_on: Birth | None
    card_number: str
    identity_mark: str
    cell_id: int | None

    @cached_property
    def search_key(self) -> str:
        return fold(self.full_name)


@dataclass(frozen=True)
class Match:
    """`same`: the one person it is. Otherwise `likely`: whom it might be; empty: somebody new."""

    same: Known | None = None
    likely: tuple[Known, ...] = ()


def match(sought: Sought, known: Iterable[Known]) -> Match:
    judged = [(compare(sought, member), member) for member in known]
    same = [member for verdict, member in judged if verdict == SAME]
    if len(same) == 1:
        return Match(same=same[0])
    likely = [*same, *(member for verdict, member in judged if verdict == LIKELY)]
    return Match(likely=tuple(likely[:MOST_LIKELY_SHOWN]))


def compare(sought: Sought, member: Known) -> str:
    """Two papers that agree settle it; a name alone never does, and cards that differ always raise the question."""
    if sought.identity_mark and member.identity_mark:
        if sought.identity_mark == member.identity_mark:
            return SAME
        return OTHER
    name, born, card = _names(sought, member), _births(sought, member), _cards(sought, member)
    if card is True:
        return SAME if name == "exact" or born is True else LIKELY
    if name == "exact" and born is True:
        return SAME if card is None else LIKELY
    if name in ("exact", "folded") and born is not False:
        return LIKELY
    if born is True and name == "close":
        return LIKELY if card is None else OTHER
    if name == "exact" and sought.cell_id == member.cell_id and card is None and _slipped(sought, member):
        return LIKELY
    return OTHER


def _names(sought: Sought, member: Known) -> str:
    if sought.full_name == member.full_name or spelling_key(sought.full_name) == spelling_key(member.full_name):
        return "exact"
    ours, theirs = sought.search_key, member.search_key
    if ours == theirs:
        return "folded"
    return "close" if _one_slip_apart(ours, theirs) else ""


def _births(sought: Sought, member: Known) -> bool | None:
    """None: not known well enough to say."""
    return _SAYS.get(births_agree(sought.born_on, member.born_on))


_SAYS = {Agreement.DAY: True, Agreement.NONE: False}


def _cards(sought: Sought, member: Known) -> bool | None:
    if not sought.card_number or not member.card_number:
        return None
    return sought.card_number == member.card_number


def _slipped(sought: Sought, member: Known) -> bool:
    """Day and month changed places, or one part of the date was mistyped."""
    stated, registered = sought.born_on, member.born_on
    if not isinstance(stated, date) or not isinstance(registered, date):
        return False
    if (stated.day, stated.month, stated.year) == (registered.month, registered.day, registered.year):
        return True
    return (stated.day == registered.day) + (stated.month == registered.month) + (stated.year == registered.year) == 2


def _one_slip_apart(name: str, other: str) -> bool:
    """One letter more, less or other; or one word of the name left out."""
    if abs(len(name) - len(other)) <= 1:
        shorter, longer = sorted((name, other), key=len)
        start = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
        rest = shorter[start:]
        return longer[start + 1 :] == (rest[1:] if len(shorter) == len(longer) else rest)
    shorter_words, longer_words = sorted((name.split(), other.split()), key=len)
    return (
        len(longer_words) - len(shorter_words) == 1
        and len(shorter_words) >= 2
        and shorter_words[0] == longer_words[0]
        and shorter_words[-1] == longer_words[-1]
        and set(shorter_words) <= set(longer_words)
    )
