"""Figures, dates and names as party documents write them (36-HD/VPTW)."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_LEADING_MARKS = re.compile(r"^[\s\-\u2010-\u2015\u2212•·*+]+")
_CLOSING_MARKS = re.compile(r"[\s,;.]+$")

_NO_BREAK = "\u00a0"
_BEFORE_A_NUMBER = r"(?<!tổng )số|điều|khoản|chương|mục|ngày|tháng|năm|khóa|khoá|khu phố|phường|quận|thứ|trang"
_NAMED = re.compile(rf"(?<=[\s(])({_BEFORE_A_NUMBER}) (?=\d|[IVXL]+(?!\w))", re.IGNORECASE)
_NOUNS = "đảng viên|đảng bộ|chi bộ|tổ đảng|tổ chức|trường hợp|đồng chí|cán bộ|khu phố|cấp ủy"
_COUNTED = re.compile(rf"(?<![\w/.,\u00a0-])(\d+(?:[.,]\d+)*%?) (?:({_NOUNS})(?!\w)|(?=[^\W\d_]|%))")

STANDING, SECRETARIAT = "Ban Thường vụ", "Ban Bí thư"
_CENTRE = frozenset({"Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đảng", "Đảng Cộng sản Việt Nam"})
RECIPIENTS_OF_THE_CENTRE = (
    "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương",
    "Các ban đảng Trung ương",
    "Các đồng chí Ủy viên Ban Chấp hành Trung ương Đảng",
    "Lưu Văn phòng Trung ương Đảng",
)
"""As the guidance itself (seed 001) has them, one a line."""

# Wide enough for a number to be written by hand.
_NUMBER_BY_HAND = "\u00a0" * 6


def grouped(number: int) -> str:
    """5704 → «5.704»."""
    return f"{number:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """680 of 730 → «93,15 %», 45 of 50 → «90 %»: two decimals at most, a half rounded up. Raises ZeroDivisionError."""
    share = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{share.normalize():f} %".replace(".", ",").replace(" ", "\u00a0")


def unparted(text: str) -> str:
    """Figures stay on one line with what they count («5.704 đảng viên»), and numbers with what they are the number of («Điều 24»,
    «năm 2025»): by no-break spaces."""
    if " " not in text:
        return text
    named = _NAMED.sub(r"\1" + _NO_BREAK, text)
    return _COUNTED.sub(lambda found: found[0].replace(" ", _NO_BREAK), named)


def two_digits(number: int) -> str:
    """Counts below ten are padded, so that no digit can be put before them: 1 → «01», 52 → «52»."""
    return f"{number:02,}".replace(",", ".")


def padded_day(day: date) -> str:
    """Days below ten are padded."""
    return f"{day.day:02d}"


def padded_month(day: date) -> str:
    """January and February alone are padded: a 1 or 2 before them would make another month."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def cited_date(day: date) -> str:
    """As in a citation: «27/12/2022», «03/3/2023», «21/01/2019»."""
    return f"{padded_day(day)}/{padded_month(day)}/{day.year}"


def place_and_day(place: str, day: date) -> str:
    """The date line: «Phan Rang - Tháp Chàm, ngày 21 tháng 3 năm 2025»."""
    written = f"ngày {padded_day(day)} tháng {padded_month(day)} năm {day.year}"
    return f"{place}, {written}" if place else written.capitalize()


def number_line(type_code: str, organ_code: str, number: int | None = None) -> str:
    """«Số 05-NQ/ĐU»; without a number room is left to write it by hand."""
    return f"Số {cited_number(type_code, organ_code, number)}"


def cited_number(type_code: str, organ_code: str, number: int | None = None) -> str:
    """«05-NQ/ĐU»."""
    written = f"{number:02d}" if number is not None else _NUMBER_BY_HAND
    return f"{written}-{type_code}/{organ_code}" if organ_code else f"{written}-{type_code}"


def organ_word(issuer_name: str) -> str:
    """How a text calls its own organ after the first time: «Thành ủy Phan Rang - Tháp Chàm» → «Thành ủy».

    «Đảng ủy Khối …» stays «Đảng ủy Khối», as letter 828-CV/ĐUK has it: below it stands another «Đảng ủy».
    """
    words = issuer_name.split()
    if len(words) < 3 or words[1].lower() not in {"ủy", "uỷ"}:
        return issuer_name
    return " ".join(words[:3] if words[2] == "Khối" else words[:2])


def is_centre(issuer_name: str) -> bool:
    """Its organs have names of their own."""
    return issuer_name in _CENTRE


def standing_word(issuer_name: str) -> str:
    """Who decides and reports: «Ban Thường vụ Thành ủy …»; at the centre «Ban Bí thư», as seed 001 has it."""
    return SECRETARIAT if is_centre(issuer_name) else f"{STANDING} {issuer_name}"


def permanent_word(issuer_name: str) -> str:
    """«Thường trực Thành ủy», at the centre «Ban Bí thư»."""
    return SECRETARIAT if is_centre(issuer_name) else f"Thường trực {organ_word(issuer_name)}"


def belonging(issuer_name: str) -> str:
    """As the names of an organ's own bodies end: «Ban Tuyên giáo Thành ủy», «Ban Tuyên giáo Trung ương»."""
    return "Trung ương" if is_centre(issuer_name) else organ_word(issuer_name)


def board_word(issuer_name: str) -> str:
    """Its organisation board: «Ban Tổ chức Thành ủy»."""
    return f"Ban Tổ chức {belonging(issuer_name)}"


def office_word(issuer_name: str) -> str:
    """«Văn phòng Thành ủy», «Văn phòng Trung ương Đảng»."""
    return f"Văn phòng {belonging(issuer_name)}{' Đảng' if is_centre(issuer_name) else ''}"


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something: each becomes a paragraph."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def recipients_of(text: str) -> tuple[str, ...]:
    """One a line, without the dashes, commas and stops that come along where a list is pasted: the form sets its own."""
    bare = (_CLOSING_MARKS.sub("", _LEADING_MARKS.sub("", line)) for line in lines_of(text))
    return tuple(line for line in bare if line)
