"""Two clerks look through one list: neither writes over what the other said of it, nor over what stands by now."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cells.models import Member
from cells.rules.names import fold
from sheets.models import Sheet, SheetRow
from sheets.services import deciding, mending
from sheets.services.entries import answer_name
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview, receive

pytestmark = pytest.mark.django_db
TITLE: list[object] = ["DANH SÁCH ĐẢNG VIÊN"]


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def two(cast: Cast) -> Callable[[str], tuple[OpenedForm, OpenedForm]]:
    cast.mandate("an", "clerk", "WARD")
    return lambda address: (
        OpenedForm(as_(cast, "binh"), address, lacks="act"),
        OpenedForm(as_(cast, "an"), address, lacks="act"),
    )


def as_(cast: Cast, username: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(cast.users[username])
    return client


def meaning(column: str, text: str) -> str:
    return answer_name(column, fold(text))


def texts_beside(form: OpenedForm) -> set[str]:
    found = re.findall(r'<div class="wording" lang="vi">(.*?)</div>', form.html, re.DOTALL)
    return {re.sub(r"<[^>]+>", "", text) for text in found}


def press(client: Client, address: str, **typed: Any) -> str:
    """Send a button of a page; what the next page says."""
    return client.post(address, typed, follow=True).content.decode()


# What the columns mean


def test_columns_two_clerks_choose_are_those_of_both(cast: Cast, two) -> None:
    sheet = receive(cast, [HEADINGS, AN, BE])
    a, b = two(f"/sheets/{sheet.pk}/columns/")
    assert a.press(column_5="")
    assert b.press(on="01/02/2025")
    sheet.refresh_from_db()
    assert (sheet.columns[5], f"{sheet.on}") == ("", "2025-02-01")
    assert "Ngày vào Đảng" in b.client.get(f"/sheets/{sheet.pk}/").content.decode()


def test_a_column_two_clerks_give_another_meaning_is_asked_about(cast: Cast, two) -> None:
    sheet = receive(cast, [HEADINGS, AN, BE])
    a, b = two(f"/sheets/{sheet.pk}/columns/")
    assert a.press(column_5="")
    assert not b.press(column_5="joined_on")
    assert "Changed by two: Ngày vào Đảng" in b.html
    assert "pass over" in texts_beside(b)
    assert b.data["column_5"] == ["joined_on"]
    assert not b.press()
    sheet.refresh_from_db()
    assert sheet.columns[5] == ""
    assert b.press(**{"keep-column_5": "mine"})
    sheet.refresh_from_db()
    assert sheet.columns[5] == "joined_on"


def test_columns_are_not_read_below_other_headings_than_those_they_were_chosen_for(cast: Cast, two) -> None:
    sheet = receive(cast, [TITLE, HEADINGS, AN, BE])
    _, b = two(f"/sheets/{sheet.pk}/columns/")
    a = OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/header/")
    assert a.press(first="0")
    shown = press(b.client, b.address, **b.data)
    assert "Somebody else has chosen other headings" in shown
    assert not SheetRow.objects.exists()


# Where the headings stand


def test_headings_two_clerks_choose_are_asked_about(cast: Cast, two) -> None:
    sheet = receive(cast, [TITLE, HEADINGS, AN, BE])
    a, b = two(f"/sheets/{sheet.pk}/header/")
    assert a.press(first="1")
    assert not b.press(first="3")
    assert "Changed by two: Row of the headings" in b.html
    assert {"Danh sách: row 1", "Danh sách: row 3"} <= texts_beside(b)
    assert b.data["first"] == ["3"]
    sheet.refresh_from_db()
    assert sheet.header_first == 1
    assert b.press(**{"keep-header": "theirs"})
    sheet.refresh_from_db()
    assert sheet.header_first == 1


def test_who_goes_on_from_the_headings_as_they_are_throws_away_nothing_that_was_said_since(cast: Cast, two) -> None:
    sheet = receive(cast, [HEADINGS, AN, BE])
    _, b = two(f"/sheets/{sheet.pk}/header/")
    a = OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/columns/")
    assert a.press(column_5="")
    assert b.press()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.columns[5], sheet.rows.count()) == ("previewed", "", 2)


def test_of_what_was_pasted_the_headings_are_chosen_too(cast: Cast) -> None:
    sheet = receive(cast, [HEADINGS, ["1", "Lê Văn An"]], file_name="pasted.txt")
    assert OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/header/").press(first="2")
    sheet.refresh_from_db()
    assert (sheet.name, sheet.header_first) == ("", 2)


# What the values mean


def test_values_two_clerks_give_a_meaning_have_those_of_both(cast: Cast, two) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:6], None, "ĐVM", "Khu 9"]])
    a, b = two(f"/sheets/{sheet.pk}/meanings/")
    assert a.press(**{meaning("degree", "ĐVM"): "probationary"})
    assert b.press(**{meaning("cell", "Khu 9"): "SECOND"})
    sheet.refresh_from_db()
    assert (sheet.meanings["degree"]["dvm"], sheet.meanings["cell"]["khu 9"]) == ("probationary", "SECOND")


def test_a_value_two_clerks_give_another_meaning_is_asked_about(cast: Cast, two) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:6], None, "ĐVM", "CELL"]])
    name = meaning("degree", "ĐVM")
    a, b = two(f"/sheets/{sheet.pk}/meanings/")
    assert a.press(**{name: "probationary"})
    assert not b.press(**{name: "official"})
    assert "Changed by two: ĐVM" in b.html
    sheet.refresh_from_db()
    assert sheet.meanings["degree"]["dvm"] == "probationary"
    assert b.press(**{f"keep-{name}": "mine"})
    sheet.refresh_from_db()
    assert sheet.meanings["degree"]["dvm"] == "official"


def test_a_meaning_stays_with_its_value_where_the_list_was_read_with_other_columns(cast: Cast, two) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:6], None, "ĐVM", "Khu 9"]])
    _, b = two(f"/sheets/{sheet.pk}/meanings/")
    a = OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/columns/")
    assert a.press(column_3="")
    assert b.press(**{meaning("cell", "Khu 9"): "SECOND"})
    sheet.refresh_from_db()
    assert sheet.meanings["cell"]["khu 9"] == "SECOND"
    assert not sheet.meanings["degree"]["dvm"]


def test_one_value_spelt_in_two_ways_is_asked_about_once(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:7], "ĐVM", "CELL"], [*BE[:7], "đvm", "CELL"]])
    shown = as_(cast, "binh").get(f"/sheets/{sheet.pk}/meanings/").context["form"]
    assert shown.asked[meaning("degree", "ĐVM")][2] == 2


def test_values_are_given_no_meaning_before_the_columns_below_new_headings_are_told(cast: Cast, two) -> None:
    sheet = preview(cast, [TITLE, HEADINGS, [*AN[:6], None, "ĐVM", "CELL"]])
    _, b = two(f"/sheets/{sheet.pk}/meanings/")
    assert OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/header/").press(first="1")
    assert not b.press()
    assert "other headings" in b.html
    assert Sheet.objects.get().state == "uploaded"


# What is decided about a row


@pytest.fixture
def likely(cast: Cast) -> SheetRow:
    known(cast, card_number="58999999")
    return preview(cast, [HEADINGS, AN]).rows.get()


def test_a_decision_does_not_take_the_place_of_one_that_was_made_meanwhile(cast: Cast, two, likely: SheetRow) -> None:
    same = f"same:{Member.objects.get().pk}"
    a, b = two(f"/sheets/rows/{likely.pk}/")
    assert a.press(decision=same)
    assert not b.press(decision="different")
    assert {
        "The same person: Nguyễn Văn An · 03/02/1980 · 58999999",
        "A different person: enter as new",
    } == texts_beside(b)
    likely.refresh_from_db()
    assert likely.choice == "same"
    assert not b.press()
    assert b.press(**{"keep-decision": "mine"})
    likely.refresh_from_db()
    assert likely.choice == "different"


def test_the_decision_of_the_other_can_be_kept(cast: Cast, two, likely: SheetRow) -> None:
    a, b = two(f"/sheets/rows/{likely.pk}/")
    assert a.press(decision="left_out")
    assert not b.press(decision="different")
    assert b.press(**{"keep-decision": "theirs"})
    likely.refresh_from_db()
    assert likely.choice == "left_out"


def test_two_who_decide_alike_are_not_asked(cast: Cast, two, likely: SheetRow) -> None:
    a, b = two(f"/sheets/rows/{likely.pk}/")
    assert a.press(decision="different")
    assert b.press(decision="different")


def test_a_row_of_a_list_that_was_read_anew_leads_to_the_list(cast: Cast, two, likely: SheetRow) -> None:
    _, b = two(f"/sheets/rows/{likely.pk}/")
    as_(cast, "binh").post(f"/sheets/{likely.sheet_id}/read/")
    shown = press(b.client, b.address, **b.data | {"decision": "different"})
    assert "The list was read anew meanwhile." in shown
    assert SheetRow.objects.get().choice == ""


def test_of_a_list_one_may_not_see_a_lost_row_tells_nothing(cast: Cast, likely: SheetRow) -> None:
    for typed in ({"sheet": likely.sheet_id}, {}, {"sheet": 10**30}):
        assert as_(cast, "hoa").post("/sheets/rows/999999/", typed).status_code in (403, 404)
    assert as_(cast, "binh").post("/sheets/rows/999999/").status_code == 404


@pytest.mark.parametrize("decision", ["same", "different", "left_out"])
def test_what_was_decided_holds_when_another_reads_the_list_anew(cast: Cast, likely: SheetRow, decision: str) -> None:
    if decision == "same":
        deciding.same_person(row=likely, member_id=Member.objects.get().pk, today=TODAY)
    elif decision == "different":
        deciding.somebody_else(row=likely)
    else:
        deciding.leave_out(row=likely)
    likely.refresh_from_db()
    as_(cast, "binh").post(f"/sheets/{likely.sheet_id}/read/")
    row = SheetRow.objects.get()
    assert row.pk != likely.pk
    assert (row.choice, row.verdict, row.member_id, row.marks) == (
        likely.choice,
        likely.verdict,
        likely.member_id,
        likely.marks,
    )
    assert Sheet.objects.get().counts["undecided"] == 0


def test_a_row_that_says_something_else_by_now_is_decided_anew(cast: Cast, two) -> None:
    row = preview(cast, [HEADINGS, [*AN[:7], "ĐVM", "CELL"]]).rows.get()
    deciding.leave_out(row=row)
    form = OpenedForm(as_(cast, "binh"), f"/sheets/{row.sheet_id}/meanings/")
    assert form.press(**{meaning("degree", "ĐVM"): "official"})
    assert (SheetRow.objects.get().choice, SheetRow.objects.get().verdict) == ("", "new")


def test_who_is_another_person_still_has_their_errors(cast: Cast) -> None:
    known(cast, card_number="58999999")
    row = preview(cast, [HEADINGS, [*AN[:7], "ĐVM", "CELL"]]).rows.get()
    assert row.candidates
    assert deciding.somebody_else(row=row).verdict == "error"


def test_rows_with_errors_are_left_out_only_as_many_as_were_shown(cast: Cast, two) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:7], "ĐVM", "CELL"], [*BE[:7], "ĐVX", "CELL"]])
    clerk = as_(cast, "binh")
    shown = press(clerk, f"/sheets/{sheet.pk}/leave-out/", seen=1)
    assert "rows with an error are now 2" in shown
    assert not sheet.rows.filter(choice="left_out").exists()
    press(clerk, f"/sheets/{sheet.pk}/leave-out/", seen=2)
    assert sheet.rows.filter(choice="left_out").count() == 2


# A comparison


@pytest.fixture
def differing(cast: Cast) -> SheetRow:
    known(cast, sex="female")
    return preview(cast, [HEADINGS, AN], kind="reconcile").rows.get()


def test_no_value_is_taken_where_the_other_knows_the_difference(cast: Cast, differing: SheetRow) -> None:
    b = OpenedForm(as_(cast, "binh"), f"/sheets/{differing.sheet_id}/", field=f"decision-{differing.pk}")
    mending.mark_as_known(row=differing, known=True)
    shown = press(
        b.client, f"/sheets/rows/{differing.pk}/mend/", **b.data | {"act": "take", f"take-{differing.pk}": "sex"}
    )
    assert "Somebody else has decided about Nguyễn Văn An meanwhile: known, left as it is." in shown
    assert Member.objects.get().sex == "female"
    b = OpenedForm(b.client, f"/sheets/{differing.sheet_id}/", field=f"decision-{differing.pk}")
    press(b.client, f"/sheets/rows/{differing.pk}/mend/", **b.data | {"act": "unknown"})
    differing.refresh_from_db()
    assert differing.choice == ""


def test_what_is_mended_is_not_decided_again(cast: Cast, two, differing: SheetRow) -> None:
    _, b = two(f"/sheets/rows/{differing.pk}/")
    mending.take_values(row=differing, taken=["sex"], occasion=cast.occasion("binh"))
    differing.refresh_from_db()
    assert differing.choice == "mended"
    shown = press(b.client, b.address, **b.data | {"decision": "left_out"})
    assert "This row has already been corrected." in shown
    differing.refresh_from_db()
    assert differing.choice == "mended"


def test_a_difference_that_is_known_is_known_when_the_lists_are_compared_again(cast: Cast, differing: SheetRow) -> None:
    mending.mark_as_known(row=differing, known=True)
    absent = known(cast, full_name="Lê Văn Cũ", card_number="58000077")
    clerk = as_(cast, "binh")
    clerk.post(f"/sheets/{differing.sheet_id}/read/")
    mending.mark_as_known(row=SheetRow.objects.get(member=absent), known=True)
    clerk.post(f"/sheets/{differing.sheet_id}/read/")
    assert set(SheetRow.objects.values_list("choice", flat=True)) == {"known"}
    Member.objects.filter(full_name="Nguyễn Văn An").update(sex="")
    clerk.post(f"/sheets/{differing.sheet_id}/read/")
    assert SheetRow.objects.exclude(member=absent).get().choice == ""


# Entered, undone or thrown away meanwhile


def test_a_list_is_entered_as_it_was_looked_through(cast: Cast, two) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    b = OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/apply/", field="seen_figures")
    deciding.leave_out(row=sheet.rows.order_by("pk")[0])
    assert not b.press(step="confirm")
    assert "The figures have changed since you looked at them." in b.html
    assert "1 row is left out." in b.html
    assert not Member.objects.exists()
    assert b.press(step="confirm")
    assert Member.objects.get().full_name == "Trần Thị Bé"


def test_a_list_that_was_read_anew_is_looked_at_before_it_is_entered(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    b = OpenedForm(as_(cast, "binh"), f"/sheets/{sheet.pk}/apply/", field="seen_figures")
    as_(cast, "binh").post(f"/sheets/{sheet.pk}/read/")
    assert not b.press(step="confirm")
    assert "read anew" in b.html
    assert b.press(step="confirm")
    assert Member.objects.count() == 2


@pytest.mark.parametrize("step", ["header", "columns", "meanings", "apply", "discard"])
@pytest.mark.parametrize("end", ["apply", "discard"])
def test_of_a_list_that_has_come_to_an_end_each_page_leads_to_where_it_is(cast: Cast, step: str, end: str) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    clerk = as_(cast, "binh")
    page = clerk.get(f"/sheets/{sheet.pk}/{step}/")
    assert page.status_code == 200
    clerk.post(f"/sheets/{sheet.pk}/{end}/", {"step": "confirm"})
    clerk.get("/")
    shown = press(clerk, f"/sheets/{sheet.pk}/{step}/")
    assert f"the list is {'entered' if end == 'apply' else 'discarded'}" in shown
    assert Member.objects.count() == (1 if end == "apply" else 0)


def test_a_row_of_a_list_that_was_entered_leads_to_the_list(cast: Cast, two, likely: SheetRow) -> None:
    _, b = two(f"/sheets/rows/{likely.pk}/")
    deciding.leave_out(row=likely)
    as_(cast, "binh").post(f"/sheets/{likely.sheet_id}/apply/")
    shown = press(b.client, b.address, **b.data | {"decision": "different"})
    assert "the list is entered" in shown


def test_a_list_that_was_undone_is_not_undone_again(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    clerk = as_(cast, "binh")
    clerk.post(f"/sheets/{sheet.pk}/apply/")
    clerk.post(f"/sheets/{sheet.pk}/undo/")
    clerk.get("/")
    assert "the list is undone" in press(clerk, f"/sheets/{sheet.pk}/undo/")
