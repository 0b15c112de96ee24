"""Issuing: a number, a date and a signature that hold, and bytes that stay."""

import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed
from cells.models import Membership, Post
from reports.models import Issued, NumberBook
from reports.queries.issued import kept_file
from reports.queries.signings import signings_on
from reports.rules.kinds import DocumentKind
from reports.rules.numbering import By
from reports.rules.signing import Way
from reports.services.documents import document_of
from reports.services.issue import issue_document
from reports.services.numbering import note_numbers_given, settle_numbering
from reports.services.order import Order
from reports.services.readiness import IssueDraft, obstacles, ready_to_issue
from tests.cast import TODAY, Cast
from tests.pilots.story import list_of, opened
from tests.reports.issuing import SITE, issue, secretary, sent, signing, without_paper, written

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _without_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    without_paper(monkeypatch)


def test_figures_are_kept_with_the_name_of_their_query_and_a_digest(cast: Cast) -> None:
    secretary(cast, "CITY")
    cast.people(7, of="CELL")
    kept = issue(cast, written(cast)).figures
    assert kept["query"] == "reports.queries.pilot_figures.pilot_figures"
    assert kept["numbers"]["members"] == 8
    assert kept["digest"]
    each = {one["key"]: one for one in kept["each"]}
    assert {key: one["value"] for key, one in each.items()} == kept["numbers"]
    assert each["members"]["label"] == "Đảng viên"


def test_the_digest_of_a_figure_differs_where_others_are_counted_and_the_number_is_the_same(cast: Cast) -> None:
    secretary(cast, "CITY")
    (one,) = cast.people(1, of="CELL")
    before = issue(cast, written(cast)).figures["each"]
    Membership.objects.filter(member=one).update(cell=cast["SECOND"])
    after = issue(cast, written(cast), replaces=Issued.objects.get(), reason="Sai").figures["each"]
    assert _figure(before, "members")["value"] == _figure(after, "members")["value"]
    assert _figure(before, "members")["digest"] != _figure(after, "members")["digest"]
    assert _figure(before, "of_nature")["digest"] == _figure(after, "of_nature")["digest"]


def _figure(each: list[dict[str, object]], key: str) -> dict[str, object]:
    return next(one for one in each if one["key"] == key)


def test_numbers_of_one_type_follow_each_other(cast: Cast) -> None:
    secretary(cast, "CITY")
    first, second = issue(cast, written(cast, day=TODAY - timedelta(days=1))), issue(cast, written(cast))
    assert [first.number, second.number] == [1, 2]
    assert NumberBook.objects.get().last == 2


def test_a_new_year_begins_with_one(cast: Cast) -> None:
    secretary(cast, "CITY")
    new_year = date(2026, 1, 2)
    issue(cast, written(cast))
    assert issue(cast, written(cast, day=new_year), on=new_year).number == 1


def test_numbers_of_a_term_go_on_into_the_next_year(cast: Cast) -> None:
    secretary(cast, "CITY")
    settle_numbering(organisation=cast["CITY"], begins_on=date(2020, 8, 15), by=By.TERM, occasion=cast.occasion("dung"))
    new_year = date(2026, 1, 2)
    issue(cast, written(cast))
    assert issue(cast, written(cast, day=new_year), on=new_year).number == 2


def test_how_numbers_run_is_not_settled_for_days_that_have_theirs(cast: Cast) -> None:
    secretary(cast, "CITY")
    issue(cast, written(cast))
    with pytest.raises(Refused, match="has its number already") as refused:
        settle_numbering(organisation=cast["CITY"], begins_on=TODAY, by=By.TERM, occasion=cast.occasion("dung"))
    assert refused.value.field == "begins_on"


def test_numbers_that_were_given_on_paper_are_not_given_again(cast: Cast) -> None:
    secretary(cast, "CITY")
    occasion = cast.occasion("dung")
    given = {"organisation": cast["CITY"], "type_code": "BC", "day": TODAY, "occasion": occasion}
    note_numbers_given(**given, last=57)
    assert issue(cast, written(cast)).symbol == "58-BC/ĐU"
    with pytest.raises(Refused, match="the next one is 59"):
        note_numbers_given(**given, last=3)


@pytest.mark.parametrize("section", ["leadership", "tasks", "recipients"])
def test_nothing_is_issued_with_a_required_chapter_empty(cast: Cast, section: str) -> None:
    secretary(cast, "CITY")
    order = written(cast, **{section: ""})
    with pytest.raises(Refused, match="Not written yet"):
        issue(cast, order)
    assert obstacles(order, today=TODAY)
    assert not Issued.objects.exists()
    assert not NumberBook.objects.exclude(last=0).exists()


def test_a_list_is_issued_once_it_is_submitted(cast: Cast) -> None:
    secretary(cast)
    opened(cast)
    order = Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], round_id=list_of(cast).round_id)
    with pytest.raises(Refused, match="has not been submitted"):
        issue(cast, order)


def test_what_is_issued_is_not_issued_again_but_corrected_by_another_that_names_it(cast: Cast) -> None:
    secretary(cast, "CITY")
    order = written(cast)
    first = issue(cast, order)
    with pytest.raises(Refused, match="stays so"):
        issue(cast, order)
    second = issue(cast, order, replaces=first, reason="Sai số liệu")
    assert (second.number, second.replaces) == (2, first)
    named = '(Văn bản này thay thế văn bản số <span class="whole">01-BC/ĐU</span>, ngày\u00a021/3/2025.)'
    assert named in kept_file(second.digest).read_text(encoding="utf-8")
    assert "thay thế văn bản" not in kept_file(first.digest).read_text(encoding="utf-8")
    edited = Document(io.BytesIO(kept_file(second.word_digest).read_bytes()))
    assert any("thay thế văn bản số 01-BC/ĐU" in line.text for line in edited.paragraphs)
    with pytest.raises(Refused, match="stays so"):
        issue(cast, order, replaces=first, reason="Sai lần nữa")


@pytest.mark.parametrize(
    ("dated_on", "why"),
    [
        (TOMORROW, "lies ahead"),
        (TODAY - timedelta(days=1), "Its figures are of"),
    ],
)
def test_the_date_is_neither_ahead_nor_before_the_figures(cast: Cast, dated_on: date, why: str) -> None:
    secretary(cast, "CITY")
    with pytest.raises(Refused, match=why) as refused:
        issue(cast, written(cast), dated_on=dated_on)
    assert refused.value.field == "dated_on"


def test_a_later_number_is_not_dated_earlier(cast: Cast) -> None:
    secretary(cast, "CITY")
    issue(cast, written(cast, day=TODAY - timedelta(days=9)))
    with pytest.raises(Refused, match="01-BC/ĐU has the number before it"):
        issue(cast, written(cast, day=TODAY - timedelta(days=8)), dated_on=TODAY - timedelta(days=1))


def test_who_signs_holds_the_office_on_the_date(cast: Cast) -> None:
    post = secretary(cast, "CITY")
    key, order = signing(cast["CITY"]), written(cast)
    Post.objects.filter(pk=post.pk).update(valid_to=TODAY)
    with pytest.raises(Refused) as refused:
        issue(cast, order, signing=key)
    assert refused.value.field == "signing"


def test_two_sign_beside_each_other_and_never_one_twice(cast: Cast) -> None:
    secretary(cast, "CITY")
    order, key = written(cast), signing(cast["CITY"])
    acting = signing(cast["CITY"], way=Way.ACTING)
    with pytest.raises(Refused, match="Two different people"):
        issue(cast, order, second=acting)
    (other,) = cast.people(1, of="UNIT")
    cast.office(other, Post.Title.HEAD, of="CITY", body="organisation_board")
    issued = issue(cast, order, signing=key, second=signing(cast["CITY"], way=Way.BY_ORDER))
    assert (issued.second_authority, issued.second_office) == ("T/L Ban Thường vụ", "Trưởng ban Tổ chức")
    assert "T/L Ban Thường vụ" in kept_file(issued.digest).read_text(encoding="utf-8")


def test_for_the_head_of_the_board_a_deputy_signs_and_no_other_member_of_it(cast: Cast) -> None:
    (deputy, member) = cast.people(2, of="UNIT")
    for one, title in ((deputy, Post.Title.DEPUTY_HEAD), (member, Post.Title.MEMBER)):
        cast.office(one, title, of="CITY", body="organisation_board")
    for by_board in (False, True):
        signings = signings_on(cast["CITY"], TODAY, by_board=by_board)
        assert [(one.post.member, one.way) for one in signings] == [(deputy, Way.FOR_HEAD)]


def test_a_number_that_differs_from_its_figure_is_asked_about_first(cast: Cast) -> None:
    secretary(cast, "CITY")
    cast.people(20, of="CELL")
    order = written(cast, strengths="Toàn Đảng bộ có 23 đảng viên.")
    with pytest.raises(Refused, match="differ from the figures") as refused:
        issue(cast, order)
    assert refused.value.field == "despite_flags"
    assert issue(cast, order, despite_flags=True).number == 1
    assert "23 đảng viên" in str(Entry.objects.get(act="reports.issue").data["flags"])


def test_what_has_changed_since_it_was_looked_at_is_not_issued(cast: Cast) -> None:
    secretary(cast, "CITY")
    order = written(cast)
    draft = IssueDraft(dated_on=TODAY, signing=signing(cast["CITY"]), title="Báo cáo")
    seen = ready_to_issue(order, draft, today=TODAY).shown
    written(cast, tasks="Việc khác.")
    with pytest.raises(Changed):
        issue_document(order=order, draft=draft, site=SITE, seen=seen, occasion=cast.occasion("dung"))
    assert not Issued.objects.exists()


def test_a_list_prints_its_number_date_and_signer_next_year_too(cast: Cast) -> None:
    secretary(cast)
    order = sent(cast)
    issued = issue(cast, order)
    next_year = date(2026, 5, 1)
    document, _day = document_of(Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], on=next_year), today=next_year)
    assert document.head.number_line == f"Số {issued.symbol}"  # type: ignore[attr-defined]
    assert document.head.place_and_day == "Hoa Sen, ngày 21 tháng 3 năm 2025"  # type: ignore[attr-defined]
    assert document.signature.name == issued.signed_by  # type: ignore[attr-defined]


def test_what_is_issued_today_changes_nothing_of_what_was_printed_of_yesterday(cast: Cast) -> None:
    secretary(cast, "CITY")
    order = written(cast, day=TODAY - timedelta(days=1))
    before = document_of(order, today=TODAY)
    issue(cast, order)
    assert document_of(order, today=TODAY) == before


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(title="Khác"), lambda rows: rows.update(number=7), lambda rows: rows.delete()]
)
def test_the_database_lets_nobody_change_or_remove_what_is_issued(cast: Cast, change: object) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        change(Issued.objects.filter(pk=issued.pk))  # type: ignore[operator]


def test_the_database_gives_no_number_back(cast: Cast) -> None:
    secretary(cast, "CITY")
    issue(cast, written(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberBook.objects.update(last=0)
