import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.reports.views.test_documents import sign_in, text


@pytest.mark.django_db
def test_the_page_of_help_shows_each_mark_with_what_becomes_of_it(cast: Cast) -> None:
    shown = text(sign_in(cast, "an").get(reverse("reports:writing")))
    assert "<h2>I. ĐẶC ĐIỂM, TÌNH HÌNH</h2>" in shown
    assert '<span class="footnote">Kế hoạch' in shown
    assert "<strong><em>hoàn thành trước 30/3</em></strong>" in shown
    assert "<th>Chỉ tiêu</th>" in shown


@pytest.mark.django_db
def test_what_is_typed_is_looked_at_with_its_formatting_and_a_table_that_is_too_wide_is_refused(cast: Cast) -> None:
    board = sign_in(cast, "dung")
    address = reverse("reports:narrative", args=["CITY", "pilot_report"])
    assert 'id="writing-tools"' in text(board.get(address))
    shown = text(board.post(address, {"text_strengths": "**Tốt**[chú thích: <b>]\n| a | b |\n", "preview": "1"}))
    assert '<strong>Tốt</strong><span class="footnote">&lt;b&gt;</span>' in shown
    assert "<th>a</th>" in shown
    refused = text(board.post(address, {"text_strengths": "| a " * 11 + "|", "preview": "1"}))
    assert "at most 10 columns" in refused
