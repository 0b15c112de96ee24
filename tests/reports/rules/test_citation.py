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


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("V/v", " về v/v"),
        ("Về", " về về"),
        ("về  việc  Triển khai", " về  việc  Triển khai"),
        ("Về việc  Triển khai", " về việc triển khai"),
        ("Về công tác", " về công tác"),
        ("  Hướng dẫn  V/v Triển khai ", " về việc triển khai"),
        ("Hướng dẫn", ""),
    ],
)
def test_what_leads_in_is_taken_off_only_as_a_word_of_its_own(title, about):
    assert cite("1129-CV/TU", title).about == about


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("05-NQ/TU", "Nghị quyết"),
        ("05-CT/TU", "Chỉ thị"),
        ("05-QC/TU", "Quy chế"),
        ("05-KL/TU", "Kết luận"),
        ("05-TB/TU", "Thông báo"),
        ("05-BC/TU", "Báo cáo"),
        ("05-KH/TU", "Kế hoạch"),
        ("05-TTr/TU", "Tờ trình"),
        ("05-BB/TU", "Biên bản"),
        ("05-HD/TU", "Hướng dẫn"),
        ("05-06-HD /TU-HD/NQ", "Hướng dẫn"),
        ("HD", "Hướng dẫn"),
    ],
)
def test_the_code_between_the_number_and_the_organ_names_the_type(symbol, name):
    assert cite(symbol).type_name == name
    assert cite(symbol).number == f"{name} số {symbol}"


def test_a_title_may_begin_with_space_and_still_name_the_type():
    assert cite("38-QĐ/TU", "  Quy định về việc x").type_name == "Quy định"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("NQ", "Nghị quyết"), ("CT", "Chỉ thị"), ("QĐ", "Quyết định"), ("QC", "Quy chế"), ("KL", "Kết luận"),
        ("TB", "Thông báo"), ("BC", "Báo cáo"), ("KH", "Kế hoạch"), ("CTr", "Chương trình"), ("TTr", "Tờ trình"),
        ("CV", "Công văn"), ("BB", "Biên bản"), ("HD", "Hướng dẫn"),
    ],
)  # fmt: skip
def test_each_type_is_known_by_its_code_and_by_its_name_in_the_title(code: str, name: str) -> None:
    assert cite(f"1-{code}/TU").type_name == name
    titled = cite("1-XX/TU", f"{name} công tác")
    assert (titled.type_name, titled.about) == (name, " về công tác")
