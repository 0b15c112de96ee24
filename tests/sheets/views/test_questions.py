"""Looking through a list: what is asked of many rows stands at its top, and every row can be ticked, left out and put right."""

from urllib.parse import quote

import pytest
from django.test import Client

from sheets.models import Sheet, SheetRow
from sheets.services import deciding
from sheets.services.putting_right import put_right
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm, form_of
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview, read, receive_file, workbook_of

pytestmark = pytest.mark.django_db
REMARKED = [*HEADINGS, "Ghi chú"]
GONE = [*BE, "từ trần 12/03/2024"]
TOTAL = ["Tổng số: 2 đảng viên"]


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def clerk(signed_in, cast: Cast) -> Client:
    return signed_in("binh")


def page(client: Client, sheet: Sheet, query: str = "") -> str:
    return client.get(f"/sheets/{sheet.pk}/{query}").content.decode()


def decide(client: Client, sheet: Sheet, **typed: object) -> str:
    return client.post(f"/sheets/{sheet.pk}/decide/", typed, follow=True).content.decode()


# Questions


def test_a_question_stands_once_at_the_top_with_the_rows_that_wait(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, [*AN[:2], "03/02/80", *AN[3:], ""], GONE])
    questions = clerk.get(f"/sheets/{sheet.pk}/").context["questions"]
    assert {question.note: question.rows for question in questions} == {"two_digit_year": 1, "died_by_remark": 1}
    shown = page(clerk, sheet)
    assert "The sheet says that the person has died." in shown
    assert "Nguyễn Văn An: 03/02/80 → 03/02/1980" in shown
    assert "Trần Thị Bé: từ trần 12/03/2024" in shown


def test_the_list_is_narrowed_to_the_rows_of_one_question(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, [*AN[:2], "03/02/80", *AN[3:], ""], GONE])
    for question in clerk.get(f"/sheets/{sheet.pk}/").context["questions"]:
        (row,) = clerk.get(f"/sheets/{sheet.pk}/{question.address}").context["rows"]
        assert question.note in {mark["note"] for mark in row.row.marks.values()}


def test_people_who_are_gone_are_left_out_by_the_first_button(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, GONE])
    first = page(clerk, sheet).partition('id="questions"')[2].partition("</button>")[0].rpartition("<button")[2]
    assert 'value="left_out"' in first
    assert "btn-primary" in first


@pytest.mark.parametrize(("decision", "choice"), [("left_out", "left_out"), ("confirmed", "confirmed")])
def test_a_question_is_answered_for_all_its_rows(clerk: Client, cast: Cast, decision: str, choice: str) -> None:
    sheet = preview(cast, [REMARKED, GONE, [*AN, "đã mất"]])
    sent = form_of(page(clerk, sheet), "note")
    told = decide(clerk, sheet, **sent, decision=decision)
    assert "2 rows are decided." in told
    assert set(sheet.rows.values_list("choice", flat=True)) == {choice}


def test_a_question_stands_out_beside_its_row_until_it_is_answered(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [["(Chữ đỏ: xem lý lịch)"], HEADINGS, AN])
    assert 'class="fault is-asked"' in page(clerk, sheet)
    decide(clerk, sheet, **form_of(page(clerk, sheet), "note"), decision="confirmed")
    answered = page(clerk, sheet)
    assert 'class="fault is-answered"' in answered
    assert "is-asked" not in answered


def test_of_people_who_may_be_the_same_all_are_answered_at_once(clerk: Client, cast: Cast) -> None:
    member = known(cast, card_number="58999999")
    sheet = preview(cast, [HEADINGS, AN])
    sent = form_of(page(clerk, sheet, "?show=likely&note=one_candidate"), "note")
    decide(clerk, sheet, **sent, decision="same")
    assert sheet.rows.get().member == member


def test_an_answer_to_other_rows_than_were_shown_is_refused(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [REMARKED, GONE])
    assert "The list was changed meanwhile." in decide(clerk, sheet, note="died_by_remark", seen=2, decision="left_out")
    assert sheet.rows.get().choice == ""
    assert "read anew meanwhile" in decide(clerk, sheet, note="row_hidden", seen=0, decision="left_out")


def test_nobody_waits_for_a_question_that_is_none(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    assert clerk.get(f"/sheets/{sheet.pk}/?show=ask&note=nonsense").context["rows"] == []


# Ticks


def test_ticked_rows_are_left_out_and_taken_back(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    an, be = sheet.rows.order_by("pk")
    assert "1 row is decided." in decide(clerk, sheet, row=[an.pk], decision="left_out")
    assert [row.choice for row in sheet.rows.order_by("pk")] == ["left_out", ""]
    assert "2 rows are as they were read." in decide(clerk, sheet, row=[an.pk, be.pk], decision="")
    assert [row.choice for row in sheet.rows.order_by("pk")] == ["", ""]


def test_who_comes_back_finds_the_list_as_it_was_narrowed(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    at = f"/sheets/{sheet.pk}/?show=new&page=1"
    sent = form_of(clerk.get(at).content.decode(), "next")
    sent |= {"row": [str(sheet.rows.order_by("pk")[0].pk)], "decision": ["left_out"]}
    assert clerk.post(f"/sheets/{sheet.pk}/decide/", sent).headers["Location"] == at


@pytest.mark.parametrize("row", [[], ["x"], [str(10**30)], ["999999"]])
def test_rows_that_are_not_there_are_not_decided_on(clerk: Client, cast: Cast, row: list[str]) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    answer = clerk.post(f"/sheets/{sheet.pk}/decide/", {"row": row, "decision": "left_out"}, follow=True)
    assert answer.status_code == 200
    assert list(answer.context["messages"])
    assert sheet.rows.get().choice == ""


def test_rows_of_another_list_are_not_decided_on(clerk: Client, cast: Cast) -> None:
    one, other = preview(cast, [HEADINGS, AN]), preview(cast, [HEADINGS, BE])
    decide(clerk, one, row=[other.rows.get().pk], decision="left_out")
    assert other.rows.get().choice == ""


def test_a_decision_that_is_none_is_refused(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    assert "Choose what to do with these rows." in decide(clerk, sheet, row=[sheet.rows.get().pk], decision="mended")


def test_of_a_list_that_was_entered_nothing_is_decided(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    clerk.post(f"/sheets/{sheet.pk}/apply/")
    assert "can no longer be done" in decide(clerk, sheet, row=[sheet.rows.get().pk], decision="left_out")


def test_all_rows_of_a_page_are_ticked_and_go_along_to_the_next(
    clerk: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sheets.views.preview.ROWS_A_PAGE", 1)
    sheet = preview(cast, [HEADINGS, AN, BE])
    an, be = map(str, sheet.rows.order_by("pk").values_list("pk", flat=True))
    first, second = (f"/sheets/{sheet.pk}/?page={number}" for number in (1, 2))
    sent = form_of(clerk.get(first).content.decode(), "next") | {"tick": ["all"]}
    clerk.post(f"/accounts/asked-otherwise/?next={quote(first)}&shown_at={quote(first)}", sent)
    sent = form_of(clerk.get(first).content.decode(), "next")
    assert sent["row"] == [an]
    clerk.post(f"/accounts/asked-otherwise/?next={quote(second)}&shown_at={quote(first)}", sent)
    shown = clerk.get(second).content.decode()
    assert form_of(shown, "next")["row"] == [an]
    assert "1 more is ticked on other pages of the list." in shown
    assert be not in form_of(shown, "next")["row"]


# One row


def test_every_row_leads_to_a_page_of_its_own(clerk: Client, cast: Cast) -> None:
    known(cast)
    sheet = preview(cast, [HEADINGS, AN, BE])
    shown = page(clerk, sheet)
    for row in sheet.rows.all():
        assert f'href="/sheets/rows/{row.pk}/?' in shown
        assert clerk.get(f"/sheets/rows/{row.pk}/").status_code == 200


def test_a_single_row_is_confirmed(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [REMARKED, GONE]).rows.get()
    shown = clerk.get(f"/sheets/rows/{row.pk}/").content.decode()
    assert 'value="confirmed"' in shown
    clerk.post(f"/sheets/rows/{row.pk}/", {"decision": "confirmed"})
    row.refresh_from_db()
    assert (row.verdict, row.choice) == ("new", "confirmed")


def test_what_is_said_of_a_row_as_a_whole_stands_on_its_page(clerk: Client, cast: Cast) -> None:
    sheet = read(cast, receive_file(cast, workbook_of({"DS": [HEADINGS, AN]}, hidden_rows=[2])))
    shown = clerk.get(f"/sheets/rows/{sheet.rows.get().pk}/").content.decode()
    assert "The row is hidden in Excel." in shown
    assert "The row is hidden in Excel." in page(clerk, sheet)


@pytest.mark.parametrize(
    ("remark", "address"),
    [
        ("từ trần 12/03/2024", "leave/?on=12%2F03%2F2024&amp;way=died"),
        ("khai trừ", "leave/?way=expelled"),
        ("chuyển đi 01/02/2024", "transfer/?on=01%2F02%2F2024"),
        ("tạm vắng", "stay/"),
    ],
)
def test_of_a_member_who_is_gone_the_act_is_one_click_away(
    clerk: Client, cast: Cast, remark: str, address: str
) -> None:
    member = known(cast)
    row = preview(cast, [REMARKED, [*AN, remark]]).rows.get()
    shown = clerk.get(f"/sheets/rows/{row.pk}/").content.decode()
    assert f'href="/members/{member.pk}/acts/{address}"' in shown
    form = clerk.get(f"/members/{member.pk}/acts/leave/?on=12/03/2024&way=died").context["form"]
    assert (form["on"].value(), form["way"].value()) == ("12/03/2024", "died")


@pytest.mark.parametrize(("remark", "first"), [("từ trần", "left_out"), ("tạm vắng", "confirmed")])
def test_of_one_who_is_gone_leaving_out_is_the_first_button(clerk: Client, cast: Cast, remark: str, first: str) -> None:
    row = preview(cast, [REMARKED, [*AN, remark]]).rows.get()
    shown = " ".join(clerk.get(f"/sheets/rows/{row.pk}/").content.decode().split())
    assert f'<button class="btn btn-primary" name="decision" value="{first}"' in shown


def test_of_somebody_new_no_act_is_offered(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [REMARKED, GONE]).rows.get()
    assert "/acts/" not in clerk.get(f"/sheets/rows/{row.pk}/").content.decode()


# Put right


def mending(client: Client, row: SheetRow) -> OpenedForm:
    return OpenedForm(client, f"/sheets/rows/{row.pk}/", field="act")


def test_a_row_is_put_right_on_its_page_and_shows_what_stood_in_the_sheet(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [HEADINGS, [*AN[:2], "31/02/1980", *AN[3:]]]).rows.get()
    assert mending(clerk, row).press(born_on="28/02/1980", cell="SECOND")
    row.refresh_from_db()
    assert (row.verdict, row.values["born_on"], row.cell) == ("new", "1980-02-28", cast["SECOND"])
    shown = page(clerk, row.sheet)
    assert "Put right here." in shown
    assert "31/02/1980" in shown


def test_what_is_wrong_with_it_stands_beside_its_field_and_what_was_typed_stays(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN, BE]).rows.order_by("pk")[0]
    form = mending(clerk, row)
    assert not form.press(born_on="31/02/1980", card_number="58000009")
    assert form.data["born_on"] == ["31/02/1980"]
    assert not form.press(born_on="28/02/1980", card_number="58000002")
    assert "Row 3 has the same card number." in form.html
    assert form.data["card_number"] == ["58000002"]
    row.refresh_from_db()
    assert row.mended == {}


def test_two_who_put_other_values_of_a_row_right_have_both(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    form = mending(clerk, row)
    put_right(row=row, values={"card_number": "58000007"}, today=TODAY)
    assert form.press(sex="female")
    row.refresh_from_db()
    assert (row.values["card_number"], row.values["sex"]) == ("58000007", "female")


def test_two_who_write_another_value_are_asked(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    form = mending(clerk, row)
    put_right(row=row, values={"card_number": "58000007"}, today=TODAY)
    assert not form.press(card_number="58000008")
    assert "Changed by two: Party card number" in form.html
    assert form.press(**{"keep-card_number": "mine"})
    row.refresh_from_db()
    assert row.values["card_number"] == "58000008"


@pytest.mark.parametrize(("keep", "choice", "sex"), [("theirs", "left_out", "male"), ("mine", "", "female")])
def test_who_puts_right_a_row_that_was_left_out_meanwhile_is_asked(
    clerk: Client, cast: Cast, keep: str, choice: str, sex: str
) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    form = mending(clerk, row)
    deciding.leave_out(row=row)
    assert not form.press(sex="female")
    assert "Changed by two: Decision" in form.html
    assert form.press(**{"keep-decision": keep})
    row.refresh_from_db()
    assert (row.choice, row.values["sex"]) == (choice, sex)


def test_only_what_the_list_speaks_of_can_be_put_right(clerk: Client, cast: Cast) -> None:
    row = preview(cast, [["Họ và tên", "Ngày sinh", "Chi bộ"], [AN[1], AN[2], "CELL"]]).rows.get()
    assert {"full_name", "born_on", "cell", "degree"} == set(mending(clerk, row).data) - {
        "csrfmiddlewaretoken", "made_from", "act", "sheet", "once", "typed_by",
    }  # fmt: skip


def test_in_a_comparison_and_in_what_is_passed_over_nothing_is_put_right(clerk: Client, cast: Cast) -> None:
    compared = preview(cast, [HEADINGS, AN], kind="reconcile").rows.get()
    passed = preview(cast, [HEADINGS, AN, TOTAL]).rows.get(verdict="passed")
    for row in (compared, passed):
        assert clerk.get(f"/sheets/rows/{row.pk}/").context["mending"] is None


# Passed over


def test_rows_that_are_passed_over_are_listed_with_the_reason(clerk: Client, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, TOTAL])
    shown = page(clerk, sheet)
    assert 'href="?show=passed"' in shown
    assert "1 row names nobody and is passed over." in shown
    assert TOTAL[0] not in shown
    listed = page(clerk, sheet, "?show=passed")
    assert TOTAL[0] in listed
    assert "A total, a date or a signature." in listed


def test_rows_of_several_sheets_are_named_with_their_sheet(clerk: Client, cast: Cast) -> None:
    sheet = read(cast, receive_file(cast, workbook_of({"KP1": [HEADINGS, AN], "Trường": [HEADINGS, BE]})))
    assert [row.where for row in clerk.get(f"/sheets/{sheet.pk}/").context["rows"]] == ["KP1: 2", "Trường: 2"]
    last = sheet.rows.get(part=1)
    assert "Row Trường: 2 – Trần Thị Bé" in clerk.get(f"/sheets/rows/{last.pk}/").content.decode()
