"""All registration lists below an organisation as one file."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from accounts.rules.refusal import Refused
from reports.queries.issued import kept_file
from reports.services.many import lists_in_one
from tests.cast import TODAY, Cast
from tests.pilots.story import list_of
from tests.reports.issuing import issue, secretary, sent

pytestmark = pytest.mark.django_db


def test_they_stand_in_the_order_of_the_tree_issued_ones_as_they_were_issued(cast: Cast) -> None:
    secretary(cast)
    issued = issue(cast, sent(cast), title="Danh sách")
    list_of(cast, "UNIT")
    packed = lists_in_one(cast["CITY"], TODAY, today=TODAY)
    assert packed.file_name == "Danh sách đăng ký - Đảng bộ thành phố Hoa Sen - 21-03-2025.zip"
    with ZipFile(io.BytesIO(packed.content)) as archive:
        ward, unit = archive.namelist()
        assert ward == f"0001 - {issued.file_name}"
        assert archive.read(ward) == kept_file(issued.digest).read_bytes()
        assert "DỰ THẢO" in PdfReader(io.BytesIO(archive.read(unit))).pages[0].extract_text()
    assert lists_in_one(cast["CITY"], TODAY, today=TODAY) == packed


def test_lists_of_others_are_not_among_them(cast: Cast) -> None:
    sent(cast)
    with pytest.raises(Refused, match="Nothing below"):
        lists_in_one(cast["OTHER"], TODAY, today=TODAY)
    with pytest.raises(Refused, match="Nothing below"):
        lists_in_one(cast["CITY"], date(2025, 3, 1), today=TODAY)
