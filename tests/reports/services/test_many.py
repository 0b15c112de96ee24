"""All registration lists below an organisation as one file."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from reports.queries.issued import kept_file
from reports.rules.many import Packed, What
from reports.services.many import MOST, many_in_one
from tests.cast import TODAY, Cast
from tests.meetings.rated import cell_of_ten, held
from tests.pilots.story import list_of
from tests.reports.issuing import issue, secretary, sent

pytestmark = pytest.mark.django_db


def test_they_stand_in_the_order_of_the_tree_issued_ones_as_they_were_issued(cast: Cast) -> None:
    secretary(cast)
    issued = issue(cast, sent(cast), title="Danh sách")
    list_of(cast, "UNIT")
    packed = many_in_one(What.LISTS, cast["CITY"], TODAY, packed=Packed.ZIP, today=TODAY)
    assert packed.file_name == "Danh sách đăng ký - Đảng bộ thành phố Hoa Sen - 21-03-2025.zip"
    with ZipFile(io.BytesIO(packed.content)) as archive:
        ward, unit = archive.namelist()
        assert ward == f"0001 - {issued.file_name}"
        assert archive.read(ward) == kept_file(issued.digest).read_bytes()
        assert "DỰ THẢO" in PdfReader(io.BytesIO(archive.read(unit))).pages[0].extract_text()
    assert many_in_one(What.LISTS, cast["CITY"], TODAY, packed=Packed.ZIP, today=TODAY) == packed


def test_lists_of_others_are_not_among_them(cast: Cast) -> None:
    sent(cast)
    with pytest.raises(Refused, match="Nothing below"):
        many_in_one(What.LISTS, cast["OTHER"], TODAY, packed=Packed.ZIP, today=TODAY)
    with pytest.raises(Refused, match="Nothing below"):
        many_in_one(What.LISTS, cast["CITY"], date(2025, 3, 1), packed=Packed.ZIP, today=TODAY)


def test_one_pdf_has_them_one_after_another_each_under_its_name(cast: Cast) -> None:
    secretary(cast)
    issue(cast, sent(cast), title="Danh sách")
    list_of(cast, "UNIT")
    told: list[tuple[int, int]] = []
    one = many_in_one(
        What.LISTS,
        cast["CITY"],
        TODAY,
        packed=Packed.PDF,
        today=TODAY,
        told=lambda done, of: told.append((done, of)),
    )
    assert one.file_name.endswith(".pdf")
    assert told == [(0, 2), (1, 2), (2, 2)]
    pdf = PdfReader(io.BytesIO(one.content), strict=True)
    ward, unit = pdf.outline
    assert str(ward["/Title"]).startswith("Đảng bộ phường")
    assert [pdf.get_destination_page_number(mark) for mark in (ward, unit)] == [0, 1]
    assert "DỰ THẢO" not in pdf.pages[0].extract_text()
    assert "DỰ THẢO" in pdf.pages[1].extract_text()
    assert many_in_one(What.LISTS, cast["CITY"], TODAY, packed=Packed.PDF, today=TODAY) == one
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Danh sách đăng ký: Đảng bộ thành phố Hoa Sen"


def test_the_minutes_of_a_month_are_those_of_what_was_held_in_it_below(cast: Cast) -> None:
    cell = cell_of_ten(cast)
    first = held(cell, date(2025, 3, 5))
    # Not of the month; and the latest of the month is not held yet.
    held(cell, date(2025, 2, 5))
    cell.plan("in_person", date(2025, 3, 28), on=TODAY, kind="thematic")
    packed = many_in_one(What.MINUTES, cast["CITY"], TODAY, packed=Packed.ZIP, today=TODAY)
    with ZipFile(io.BytesIO(packed.content)) as archive:
        (only,) = archive.namelist()
        page = PdfReader(io.BytesIO(archive.read(only))).pages[0].extract_text()
    assert day_in_words(first.held_on).replace("/", "-") in only
    assert "BIÊN BẢN" in page
    with pytest.raises(Refused, match="No meeting below it"):
        many_in_one(What.MINUTES, cast["UNIT"], TODAY, packed=Packed.ZIP, today=TODAY)


@pytest.mark.parametrize(
    ("packed", "most"),
    [(Packed.ZIP, 2_000), (Packed.PDF, 500)],
)
def test_more_than_can_be_packed_are_refused(
    cast: Cast, packed: Packed, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST[packed] == most
    monkeypatch.setitem(MOST, packed, 0)
    sent(cast)
    with pytest.raises(Refused, match="more than 0 documents"):
        many_in_one(What.LISTS, cast["CITY"], TODAY, packed=packed, today=TODAY)
