import pytest
from django.utils.safestring import SafeString

from reports.templatetags.party_document import ended, grouped, whole


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


@pytest.mark.parametrize(
    ("text", "ending", "printed"),
    [
        ("<p>Một.</p><p>Hai.</p>\n", "./.", "<p>Một.</p><p>Hai./.</p>\n"),
        ("<p><strong>Hai.</strong>\n</p>", "./.", "<p><strong>Hai./.</strong>\n</p>"),
        ("<p>Hai.</p>", ".", "<p>Hai.</p>"),
        ("<p>Hai./.</p>", "./.", "<p>Hai./.</p>"),
        ("<p>Trân trọng!</p>", "./.", "<p>Trân trọng!</p>"),
        ('<p>Hai<span class="footnote">ghi chú.</span></p>', "./.", '<p>Hai<span class="footnote">ghi chú.</span></p>'),
        ("<p>Hai.</p>", "", "<p>Hai.</p>"),
        ('<p>Hai.</p>\n<p class="enclosed">(kèm theo)</p>', "./.", '<p>Hai./.</p>\n<p class="enclosed">(kèm theo)</p>'),
    ],
)
def test_the_last_paragraph_ends_as_the_office_has_it(text: str, ending: str, printed: str) -> None:
    assert ended(SafeString(text), ending) == printed
