"""A name as clerks write it: with a number before it, a title, an office behind it, a birth on the line below."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from accounts.rules.text import clean_text
from cells.rules.names import fold
from sheets.rules.values import REMEMBERED, days_in

_NUMBERED = re.compile(r"^\(?\d{1,3}\)?\s*[.)\-/]\s*(?=\D)")
_TITLE = re.compile(
    r"^((?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|(?:đ|th|thg|tr)\.\s?(?:tướng|tá|úy|uý)|(?:thượng|trung|hạ|binh) (?:sĩ|sỹ)"
    r"|(?:bác|dược|thạc|tiến|y) (?:sĩ|sỹ)|kỹ sư|luật sư|phó giáo sư|giáo sư|cử nhân|(?:nhà giáo|nghệ sĩ) (?:ưu tú|nhân dân)"
    r"|(?:mẹ|bà mẹ) (?:vnah|việt nam anh hùng)|anh hùng (?:lao động|llvt|lực lượng vũ trang)|cựu chiến binh|thượng tọa|đại đức"
    r"|đ\s?/\s?c|đc|đ\.c|d\s?/\s?c|đồng chí|dong chi|ông|bà|anh|chị|cụ|cô|chú|bác|thầy)[.:,]?\s+"
    r"|^(pgs|gs|tskh|ts|th\.?s|bs|bsck\s?i{1,2}|ds|dsck\s?i{1,2}|ks|ls|cn|qncn|ng[ưn][td]|ns[ưn][td]|ahllvt|ahlđ|ccb)"
    r"(?:[.,]\s*|\s+)(?=\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\.?$")
_BEFORE_IN_BRACKETS = re.compile(r"\(([^()]*[^\W\d_]{2}[^()]*)\)\s*")
_SIGN_IN_BRACKETS = re.compile(r"\((\W*|\w)\)\s*$")
"""«(*)», «(x)»: what it stands for is said somewhere below the list, or nowhere."""
_NO_PART = re.compile(r"[^\w\s.'’`´\-–—/&;+:,()\[\]]")
_BEHIND = re.compile(r"\s+[-–—]+\s*([^-–—]+)$|\s*[,;]\s*([^,;]+)$")
_OFFICES = re.compile(
    r"^(bt|pbt|p bt|cuv|dux|duv|uvbch|uv|btv|ct|pct|tb|tt|to truong|to pho|bi thu|pho bi thu|chi uy vien|dang uy vien|uy vien"
    r"|truong|pho|chu tich|giam doc|hieu truong|can bo|huu|nghi huu|huu tri|cb huu|nu|nam|dv|dvct|dvdb|db)\b"
)
_OFFICE_BEFORE = re.compile(
    r"^((?:phó |p\. ?)?bí thư(?: chi bộ)?|p?bt|chi [uủ][ỷy] viên|cuv|tổ trưởng|tổ phó)\s*[:.\-–]?\s+", re.IGNORECASE
)
_OFFICE_BEHIND = re.compile(r"\s+(P?BT|CUV|ĐUV|UVBTV|UVBCH|(?i:(?:phó )?bí thư(?: chi bộ)?|chi [uủ][ỷy] viên))$")
_BORN = re.compile(
    r"\s*[-–,;(]?\s*(?:(?:sinh(?: năm| ngày)?|ns|sn|năm sinh|ngày sinh)[\s:]*)?(?P<year>(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[-–,;(\s]*(?:sinh(?: năm| ngày)?|ns|sn|năm sinh|ngày sinh)?[\s:]*$", re.IGNORECASE)
_LATE = re.compile(r"^cố\s+(?=\S+\s+\S)", re.IGNORECASE)
"""Before the names of the dead."""
_DIED = "†"
_NO_LETTERS = ' *+_.,;:-–…"”'
_TWO = re.compile(r"[/&;+]|\s(và|va)\s", re.IGNORECASE)
_VOWELS = set("aeiouy")
_TITLES_IN_NAMES = ("ông", "cô", "cụ", "bà", "anh", "chị", "chú", "bác", "thầy")
_SECOND_WORDS = {"thi", "huu", "duc", "dinh", "ngoc", "trong", "ich", "xuan", "minh", "cong"}
"""Which hardly ever begin a name, folded: «Ông Thị Kim Quýt» is of the family Ông."""
_FAMILIES = {
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "truong", "doan", "lam", "mai", "trinh", "dao", "ha", "cao", "luong", "luu", "thai", "chau", "ta",
    "phung", "to", "vuong", "quach", "tang", "thach", "kim", "tong", "trieu", "nong", "hua", "lo", "vi", "quang",
    "chu", "luc", "la", "mac", "khong", "nghiem", "kieu", "tu", "van",
}  # fmt: skip
"""The names of most families, folded."""
_CLOSE_TO_A_TITLE = 3
"""Words a name with its title has at least, so that «Ông Ích Khiêm» is asked about and «Ông Lê Văn An» is not."""


@dataclass(frozen=True)
class NameRead:
    name: str
    remarks: tuple[str, ...] = ()
    """What stood behind it: an office, a status, another name."""
    birth: str = ""
    """A day or a year that stood in the same cell."""
    title: str = ""
    doubt: str = ""
    """A key of notes.NOTES where a person has to say whether the name is read right."""
    said: str = field(default="", compare=False)
    """All that stands in the cell, on one line."""


@lru_cache(REMEMBERED)
def read_name(text: str) -> NameRead:
    """`text` as it stands in the cell, its lines kept. What is no part of the name comes apart from it, and is never lost."""
    return replace(_read(text), said=clean_text(text))


def _read(text: str) -> NameRead:
    lines = [clean_text(line) for line in text.splitlines() if clean_text(line)]
    name, *others = lines or [""]
    if not others and name.replace(" ", "").isalpha():
        return _of_words_alone(name)
    name, birth = _without_birth(name)
    remarks = []
    for line in others:
        rest, day = _without_birth(line, alone=True)
        birth = birth or day
        if rest:
            remarks.append(rest)
    if remarks and _continues(name, remarks[0]):
        name = f"{name} {remarks.pop(0)}"
    is_marked = name.endswith("*") or name.startswith("+") or _SIGN_IN_BRACKETS.search(name) is not None
    while found := _BEFORE_IN_BRACKETS.match(name):
        remarks.append(clean_text(found[1]))
        name = name[found.end() :]
    if _DIED in name:
        name, remarks = clean_text(name.replace(_DIED, " ")), [_DIED, *remarks]
    name = _NUMBERED.sub("", name).strip(_NO_LETTERS)
    name, title = _without_office_before(name, remarks)
    while found := _IN_BRACKETS.search(name):
        remarks.insert(0, clean_text(found[1]))
        name = name[: found.start()].rstrip()
    name, birth = (name, birth) if birth else _without_birth(name)
    if (behind := _BEHIND.search(name)) and _is_behind_a_name(clean_text(behind[1] or behind[2])):
        remarks.insert(0, clean_text(behind[1] or behind[2]))
        name = name[: behind.start()].rstrip()
    name = _without_office_behind(name, remarks).rstrip(_NO_LETTERS)
    said = [remark for remark in remarks if remark]
    born = next((remark for remark in said if re.fullmatch(r"(19|20)\d\d", remark)), "")
    return NameRead(
        capitalised(name),
        tuple(remark for remark in said if remark != born),
        birth or born,
        title,
        _doubt(name, title, said) or ("name_doubtful" if name and (is_marked or _NO_PART.search(name)) else ""),
    )


def _of_words_alone(name: str) -> NameRead:
    """Most are: no figure and no sign divides anything from them."""
    remarks: list[str] = []
    name, title = _without_office_before(name, remarks)
    name = _without_office_behind(name, remarks)
    return NameRead(capitalised(name), tuple(remarks), title=title, doubt=_doubt(name, title, remarks))


_LEFT_SMALL = re.compile(r"(?<= )[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ](?=\w)")
"""«Trần ánh Tuyết»: the old fonts had no capital Á."""


def capitalised(name: str) -> str:
    """NGUYỄN VĂN AN is written Nguyễn Văn An; a name in small letters too. Of others only letters that no old font had as
    capitals are made such."""
    name = clean_text(name)
    if name and (name == name.upper() or name == name.lower()):
        return " ".join(word[:1].upper() + word[1:].lower() for word in name.split())
    if not name.isascii() and _LEFT_SMALL.search(name):
        return _LEFT_SMALL.sub(lambda found: found[0].upper(), name)
    return name


def _without_birth(text: str, *, alone: bool = False) -> tuple[str, str]:
    """`alone`: nothing else need stand there, as on the line below a name."""
    days = days_in(text)
    if len(days) == 1:
        before, _day, after = text.partition(days[0])
        if not clean_text(after).strip(" ().,;") and not _is_open(without := _LEAD.sub("", before)):
            return without.rstrip(" -–,;("), days[0]
    if (
        (found := _BORN.search(text))
        and (alone or text[: found.start()].strip())
        and not _is_open(text[: found.start()])
    ):
        return text[: found.start()].rstrip(" -–,;("), found["year"]
    return text, ""


def _is_open(before: str) -> bool:
    """«Lê Văn An (mất 2024)»: within the brackets stands more than the year."""
    return before.count("(") > before.count(")")


def _without_title(name: str) -> tuple[str, str]:
    """Of several, «Đ/c Đại tá», «PGS. TS.», the last one counts: it stands next to the name."""
    name, title = unicodedata.normalize("NFC", name), ""
    while found := _TITLE.match(name):
        name, title = name[found.end() :], clean_text(found[1] or found[2])
    return name, title


def _without_office_before(name: str, remarks: list[str]) -> tuple[str, str]:
    """And without its title, which comes apart; the office becomes a remark."""
    name, title = _without_title(name)
    if name[:1] in "cC" and (late := _LATE.match(name)):
        remarks.insert(0, f"{clean_text(late[0])} {_DIED}")
        name, title = _without_title(name[late.end() :])
    if office := _OFFICE_BEFORE.match(name):
        remarks.insert(0, clean_text(office[1]))
        name, title = _without_title(name[office.end() :])
    return name, title


def _without_office_behind(name: str, remarks: list[str]) -> str:
    if office := _OFFICE_BEHIND.search(name):
        remarks.insert(0, office[1])
        return name[: office.start()]
    return name


def _continues(name: str, line: str) -> bool:
    """The second line of a name that was too long for its cell, and no office, no remark and no second person."""
    return " " not in line and line.isalpha() and not _is_behind_a_name(line) and len(name.split()) < 4


def _is_behind_a_name(text: str) -> bool:
    return bool(_OFFICES.match(re.sub(r"[^a-z0-9]+", " ", fold(text)).strip())) or " " in text.strip()


def _doubt(name: str, title: str, remarks: list[str]) -> str:
    if any(map(str.isdigit, name)):
        return "name_has_digits"
    if title.casefold() in _TITLES_IN_NAMES and (
        len(name.split()) + 1 <= _CLOSE_TO_A_TITLE or fold(name).partition(" ")[0] in _SECOND_WORDS
    ):
        return "title_or_name"
    if _TWO.search(name) or any(looks_like_a_name(remark) for remark in remarks):
        return "two_names"
    spelt = name.split()
    if any(map(_is_no_syllable, spelt)) or _is_cut(spelt) or _is_told_apart(spelt) or _holds_other_words(name, spelt):
        return "name_doubtful"
    return ""


def _is_cut(spelt: Sequence[str]) -> bool:
    """«Nguyễn T. Hoa», «Lê Văn R»: a single consonant, which only the first words of some peoples' names are (K, H)."""
    return any(
        len(letters := word.strip(".").casefold()) == 1
        and letters.isalpha()
        and not set(fold(letters)) & _VOWELS
        and (letters not in ("h", "k") or place == len(spelt) - 1)
        for place, word in enumerate(spelt)
    )


def _is_told_apart(spelt: Sequence[str]) -> bool:
    """«Trần Văn Bốn A» of two who are called so, «Lê Thị Bé tức Hoa»."""
    return (len(spelt) > _CLOSE_TO_A_TITLE and spelt[-1] == "A") or "tức" in spelt


def _holds_other_words(name: str, spelt: Sequence[str]) -> bool:
    """«Lê Mùi CA phường», «Hội trưởng Lê Đào»: among words with one capital some in capitals alone, or, where no family's name
    leads, in small letters. «Trần minh Tuấn» is a name that was typed in haste, «TRẦN THỊ Bé» one in two columns."""
    if name == name.upper() or name == name.lower():
        return False
    capitals = [len(word) > 1 and word.isalpha() and word == word.upper() for word in spelt]
    is_led_by_family = fold(spelt[0]) in _FAMILIES
    if any(later and not earlier for earlier, later in pairwise(capitals)) or (capitals[0] and not is_led_by_family):
        return True
    has_small = any(word.isalpha() and word == word.lower() for word in spelt)
    return any(map(_is_run_together, spelt)) or (has_small and not is_led_by_family)


def _is_run_together(word: str) -> bool:
    """«LêVăn»; a capital letter behind an apostrophe or a hyphen («H'Hen», «Y-Ngọc») begins a part of a name."""
    return any(letter.islower() and following.isupper() for letter, following in pairwise(word))


@lru_cache(REMEMBERED)
def _is_no_syllable(word: str) -> bool:
    """«Ng.», «T.Hoa», «PBT», «Kim:»: shortened, or no part of a name."""
    letters = word.strip(".").lower()
    return (
        ":" in word
        or "." in word.strip(".")
        or (len(letters) > 1 and letters.isascii() and letters.isalpha() and not set(letters) & _VOWELS)
    )


def looks_like_a_name(text: str) -> bool:
    """Two to five words, each with a capital letter, and no office."""
    spelt = text.split()
    return (
        2 <= len(spelt) <= 5
        and all(word[:1].isupper() and word.isalpha() for word in spelt)
        and not _OFFICES.match(fold(text))
    )


def is_surely_a_name(text: str) -> bool:
    """By the name of the family, or by a second word that stands in names alone; a place or a post may look like the rest."""
    spelt = fold(text).split()
    return (
        2 <= len(spelt) <= _LONGEST
        and all(word[:1].isupper() and word.replace("'", "").isalpha() for word in text.split())
        and (spelt[0] in _FAMILIES or not _BETWEEN.isdisjoint(spelt[1:-1]))
    )


_LONGEST = 6
_BETWEEN = {"thi", "van", *_SECOND_WORDS}
