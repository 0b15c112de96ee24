"""How much of those who could vote has to agree (the charter's regulations; which share is asked is a parameter of the day)."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Share(StrEnum):
    TWO_THIRDS = "two_thirds"
    MORE_THAN_HALF = "more_than_half"


SHARES: dict[str, Promise] = {
    Share.TWO_THIRDS: _("at least two thirds"),
    Share.MORE_THAN_HALF: _("more than half"),
}


def is_reached(in_favour: int, base: int, share: str) -> bool:
    """Exactly two thirds suffice, exactly half does not. Of nobody no share is reached."""
    if base <= 0:
        return False
    return in_favour * 3 >= base * 2 if share == Share.TWO_THIRDS else in_favour * 2 > base


def needed(base: int, share: str) -> int:
    """The fewest votes that reach it."""
    return -(-base * 2 // 3) if share == Share.TWO_THIRDS else base // 2 + 1


class Counted(StrEnum):
    """Who of the exempt counts in the base of a vote."""

    WHO_COMES = "who_comes"
    NOBODY = "nobody"
    ALL = "all"


COUNTED: dict[str, Promise] = {
    Counted.WHO_COMES: _("those who come to the meeting"),
    Counted.NOBODY: _("none of them"),
    Counted.ALL: _("all of them"),
}


@dataclass(frozen=True)
class Entitled:
    """Who of the official members of a cell on the day of its meeting counts in the base of the vote (06-HD/TW): everybody
    convoked, without the suspended, those who take part elsewhere for a time, and the exempt who do not come; of the last
    two another regulation may say otherwise. Who is absent with a reason still counts."""

    official: int
    elsewhere: int = 0
    suspended: int = 0
    exempt_and_absent: int = 0
    exempt_and_there: int = 0
    counted: str = Counted.WHO_COMES
    """Of the exempt."""
    elsewhere_counts: bool = False

    @property
    def base(self) -> int:
        exempt = {
            Counted.NOBODY: self.exempt_and_absent + self.exempt_and_there,
            Counted.ALL: 0,
        }.get(Counted(self.counted or Counted.WHO_COMES), self.exempt_and_absent)
        elsewhere = 0 if self.elsewhere_counts else self.elsewhere
        return max(self.official - elsewhere - self.suspended - exempt, 0)
