"""What a name, or a word beside it, says of an organisation: its kind, level and type, as offices write them.

`called`: by folded word of the statutes of the day the key it stands for. What is only likely is a doubt, which a person answers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cells.rules.names import fold
from cells.rules.placing import LEVELS, Kind, cell_level

_NOISE = re.compile(
    r"^(([ivxlc]+|\d{1,3}|[a-z])\s*[.)]\s*|[-–•*+]\s*)|\s*\(\s*\d+\s*(đ/c|đồng chí|đảng viên|đv)\s*\)$", re.I
)
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(
        ("chi bo", "cb", "cbcs", "chi bo co so", "chi bo truc thuoc", "chi bo truc thuoc dang uy co so", "cell"), Kind.CELL
    ),
    **dict.fromkeys(("dang bo bo phan", "dang uy bo phan", "dbbp", "bo phan"), Kind.SECTIONAL_COMMITTEE),
    **dict.fromkeys(
        ("dang bo co so", "dang uy co so", "dbcs", "ducs", "co so"), Kind.GRASSROOTS_COMMITTEE
    ),
    **dict.fromkeys(
        ("cap tren", "dang bo cap tren", "cap tren co so", "dang bo cap tren co so", "dang bo cap tren truc tiep co so",
         "cap tren truc tiep", "cap tren truc tiep co so", "to chuc dang cap tren"),
        Kind.SUPERIOR,
    ),
}  # fmt: skip
_LEVELS: Mapping[str, str] = {
    **dict.fromkeys(("trung uong", "tw", "cap trung uong"), "central"),
    **dict.fromkeys(("tinh", "cap tinh", "thanh pho truc thuoc trung uong", "truc thuoc trung uong"), "province"),
    **dict.fromkeys(("huyen", "cap huyen", "quan", "thi xa"), "district"),
    **dict.fromkeys(("xa", "cap xa", "phuong", "dac khu", "xa phuong", "xa phuong dac khu"), "commune"),
    **dict.fromkeys(("co so", "cap co so"), "grassroots"),
    **dict.fromkeys(("duoi co so", "cap duoi co so", "duoi dang uy co so"), "below_grassroots"),
}
_PLACES = re.compile(
    r"\b(?:(trung uong)|(tinh)|(thanh pho|tp)|(thi xa|huyen|(?<!co )(?<!hai )quan(?! su| doi| khu| ly| tri))"
    r"|((?<!tac )xa(?! hoi)|phuong(?! tien| phap)|dac khu|thi tran))\b"
)
_OF_PROVINCE = re.compile(r"\b(ho chi minh|ha noi|da nang|hai phong|can tho|hue)\b")
_COMMITTEE, _CELL = re.compile(r"^(dang bo|dang uy|db|du)\b"), re.compile(r"^(chi bo|cb)\b")
_ABOVE = re.compile(r"^((ban thuong vu )?(tinh|thanh|huyen|quan|thi) uy|ban chap hanh trung uong|trung uong)\b")
_UNITS = re.compile(
    r"\b(truong|cong an|quan su|cong ty|cty|ubnd|uy ban|co quan|trung tam|benh vien|bien phong|hop tac xa)\b"
)
_TYPES = [
    (re.compile(r"\b(ngoai nuoc|dai su quan|lanh su|luu hoc sinh)\b"), "overseas"),
    (re.compile(r"\b(cong an|canh sat)\b"), "police"),
    (re.compile(r"\b(luc luong vu trang|llvt|bien phong)\b"), "armed_forces"),
    (re.compile(r"\b(quan su|bo doi|quan doi|bchqs)\b"), "military"),
    (re.compile(r"\b(quy tin dung|qtd|qtdnd)\b"), "credit_fund"),
    (re.compile(r"\b(hop tac xa|htx)\b"), "cooperative"),
    (re.compile(r"\b(doanh nghiep|cong ty) nha nuoc\b|\bdnnn\b"), "state_enterprise"),
    (re.compile(r"\b(co phan|tnhh|tu nhan|ngoai nha nuoc|ngoai khu vuc nha nuoc)\b"), "private_enterprise"),
    (
        re.compile(
            r"(?<!moi )(?<!thi )(?<!hien )\btruong\b|\b(tieu hoc|trung hoc|thcs|thpt|mam non|mau giao|dai hoc|cao dang|school)\b"
        ),
        "school",
    ),
    (re.compile(r"\b(tram y te|benh vien|y te|trung tam|nha van hoa|su nghiep|ban quan ly|thu vien)\b"), "public_service"),
    (
        re.compile(
            r"\b(mat tran|mttq|doan the|xay dung dang|co quan dang|(cac )?ban dang|van phong dang uy|ban to chuc|ban tuyen giao"
            r"|uy ban kiem tra|khoi dang|doan thanh nien|hoi (phu nu|nong dan|cuu chien binh))\b"
        ),
        "party_front_mass",
    ),
    (
        re.compile(
            r"\b(uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|chinh quyen|hanh chinh|co quan|toa an|vien kiem sat|thi hanh an|thue"
            r"|kho bac|phong (kinh te|van hoa|noi vu|tai chinh|tu phap))\b"
        ),
        "administrative",
    ),
    (
        re.compile(
            r"\b(khu pho|kp\s?\d*|to dan pho|tdp\s?\d*|thon|ap|khu dan cu|kdc|lang|xom|buon|khom|dan cu|to \d+|khu vuc \d+)\b"
        ),
        "residential",
    ),
]  # fmt: skip
_LIKELY_PRIVATE = re.compile(r"\b(cong ty|cty|doanh nghiep|xi nghiep)\b")
TYPE_WORDS: Mapping[str, str] = {
    "xa": "ward_commune", "phuong": "ward_commune", "xa phuong": "ward_commune", "xa phuong thi tran": "ward_commune",
    "dac khu": "ward_commune", "doanh nghiep": "private_enterprise", "khac": "other", "loai hinh khac": "other",
    "nong thon": "residential", "dia ban dan cu": "residential",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A key of the register, "" where nothing is told; `doubt`: only likely."""

    value: str = ""
    doubt: bool = False


def plain_name(text: str) -> str:
    """Without the number before it and the count behind it: «1. Chi bộ khu phố 2 (12 đ/c)» is «Chi bộ khu phố 2»."""
    before = " ".join(text.split())
    while (after := _NOISE.sub("", before).strip()) != before and after:
        before = after
    return before


def read_kind(text: str, called: Mapping[str, str]) -> str:
    """Of what stands in a column for it; "" where it is not understood."""
    said = fold(text)
    return said if said in set(Kind) else called.get(said, "") or _KINDS.get(_letters(said), "")


def read_level(text: str, called: Mapping[str, str]) -> str:
    said = fold(text)
    return (
        said
        if any(said in levels for levels in LEVELS.values())
        else called.get(said, "") or _LEVELS.get(_letters(said), "")
    )


def read_type(text: str, called: Mapping[str, str]) -> str:
    """In the words of the day, in those offices use, or by what kind of place it names."""
    said = fold(text)
    named = called.get(said, "") or TYPE_WORDS.get(_letters(said), "")
    return named or next((kind for pattern, kind in _TYPES if said == kind or pattern.search(said)), "")


def kind_in_name(name: str) -> Told:
    """«Chi bộ …», «Đảng bộ bộ phận …», «Đảng ủy phường …», «Khu dân cư 3»."""
    said = fold(plain_name(name))
    if _CELL.search(said):
        return Told(Kind.CELL)
    if re.match(r"(dang bo|dang uy) bo phan\b", said):
        return Told(Kind.SECTIONAL_COMMITTEE)
    if _ABOVE.search(said):
        return Told(Kind.SUPERIOR)
    if _COMMITTEE.search(said):
        return _kind_of_committee(said)
    return Told(Kind.CELL, doubt=True) if _type_of(said) else Told()


def _kind_of_committee(said: str) -> Told:
    if re.search(r"\bco so\b", said):
        return Told(Kind.GRASSROOTS_COMMITTEE)
    place, unit = _PLACES.search(said), _UNITS.search(said)
    if place is None or (unit is not None and unit.start() < place.start()):
        # «Đảng bộ Công an tỉnh» has committees of its own below it, «Đảng bộ Công an phường» has none.
        above = place is not None and not place[5]
        return Told(Kind.SUPERIOR if above else Kind.GRASSROOTS_COMMITTEE, doubt=above)
    # That of a commune was a grassroots committee, and is a superior one since it has grassroots organisations below it.
    return Told(Kind.SUPERIOR, doubt=bool(place[5]))


def level_of(kind: str, kind_above: str, name: str) -> Told:
    """It follows from the kind, of a cell from what it stands below; of a superior organisation its name tells."""
    if kind == Kind.CELL:
        return Told(cell_level(kind_above or Kind.SUPERIOR))
    levels = LEVELS[Kind(kind)]
    if len(levels) == 1:
        return Told(next(iter(levels)))
    said = fold(name)
    place = _PLACES.search(said)
    if place is None:
        named = {"tinh uy": "province", "huyen uy": "district", "quan uy": "district", "thi uy": "district"}
        return Told(next((level for word, level in named.items() if word in said), ""))
    if place[3]:
        return Told("province", doubt=not _OF_PROVINCE.search(said))
    return Told(next(level for level, found in zip(_PLACE_LEVELS, place.groups(), strict=True) if found))


_PLACE_LEVELS = ("central", "province", "province", "district", "commune")


def type_of(name: str, kind: str) -> Told:
    """By the name; where that tells nothing «other» is likely."""
    said = fold(name)
    place, unit = _PLACES.search(said), _UNITS.search(said)
    if (
        kind != Kind.CELL
        and place
        and not (unit and unit.start() < place.start())
        and not _type_of(said[: place.start()])
    ):
        return Told("ward_commune" if place[5] else "other")
    if found := _type_of(said):
        return Told(found)
    if _LIKELY_PRIVATE.search(said):
        return Told("private_enterprise", doubt=True)
    return Told("other", doubt=kind != Kind.SUPERIOR)


def _type_of(said: str) -> str:
    return next((kind for pattern, kind in _TYPES if pattern.search(said)), "")


def _letters(said: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", said).split())
