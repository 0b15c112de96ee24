from datetime import date

import pytest

from reports.rules.citation import Citation
from tests.reports.fakes import ASKED_IN, GUIDANCE


def cite(symbol: str, title: str = "") -> Citation:
    return Citation(symbol=symbol, issued_on=date(2023, 3, 3), issuer="Ban Thường vụ Tỉnh ủy", title=title)


def test_a_guidance_is_cited_with_type_number_date_and_issuer():
    assert GUIDANCE.plain == "Hướng dẫn số 03-HD/TW ngày 27/12/2022 của Ban Bí thư"
    assert GUIDANCE.formal == "Hướng dẫn số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư"
    assert GUIDANCE.short == "Hướng dẫn số 03-HD/TW của Ban Bí thư"


def test_what_a_document_is_about_follows_its_citation():
    assert GUIDANCE.about.startswith(" về thí điểm sinh hoạt đảng trực tuyến ở đảng bộ cơ sở")
    assert ASKED_IN.about.startswith(" về việc báo cáo kết quả thực hiện Hướng dẫn số 03-HD/TW")


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("", ""),
        ("V/v triển khai", " về việc triển khai"),
        ("Về việc triển khai", " về việc triển khai"),
        ("về việc triển khai", " về việc triển khai"),
        ("về công tác đảng viên", " về công tác đảng viên"),
        ("Quy định về đánh giá", " về đánh giá"),
        ("Triển khai", " về triển khai"),
        ("Vềnh", " về vềnh"),
    ],
)
def test_a_title_is_led_in_by_about_once(title, about):
    assert cite("1129-CV/TU", title).about == about


@pytest.mark.parametrize(
    ("symbol", "title", "name"),
    [
        ("828-CV/ĐUK", "", "Công văn"),
        ("38-QĐ/TU", "", "Quyết định"),
        ("38-QĐ/TU", "Quy định về đánh giá chất lượng sinh hoạt chi bộ", "Quy định"),
        ("12-CTr/TU", "", "Chương trình"),
        ("không số", "", "Văn bản"),
    ],
)
def test_the_type_comes_from_the_title_or_else_from_the_symbol(symbol, title, name):
    assert cite(symbol, title).type_name == name
