from reports.services.html import document_html
from reports.services.kinds import KINDS
from tests.reports import fakes
from tests.reports.same_words import assert_all_say_the_same

KIND = KINDS["pilot_report"]


def test_page_pdf_and_word_say_the_same() -> None:
    assert_all_say_the_same(document_html(KIND.template, fakes.pilot_report()))
