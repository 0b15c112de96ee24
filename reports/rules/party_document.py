"""What every document of the Party is made of around its text (36-HD/VPTW)."""

from dataclasses import dataclass
from itertools import count
from textwrap import wrap

from reports.rules.wording import organ_word

_COLUMN = 23
"""Capitals of 14 pt that stand side by side in the left column."""
_BESIDE_THE_NUMBER, _RIGHT_COLUMN = 54, 44
"""Slanting letters of 14 pt that stand beside the number on its line, and in the right column alone."""


@dataclass(frozen=True)
class Head:
    """The two columns at the top. `superior` and `number_line` may be missing."""

    superior: str
    issuer: str
    place_and_day: str
    number_line: str = ""

    @property
    def superior_lines(self) -> list[str]:
        return organ_lines(self.superior)

    @property
    def issuer_lines(self) -> list[str]:
        return organ_lines(self.issuer)

    @property
    def day_lines(self) -> list[str]:
        """Place and day on one line as far as it leaves the number its room; a longer place on several, in the right column."""
        long = len(self.place_and_day) > _BESIDE_THE_NUMBER
        return even_lines(self.place_and_day, _RIGHT_COLUMN) if long else [self.place_and_day]


@dataclass(frozen=True)
class Signature:
    """In whose name, by which office, by whom: «T/M BAN THƯỜNG VỤ», «PHÓ BÍ THƯ», the name ("" leaves room for it)."""

    authority: str
    office: str
    name: str = ""
    instruction: str = ""
    """As on a form: «(Ký tên, đóng dấu)»."""

    @property
    def in_a_line(self) -> str:
        return " · ".join(part for part in (self.name, self.authority, self.office) if part)


@dataclass(frozen=True)
class AnnexedTo:
    """As an annex cites the document it belongs to: «05-QĐ/TU», or room to write the number; «21/3/2025»."""

    number: str
    day: str


def organ_lines(name: str) -> list[str]:
    """Where the name of an organ is broken: after the organ's own word if the rest fits, else into lines alike in length."""
    organ = organ_word(name)
    rest = name[len(organ) :].strip()
    if len(name) <= _COLUMN:
        return [name] if name else []
    if rest and len(rest) <= _COLUMN:
        return [organ, rest]
    return even_lines(name, _COLUMN)


def even_lines(name: str, most: int) -> list[str]:
    """As few lines of so many letters as it takes, alike in length."""
    # A dash between two names belongs to both: it never begins or ends a line.
    glued = name.replace(" - ", "\u00a0-\u00a0")
    fewest = len(_wrapped(glued, most))
    width = next(width for width in count(1) if len(_wrapped(glued, width)) <= fewest)
    return [line.replace("\u00a0", " ") for line in _wrapped(glued, width)]


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_on_hyphens=False, break_long_words=False)
