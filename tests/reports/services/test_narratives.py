"""Texts are kept period by period."""

from datetime import date

import pytest

from accounts.models import Entry
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries, Outdated
from cells.models import Body, DocumentReference, Post
from cells.rules.document_reference import CitedDocument
from reports.models import Cover, Narrative
from reports.queries.narratives import cover_on, periods_of, texts_on
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import proposed_texts
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_report import Section
from reports.services.kinds import KINDS
from reports.services.narratives import (
    CoverDraft,
    entries_of,
    entries_of_cover,
    period_part,
    save_cover,
    save_narratives,
)
from tests.cast import TODAY, Cast
from tests.crowd import press_at_once
from tests.reports.printed import pilot_report

REPORT = DocumentKind.PILOT_REPORT
LAST_YEAR = date(2024, 3, 21)


def keep(cast: Cast, text: str, *, day: date = TODAY, section: str = Section.PLACE) -> None:
    save_narratives(
        organisation=cast["CITY"], kind=REPORT, day=day, texts={section: text}, occasion=cast.occasion("dung")
    )


def cover(cast: Cast, *, day: date = TODAY, made_from: Entries | None = None, **facts: object) -> Cover:
    return save_cover(
        organisation=cast["CITY"],
        kind=REPORT,
        day=day,
        cover=CoverDraft(**facts),
        made_from=made_from,
        occasion=cast.occasion("dung"),
    )


def deputy(cast: Cast) -> Post:
    (member,) = cast.people(1, of="CELL")
    return cast.office(member, Post.Title.DEPUTY_SECRETARY, of="CITY", body=Body.Kind.STANDING_COMMITTEE)


def test_a_new_period_begins_with_the_text_of_the_last(cast: Cast) -> None:
    keep(cast, "năm ngoái", day=LAST_YEAR)
    assert texts_on(cast["CITY"], REPORT, TODAY) == {Section.PLACE: "năm ngoái"}


def test_an_old_period_keeps_its_own_text(cast: Cast) -> None:
    keep(cast, "năm ngoái", day=LAST_YEAR)
    keep(cast, "năm nay", day=TODAY)
    assert texts_on(cast["CITY"], REPORT, LAST_YEAR) == {Section.PLACE: "năm ngoái"}
    assert texts_on(cast["CITY"], REPORT, TODAY) == {Section.PLACE: "năm nay"}
    assert periods_of(cast["CITY"], REPORT) == [TODAY, LAST_YEAR]


def test_a_period_before_the_first_text_has_none(cast: Cast) -> None:
    keep(cast, "năm nay")
    assert texts_on(cast["CITY"], REPORT, LAST_YEAR) == {}


def test_a_text_kept_again_replaces_itself(cast: Cast) -> None:
    keep(cast, "một")
    keep(cast, "hai")
    assert Narrative.objects.get().text == "hai"


def test_each_change_is_in_the_log_and_keeping_the_same_is_none(cast: Cast) -> None:
    keep(cast, "một")
    keep(cast, "một")
    entry = Entry.objects.get(act="reports.keep_narratives")
    assert entry.data == {"kind": "pilot_report", "day": "2025-03-21", "sections": ["place"]}
    assert entry.by == cast.users["dung"]


def test_one_organisation_never_reads_the_text_of_another(cast: Cast) -> None:
    keep(cast, "của thành phố")
    assert texts_on(cast["OTHER"], REPORT, TODAY) == {}


def test_a_section_the_document_does_not_have_is_no_section(cast: Cast) -> None:
    with pytest.raises(ValueError):
        keep(cast, "x", section="nowhere")


def test_what_nobody_has_written_is_proposed_and_never_printed(cast: Cast) -> None:
    city = cast["CITY"]
    proposed = proposed_texts(city, TODAY, pilot_figures(city, TODAY))
    assert {Section.SITUATION, Section.LEADERSHIP, Section.TASKS} <= set(proposed)
    assert not any(pilot_report(city, TODAY).written.values())
    assert pilot_report(city, TODAY).situation, "figures of the register are printed"


def test_a_proposal_that_is_kept_is_printed_and_no_longer_proposed(cast: Cast) -> None:
    city = cast["CITY"]
    tasks = proposed_texts(city, TODAY, pilot_figures(city, TODAY))[Section.TASKS]
    keep(cast, tasks, section=Section.TASKS)
    assert pilot_report(city, TODAY).written["tasks"] == tuple(tasks.splitlines())
    assert Section.TASKS not in proposed_texts(city, TODAY, pilot_figures(city, TODAY))


def test_what_is_kept_is_printed_and_an_emptied_section_stays_empty(cast: Cast) -> None:
    keep(cast, "Những năm qua.", section=Section.SITUATION)
    assert pilot_report(cast["CITY"], TODAY).written["situation"]
    keep(cast, "Một đoạn.\nHai đoạn.", section=Section.PLACE)
    keep(cast, "", section=Section.SITUATION)
    report = pilot_report(cast["CITY"], TODAY)
    assert report.written["place"] == ("Một đoạn.", "Hai đoạn.")
    assert report.written["situation"] == ()


def test_the_cover_belongs_to_its_period_alone(cast: Cast) -> None:
    cover(cast, number=5, day=LAST_YEAR)
    assert cover_on(cast["CITY"], REPORT, LAST_YEAR).number == 5
    assert cover_on(cast["CITY"], REPORT, TODAY).number is None


def test_a_number_is_given_once_a_year(cast: Cast) -> None:
    cover(cast, number=5, day=date(2025, 2, 28))
    with pytest.raises(Refused) as refused:
        cover(cast, number=5, day=TODAY)
    assert refused.value.field == "number"
    cover(cast, number=5, day=LAST_YEAR)
    cover(cast, number=6, day=TODAY)
    cover(cast, number=6, day=TODAY)


def test_number_date_and_letter_are_printed_from_the_cover(cast: Cast) -> None:
    letter = CitedDocument(
        issuer="Ban Tổ chức Trung ương", symbol="4153 - CV/BTC", issued_on=TODAY, title="V/v báo cáo kết quả"
    )
    cover(cast, number=5, dated_on=date(2025, 3, 31), document=letter)
    report = pilot_report(cast["CITY"], TODAY)
    assert report.head.number_line == "Số 05-BC/ĐU"
    assert report.head.place_and_day == "Hoa Sen, ngày 31 tháng 3 năm 2025"
    assert report.subject.asked_in is not None
    assert report.subject.asked_in.symbol == "4153-CV/BTC"
    assert DocumentReference.objects.filter(symbol="4153-CV/BTC", issued_on=TODAY).exists()


def test_a_deputy_secretary_signs_for_the_standing_committee(cast: Cast) -> None:
    post = deputy(cast)
    signature = pilot_report(cast["CITY"], TODAY).signature
    assert (signature.authority, signature.office, signature.name) == (
        "T/M Ban Thường vụ",
        "Phó Bí thư",
        post.member.full_name,
    )


def test_without_anybody_in_office_there_is_room_for_a_name(cast: Cast) -> None:
    signature = pilot_report(cast["CITY"], TODAY).signature
    assert (signature.office, signature.name) == ("Bí thư", "")


def test_who_does_not_hold_the_office_on_the_day_does_not_sign(cast: Cast) -> None:
    post = deputy(cast)
    Post.objects.filter(pk=post.pk).update(valid_to=date(2024, 6, 1))
    with pytest.raises(Refused) as refused:
        cover(cast, signed_by=post)
    assert refused.value.field == "signed_by"
    assert cover(cast, signed_by=post, day=LAST_YEAR).signed_by == post


def test_a_cover_kept_again_unchanged_leaves_no_entry(cast: Cast) -> None:
    cover(cast, number=5)
    cover(cast, number=5)
    assert Entry.objects.filter(act="reports.keep_cover").count() == 1


@pytest.mark.parametrize(
    ("code", "day"),
    [("WARD", TODAY), ("CITY", date(2018, 12, 31)), ("CITY", date(2020, 1, 1))],
    ids=["no superior", "not founded", "no guidance"],
)
def test_where_there_is_no_report_to_make_it_is_refused(cast: Cast, code: str, day: date) -> None:
    with pytest.raises(Refused):
        pilot_report(cast[code], day)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_replace_one_text_at_once_one_is_first_and_the_others_are_told(cast: Cast) -> None:
    keep(cast, "một", section=Section.TASKS)
    began = entries_of({Section.TASKS: "một"})

    def press(number: int) -> None:
        save_narratives(
            organisation=cast["CITY"],
            kind=REPORT,
            day=TODAY,
            texts={Section.TASKS: f"của người thứ {number}"},
            made_from=began,
            occasion=cast.occasion("dung"),
        )

    assert press_at_once(press, people=10) == {"done": 1, "refused": 9}
    part = period_part(REPORT, TODAY)
    newest = kept_texts_of(cast["CITY"], part).first()
    assert newest is not None
    assert newest.number == 2
    assert newest.texts == entries_of(texts_on(cast["CITY"], REPORT, TODAY))


@pytest.mark.django_db(transaction=True)
def test_the_first_text_of_a_period_is_written_by_one_too(cast: Cast) -> None:
    """There is no row yet that could be locked."""
    began = entries_of({Section.TASKS: ""})

    def press(number: int) -> None:
        save_narratives(
            organisation=cast["CITY"],
            kind=REPORT,
            day=TODAY,
            texts={Section.TASKS: f"của người thứ {number}"},
            made_from=began,
            occasion=cast.occasion("dung"),
        )

    assert press_at_once(press, people=10) == {"done": 1, "refused": 9}


def test_whether_charts_are_printed_is_kept_and_until_then_is_as_documents_of_the_kind_are(cast: Cast) -> None:
    report = KINDS[REPORT]
    assert not report.prints_charts(cover(cast, number=7))
    assert report.prints_charts(cover(cast, number=7, with_charts=True))
    years = KINDS[DocumentKind.DIRECTIVE_REPORT]
    assert [years.prints_charts(Cover(with_charts=settled)) for settled in (None, True, False)] == [True, True, False]


def test_charts_that_nobody_settled_yet_are_as_the_form_shows_them(cast: Cast) -> None:
    cover(cast, number=7)
    shown = {"number": 7, "with_charts": True}
    assert cover(cast, number=7, with_charts=False, made_from=shown).with_charts is False
    with pytest.raises(Outdated):
        cover(cast, number=7, with_charts=True, made_from=shown)


def test_a_cover_made_from_another_is_not_replaced(cast: Cast) -> None:
    began = entries_of_cover(cover(cast, number=7))
    cover(cast, number=8)
    with pytest.raises(Outdated) as outdated:
        cover(cast, number=9, made_from=began)
    assert (outdated.value.kept["number"], outdated.value.wanted["number"]) == (8, 9)
    assert Cover.objects.get().number == 8
