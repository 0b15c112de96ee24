"""Kinds of workbooks in which something was entered without a word, or asked without need; and what each means. All are
invented."""

from tests.sheets.kinds import (
    ADMITTED,
    AN,
    CARD,
    HAI,
    HEADINGS,
    NAME,
    NO_CARD,
    STT,
    Book,
    an,
    hai,
)

KINDS_OF_HABITS = {
    "days of a contract beside those of the Party": Book(
        [
            [*HEADINGS, "Ngày vào công ty", "Ngày ký HĐ chính thức", ADMITTED],
            [*AN, "1/2/2005", "1/3/2006", "6/5/1975"],
            [*HAI, "2/2/2005", "2/3/2006", "6/5/1985"],
        ],
        [an(admitted_on="1975-05-06"), hai(admitted_on="1985-05-06")],
    ),
    "a day of contract and the kind of it, and no other day": Book(
        [[*HEADINGS, "Ngày vào làm", "Loại HĐ"], [*AN, "1/2/2005", "Chính thức"], [*HAI, "2/2/2006", "Chính thức"]],
        [an(), hai()],
    ),
    "shortened headings with strokes": Book(
        [["TT", "H. và tên", "N.sinh", ADMITTED, "Ngày c/thức"], [1, "Lê Văn An", "12/3/1950", "6/5/1975", "6/5/1976"]],
        [an(admitted_on="1975-05-06", official_on="1976-05-06", **NO_CARD)],
    ),
    "places left open before a year": Book(
        [HEADINGS, [1, "Lê Văn An", "__/__/1950", "58000001"], [2, "Trần Thị Hai", "…/…/1960", "58000002"]],
        [an(born="", birth_year=1950), hai(born="", birth_year=1960)],
    ),
    "the home beside the birth in one cell": Book(
        [[STT, NAME, "Ngày sinh, quê quán", CARD], [1, "Lê Văn An", "12/3/1950\nHuế", "58000001"], HAI],
        ["day_unreadable", hai()],
    ),
    "pensioners in the column that tells how it stands with each": Book(
        [[*HEADINGS, "Tình trạng"], [*AN, "Nghỉ hưu"], [*HAI, "Hưu trí"]],
        [an(activity="active"), hai(activity="active")],
    ),
}
