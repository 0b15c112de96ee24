"""How the pages of an organisation's documents are set, where the guidance leaves it to the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ending(StrEnum):
    """What stands at the end of a text: a full stop, or, as older and local papers have it, «./.»."""

    STOP = "."
    SLASH = "./."


@dataclass(frozen=True)
class Layout:
    """From a day on. `both_sides`: left pages have their wide margin on the right, where the sheets are bound."""

    begins_on: date = date.min
    ending: Ending = Ending.STOP
    both_sides: bool = False


USUAL = Layout()


def layout_of(day: date, settled: Iterable[Layout]) -> Layout:
    """The last that had begun by the day; the usual one before the first."""
    return max((one for one in settled if one.begins_on <= day), key=lambda one: one.begins_on, default=USUAL)
