from dataclasses import replace
from datetime import date

import pytest

from reports.rules.party_document import Signature
from reports.rules.pilot_figures import PilotFigures, Pilots, tally
from reports.rules.pilot_report import Section, compose
from reports.rules.pilot_sentences import by_group, online, situation
from tests.reports.fakes import CITY, GUIDANCE, ISSUER, city_of_2025, head, subject

DAY = date(2025, 3, 21)
SIGNATURE = Signature(authority="T/M Ban Thường vụ", office="Phó Bí thư")
FIGURES = tally(city_of_2025(), Pilots(online=(1,), by_group=(60,)))


@pytest.mark.parametrize("figures", [FIGURES, tally([], Pilots())])
def test_a_report_puts_the_figures_of_its_day_and_the_texts_of_the_clerk_together(figures: PilotFigures) -> None:
    report = compose(
        head=head(),
        subject=subject(DAY),
        figures=figures,
        texts={Section.STRENGTHS: "một\n\n hai ", Section.RECIPIENTS: "Lưu"},
        signature=SIGNATURE,
    )
    assert (report.head, report.subject, report.signature) == (head(), subject(DAY), SIGNATURE)
    assert report.situation == situation(figures, organisation=CITY, day=DAY)
    assert report.online == online(figures, issuer=ISSUER, guidance=GUIDANCE, day=DAY)
    assert report.by_group == by_group(figures, organisation=CITY, issuer=ISSUER, guidance=GUIDANCE, day=DAY)
    written = {section.value: () for section in Section}
    assert report.written == written | {"strengths": ("một", "hai"), "recipients": ("Lưu",)}
    assert report.recipients == ("Lưu",)


def test_who_reports_is_called_by_the_word_of_its_organ() -> None:
    assert subject().organ == "Thành ủy"
    assert replace(subject(), issuer="Đảng ủy Khối Cơ quan").organ == "Đảng ủy Khối"


def test_sections_are_known_by_these_words() -> None:
    assert [section.value for section in Section] == [
        "place", "situation", "leadership", "online", "by_group", "strengths", "difficulties", "tasks", "recipients"
    ]  # fmt: skip


def test_a_signature_leaves_room_for_a_name_and_tells_nobody_how_to_sign() -> None:
    assert Signature("T/M", "Bí thư") == Signature("T/M", "Bí thư", name="", instruction="")
