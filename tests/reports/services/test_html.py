"""What every document has in common, whatever its template."""

import re
from dataclasses import replace

import pytest

from reports.services.html import document_html
from tests.reports import fakes

PARTED = re.compile(r"(?<![\w/.,\u00a0-])\d+(?:[.,]\d+)*%? [^\W\d_]")
EVERY = {
    "pilot_report": fakes.pilot_report,
    "directive_report": fakes.directive_report,
    "registration_list": fakes.registration_list,
    "round_letter": fakes.round_letter,
    "appraisal": fakes.judged,
    "decision": fakes.judged,
    "quota_table": fakes.quota_table,
}


@pytest.mark.parametrize("kind", EVERY)
def test_no_figure_is_parted_from_what_it_counts_in_any_document(kind: str) -> None:
    html = document_html(f"reports/documents/{kind}.html", EVERY[kind]())
    body = re.sub(r"<[^>]*>", "\n", html.partition("<body")[2])
    assert not PARTED.findall(body)


def test_what_is_typed_is_kept_together_as_text_and_never_within_a_tag() -> None:
    html = document_html("reports/documents/pilot_report.html", fakes.pilot_report(place='<a title="5 người">5 người'))
    assert "&lt;a title=&quot;5\u00a0người&quot;&gt;5\u00a0người" in html


MARKED = "Đảng bộ **Đ** *N* [chú thích: h] <b>B</b>"


@pytest.mark.parametrize("kind", ["pilot_report", "directive_report"])
def test_no_name_becomes_a_mark_in_what_a_report_says_by_itself(kind: str) -> None:
    document = EVERY[kind]()
    told = tuple(line.replace(fakes.CITY, MARKED) for line in document.situation)
    html = document_html(f"reports/documents/{kind}.html", replace(document, situation=told))
    assert "Đảng bộ **Đ** *N* [chú thích: h] &lt;b&gt;B&lt;/b&gt;" in html
