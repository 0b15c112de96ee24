import pytest

from reports.templatetags.party_document import grouped, whole


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("có 52 tổ chức và 5.704 đảng viên", "có 52\u00a0tổ chức và 5.704\u00a0đảng viên"),
        ("Kết quả có 100% cán bộ, đạt 84,77 phần", "Kết quả có 100%\u00a0cán bộ, đạt 84,77\u00a0phần"),
        ("1. Việc thứ nhất", "1. Việc thứ nhất"),
        ("ngày 27/12/2022 của Ban Bí thư", "ngày 27/12/2022 của Ban Bí thư"),
        ("Hướng dẫn số 03-HD/TW", 'Hướng dẫn số <span class="whole">03-HD/TW</span>'),
        ("<b>1 < 2</b>", "&lt;b&gt;1 &lt; 2&lt;/b&gt;"),
    ],
)
def test_a_figure_stays_with_its_noun_and_a_number_of_a_document_whole(text: str, together: str) -> None:
    assert whole(text) == together


def test_thousands_are_grouped_whatever_the_language() -> None:
    assert grouped(20000) == "20.000"
