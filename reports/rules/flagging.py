"""Numbers in a narrative that do not agree with the figures they stand beside: «14/115 … 60 tổ đảng» under 13/115 and 54,
«84,72 %» where 4.835 of 5.700 are 84,82 %, «20000» for 20.000. What is flagged is asked about, never changed: the clerk may mean
something else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from reports.rules.wording import grouped

_NEAR = 15
"""In hundredths. A figure of another day is near to that of this one; what is far from it is a part, or something else."""

_NUMBER = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d+"
_ALONE = rf"(?<![\d/.,\-])({_NUMBER})"
_COUNTED = re.compile(rf"{_ALONE}\s+(?:\([^()]*\)\s*)?(?=[^\W\d_])")
_OF = r"(?:/|trên(?: tổng số)?|trong(?: tổng)? số)"
_THOUSANDS = re.compile(r"(?<![\w/.,\-])(\d{5,7})\s+([^\W\d_]+)")
_SHARE = re.compile(rf"{_ALONE}\s*{_OF}\s*({_NUMBER})(?![\d/]|[.,]\d)")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,](\d+))?)\s*%")
_OF_ALL = re.compile(rf"(?:trong|trên|so với)(?: tổng)? số\s*({_NUMBER})(?![\d/]|[.,]\d)")
"""«4.835 đảng viên, chiếm 84,82 % trong tổng số 5.700»."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_WORDS_BETWEEN, _FEW_BETWEEN = 60, 12
"""Letters that may stand between a share and its percentage after it, or before it."""


@dataclass(frozen=True)
class Figures:
    """What the registry says: by what is counted («tổ đảng») the numbers there are of it, and shares of a whole."""

    counted: Mapping[str, tuple[int, ...]]
    shares: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Flag:
    written: str
    """As it stands in the text, with what it counts."""
    right: str
    """What the registry, or the reckoning, says."""

    def __str__(self) -> str:
        return _("The text says “%(written)s”; it should be %(right)s.") % {
            "written": self.written,
            "right": self.right,
        }


def flags_in(text: str, figures: Figures) -> list[Flag]:
    """In the order of the text, each once."""
    found: dict[Flag, None] = {}
    for sentence in _SENTENCE.split(text):
        shares = list(_shares(sentence))
        wrong = (*_wrong_shares(shares, figures), *_wrong_percents(sentence), *_wrong_counts(sentence, figures))
        for flag in (*wrong, *_ungrouped(sentence)):
            found[flag] = None
    return list(found)


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _shares(sentence: str) -> Iterator[tuple[str, int, int]]:
    for match in _SHARE.finditer(sentence):
        part, whole = _number(match[1]), _number(match[2])
        if part <= whole and not _is_a_day(match[0]):
            yield match[0], part, whole


def _is_a_day(written: str) -> bool:
    """«21/3», «3/2025» say when, not how many: a month is a number up to 12, a year one of four digits without a stop."""
    part, _slash, whole = written.partition("/")
    return whole.isdigit() and part.strip().isdigit() and (len(whole) == 4 and int(part) <= 12)


def _wrong_shares(shares: Iterable[tuple[str, int, int]], figures: Figures) -> Iterator[Flag]:
    """A share of a whole we know, with a part we do not: near to the one we know, or to a whole near to it."""
    for written, part, whole in shares:
        if (part, whole) in figures.shares:
            continue
        for right_part, right_whole in figures.shares:
            same_part, same_whole = part == right_part, whole == right_whole
            if (same_whole and _near(part, right_part)) or (same_part and _near(whole, right_whole)):
                yield Flag(written, f"{grouped(right_part)}/{grouped(right_whole)}")
                break


def _wrong_percents(sentence: str) -> Iterator[Flag]:
    """Of a percentage beside a share: it is reckoned from it, to as many places as it has."""
    for percent in _PERCENT.finditer(sentence):
        found = _share_of(sentence, percent)
        if found is None:
            continue
        written, part, whole = found
        if not whole or part > whole:
            continue
        right = percent_of(part, whole, places=len(percent[2] or ""))
        if right != percent[1].replace(".", ","):
            yield Flag(written, f"{right} %")


def _share_of(sentence: str, percent: re.Match[str]) -> tuple[str, int, int] | None:
    """The share that a percentage is of, as it is written beside it: before it, right behind it, or around it."""
    shares = list(_SHARE.finditer(sentence))
    before = [match for match in shares if 0 <= percent.start() - match.end() <= _WORDS_BETWEEN]
    if before:
        return f"{before[-1][0]} … {percent[0]}", _number(before[-1][1]), _number(before[-1][2])
    whole = _OF_ALL.search(sentence, percent.end(), percent.end() + _WORDS_BETWEEN)
    parts = [match for match in _COUNTED.finditer(sentence) if 0 <= percent.start() - match.end() <= _WORDS_BETWEEN]
    if whole and parts:
        return f"{parts[-1][1]} … {percent[0]} … {whole[1]}", _number(parts[-1][1]), _number(whole[1])
    behind = [match for match in shares if 0 <= match.start() - percent.end() <= _FEW_BETWEEN]
    if behind:
        return f"{percent[0]} … {behind[0][0]}", _number(behind[0][1]), _number(behind[0][2])
    return None


def percent_of(part: int, whole: int, *, places: int = 2) -> str:
    """«84,82»: rounded half up, as people do."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)).replace(".", ",")


def _wrong_counts(sentence: str, figures: Figures) -> Iterator[Flag]:
    """More of something than there is, or nearly as many: a part may be any number that is far enough from the whole."""
    for written, noun in _counts(sentence, figures):
        known = [number for number in figures.counted[noun] if number]
        number = _number(written)
        if not known or number in known:
            continue
        nearest = min(known, key=lambda one: abs(one - number))
        if number > max(known) or _near(number, nearest):
            yield Flag(f"{written} {noun}", f"{grouped(nearest)} {noun}")


def _counts(sentence: str, figures: Figures) -> Iterator[tuple[str, str]]:
    """«60 tổ đảng», «60 (sáu mươi) tổ đảng», «Số tổ đảng: 60», «số tổ đảng là 60»: numbers with what they count."""
    # «chi bộ cơ sở» before «chi bộ».
    nouns = sorted(figures.counted, key=len, reverse=True)
    for match in _COUNTED.finditer(sentence):
        rest = sentence[match.end() :].lower()
        noun = next((noun for noun in nouns if _begins(rest, noun)), "")
        if noun:
            yield match[1], noun
    for noun in nouns:
        for match in re.finditer(
            rf"(?<!\w){re.escape(noun)}\s*(?::|là)\s*({_NUMBER})(?=\s*(?:$|[.;,)]))", sentence, re.I
        ):
            yield match[1], noun


def _ungrouped(sentence: str) -> Iterator[Flag]:
    """«20000 đồng»: thousands are parted by points. A number of four digits may be a year, and a longer one a code."""
    for match in _THOUSANDS.finditer(sentence):
        yield Flag(match[0], f"{grouped(int(match[1]))} {match[2]}")


def _begins(rest: str, noun: str) -> bool:
    return re.match(rf"{re.escape(noun)}(?!\w)", rest) is not None


def _near(number: int, right: int) -> bool:
    return number != right and 100 * abs(number - right) <= max(100, right * _NEAR)
