"""Numbers in a narrative that do not agree with the figures they stand beside: «14/115 … 60 tổ đảng» under 13/115 and 54,
«84,72 %» where 4.835 of 5.700 are 84,82 %, «20000» for 20.000. What is flagged is asked about, never changed: the clerk may mean
something else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from reports.rules.number_words import NUMBER_WORDS, value_of
from reports.rules.wording import grouped

_NEAR = 15
"""In hundredths. A figure of another day is near to that of this one; what is far from it is a part, or something else."""

_NUMBER = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d+"
_ALONE = rf"(?<![\d/.,\-])({_NUMBER})"
_COUNTED = re.compile(rf"{_ALONE}\s+(?:\(([^()]*)\)\s*)?(?=[^\W\d_])")
_IN_WORDS = re.compile(rf"(?<!\w)({NUMBER_WORDS})\s+(?=[^\W\d_])", re.IGNORECASE)
_OF = r"(?:/|\s:\s|trên(?: tổng số)?|trong(?: tổng)? số)"
_OF_SUCH = r"[^\W\d_][^\d.,;:()/]{0,40}?\s(?:trên tổng số|trong(?: tổng)? số)"
"""«13 chi bộ trong tổng số 115»."""
_THOUSANDS = re.compile(r"(?<![\w/.,\-])(\d{5,7})\s+([^\W\d_]+)")
_SHARE = re.compile(rf"{_ALONE}\s*(?:{_OF}|{_OF_SUCH})\s*({_NUMBER})(?![\d/]|[.,]\d)")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,](\d+))?)\s*(?:%|phần trăm)")
_OF_ALL = re.compile(rf"(?:trong|trên|so với)(?: tổng)? số\s*({_NUMBER})(?![\d/]|[.,]\d)")
"""«4.835 đảng viên, chiếm 84,82 % trong tổng số 5.700»."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_WORDS_BETWEEN, _FEW_BETWEEN = 60, 12
"""Letters that may stand between a share and its percentage after it, or before it."""
_UP_TO_A_BRACKET = re.compile(r"[^.,;:()%\d]{0,40}\(")
"""«84,72 % tổng số đảng viên (4.835/5.700)»."""
_JOINED = re.compile(r"(?<!\d)[\u00a0\u202f]|[\u00a0\u202f](?!\d)")
"""No-break spaces but those that part thousands."""
_A_YEAR = re.compile(r"(?:19|20)\d\d")


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
    for sentence in _SENTENCE.split(_JOINED.sub(" ", text)):
        shares = list(_shares(sentence))
        wrong = (
            *_wrong_shares(shares, figures),
            *_wrong_percents(sentence, figures),
            *_wrong_counts(sentence, figures),
        )
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


def _wrong_percents(sentence: str, figures: Figures) -> Iterator[Flag]:
    """A percentage is reckoned from the share beside it, to as many places as it has; one that stands alone is compared with
    those of the shares we know."""
    for percent in _PERCENT.finditer(sentence):
        written = percent[1].replace(".", ",")
        places = len(percent[2] or "")
        found = _share_of(sentence, percent)
        if found is None:
            known = [percent_of(part, whole, places=places) for part, whole in figures.shares]
            if written not in known:
                yield from (Flag(percent[0], f"{right} %") for right in known if _nearly(written, right))
            continue
        share, part, whole = found
        if not whole or part > whole:
            continue
        right = percent_of(part, whole, places=places)
        if right != written:
            yield Flag(share, f"{right} %")


def _nearly(written: str, right: str) -> bool:
    """Of two percentages: less than half a point apart."""
    return abs(Decimal(written.replace(",", ".")) - Decimal(right.replace(",", "."))) < Decimal("0.5")


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
    of_all = list(_OF_ALL.finditer(sentence, 0, percent.start()))
    if of_all and parts and parts[-1].start() >= of_all[-1].end():
        return f"{of_all[-1][1]} … {parts[-1][1]} … {percent[0]}", _number(parts[-1][1]), _number(of_all[-1][1])
    behind = [match for match in shares if _is_right_behind(sentence[percent.end() : match.start()], percent, match)]
    if behind:
        return f"{percent[0]} … {behind[0][0]}", _number(behind[0][1]), _number(behind[0][2])
    return None


def _is_right_behind(between: str, percent: re.Match[str], share: re.Match[str]) -> bool:
    if share.start() < percent.end():
        return False
    return len(between) <= _FEW_BETWEEN or _UP_TO_A_BRACKET.fullmatch(between) is not None


def percent_of(part: int, whole: int, *, places: int = 2) -> str:
    """«84,82»: rounded half up, as people do."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)).replace(".", ",")


def _wrong_counts(sentence: str, figures: Figures) -> Iterator[Flag]:
    """More of something than there is, or nearly as many: a part may be any number that is far enough from the whole."""
    for written, number, noun in _counts(sentence, figures):
        known = [number for number in figures.counted[noun] if number]
        if not known or number in known:
            continue
        nearest = min(known, key=lambda one: abs(one - number))
        if number > max(known) or _near(number, nearest):
            yield Flag(f"{written} {noun}", f"{grouped(nearest)} {noun}")


def _counts(sentence: str, figures: Figures) -> Iterator[tuple[str, int, str]]:
    """«60 tổ đảng», «60 (sáu mươi) tổ đảng», «sáu mươi tổ đảng», «Số tổ đảng: 60», «tổ đảng (60)», «số tổ đảng là 60 tổ»: what is
    written, the number, and what it counts."""
    # «chi bộ cơ sở» before «chi bộ».
    nouns = sorted(figures.counted, key=len, reverse=True)

    def noun_at(place: int) -> str:
        rest = sentence[place:].lower()
        return next((noun for noun in nouns if _begins(rest, noun)), "")

    for match in _COUNTED.finditer(sentence):
        if noun := noun_at(match.end()):
            number, again = _number(match[1]), value_of(match[2] or "")
            differs = again is not None and again != number
            yield (f"{match[1]} ({match[2]})", again or 0, noun) if differs else (match[1], number, noun)
    for match in _IN_WORDS.finditer(sentence):
        value = value_of(match[1])
        if value is not None and (noun := noun_at(match.end())):
            yield match[1], value, noun
    for noun in nouns:
        said_after = rf"(?<!\w){re.escape(noun)}\s*(?::|là|\()\s*({_NUMBER})(?=\s*(?:$|[.;,)]|{noun.split()[0]}\b))"
        for match in re.finditer(said_after, sentence, re.I):
            if not _A_YEAR.fullmatch(match[1]):
                yield match[1], _number(match[1]), noun


def _ungrouped(sentence: str) -> Iterator[Flag]:
    """«20000 đồng»: thousands are parted by points. A number of four digits may be a year, and a longer one a code."""
    for match in _THOUSANDS.finditer(sentence):
        yield Flag(match[0], f"{grouped(int(match[1]))} {match[2]}")


def _begins(rest: str, noun: str) -> bool:
    return re.match(rf"{re.escape(noun)}(?!\w)", rest) is not None


def _near(number: int, right: int) -> bool:
    return number != right and 100 * abs(number - right) <= max(100, right * _NEAR)
