import pytest

from reports.templatetags.party_document import grouped, whole


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("ngày 27/12/2022 của Ban Bí thư", "ngày 27/12/2022 của Ban Bí thư"),
        ("Hướng dẫn số 03-HD/TW", 'Hướng dẫn số <span class="whole">03-HD/TW</span>'),
        ("<b>1 < 2</b>", "&lt;b&gt;1 &lt; 2&lt;/b&gt;"),
    ],
)
def test_a_number_of_a_document_stays_whole(text: str, together: str) -> None:
    assert whole(text) == together


def test_thousands_are_grouped_whatever_the_language() -> None:
    assert grouped(20000) == "20.000"
