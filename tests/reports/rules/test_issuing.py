from datetime import date

import pytest

from accounts.rules.refusal import Refused
from reports.rules.citation import Citation
from reports.rules.issuing import check_dated, cited_in, matter_of, signed_and_numbered
from reports.rules.party_document import AnnexedTo, Signature
from tests.reports import fakes

DAY = date(2025, 3, 21)
LETTER = Citation("Ban Tổ chức", "12-CV/BTC", date(2025, 3, 24))


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ({}, "day:2025-03-21"),
        ({"since": date(2024, 1, 1)}, "time:2024-01-01:2025-03-21"),
        ({"round_id": 7}, "round:7"),
        ({"meeting_id": 9}, "meeting:9"),
    ],
)
def test_what_a_document_is_about_hangs_on_no_day_where_it_has_another_hold(
    said: dict[str, object], matter: str
) -> None:
    assert matter_of(day=DAY, **said) == matter  # type: ignore[arg-type]


def test_every_document_that_one_cites_is_found() -> None:
    assert {citation.symbol for citation in cited_in(fakes.pilot_report())} >= {"03-HD/TW"}
    assert [citation.symbol for citation in cited_in([fakes.registration_list(1, 1), (LETTER,)])][-1] == "12-CV/BTC"


@pytest.mark.parametrize(
    ("dated_on", "why"),
    [
        (date(2025, 4, 1), "lies ahead"),
        (date(2025, 3, 20), "Its figures are of"),
        (date(2025, 3, 23), "It cites 12-CV/BTC"),
        (date(2025, 3, 25), "04-BC/TU has the number before it"),
    ],
)
def test_a_date_that_cannot_be_is_refused_beside_it(dated_on: date, why: str) -> None:
    before = ("04-BC/TU", date(2025, 3, 26))
    with pytest.raises(Refused, match=why) as refused:
        check_dated(dated_on, today=date(2025, 3, 31), of=DAY, cited=[LETTER], number_before=before)
    assert refused.value.field == "dated_on"


@pytest.mark.parametrize(
    ("today", "of", "cited", "before"),
    [
        (DAY, DAY, [], None),
        (DAY, DAY, [Citation("A", "1-CV/A", DAY)], ("04-BC/TU", DAY)),
    ],
)
def test_on_the_very_day_of_all_of_them_it_may_be_dated(
    today: date, of: date, cited: list[Citation], before: tuple[str, date] | None
) -> None:
    check_dated(DAY, today=today, of=of, cited=cited, number_before=before)


def test_a_form_keeps_what_it_asks_of_those_who_sign() -> None:
    document = signed_and_numbered(
        fakes.registration_list(1, 1),
        Signature("T/M Đảng ủy", "Bí thư", "Lê Văn A"),
        symbol="03-DS/ĐU",
        place="Phủ Hà",
        dated_on=DAY,
    )
    assert document.signature == Signature("T/M Đảng ủy", "Bí thư", "Lê Văn A", "(Ký tên, đóng dấu)")
    assert (document.head.number_line, document.head.place_and_day) == (
        "Số 03-DS/ĐU",
        "Phủ Hà, ngày 21 tháng 3 năm 2025",
    )


def test_an_annex_names_the_number_and_date_of_what_it_is_annexed_to() -> None:
    document = signed_and_numbered(
        fakes.judged(), Signature("", "Trưởng ban"), symbol="07-QĐ/TU", place="Phủ Hà", dated_on=date(2025, 3, 5)
    )
    assert document.annexed_to == AnnexedTo("07-QĐ/TU", "05/3/2025")


def test_what_has_neither_head_nor_signature_stays_as_it_is() -> None:
    nothing = object()
    assert signed_and_numbered(nothing, Signature("", ""), symbol="", place="", dated_on=DAY) is nothing
