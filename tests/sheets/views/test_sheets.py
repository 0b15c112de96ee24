"""A list from Excel as pages: handed in, understood, looked through, entered, undone, without any script."""

import io
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from accounts.models import Entry, Job
from accounts.services import jobs
from cells.models import Member
from sheets.models import Sheet, SheetRow
from sheets.services import proceeding
from sheets.services.mending import mark_as_known
from tests.cast import NOW, Cast
from tests.opened_form import form_of
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, name_of, preview, raw_workbook, workbook
from tests.typed import fields_of

pytestmark = pytest.mark.django_db


def hand_in(
    client: Client, content: bytes, *, name: str = "danh sach.xlsx", kind: str = "register", code: str = "WARD"
) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/organisations/{code}/sheets/new/", {"kind": kind, "file": file}, follow=True)


def header(client: Client, sheet: Sheet) -> Any:
    told = {"name": sheet.name, "first": sheet.header_first}
    return client.post(f"/sheets/{sheet.pk}/header/", told | ({"rows": "on"} if sheet.header_rows == 2 else {}))


def columns(client: Client, sheet: Sheet, **told: Any) -> Any:
    chosen = {f"column_{place}": meaning for place, meaning in enumerate(sheet.columns)}
    return client.post(
        f"/sheets/{sheet.pk}/columns/", {"on": "21/03/2025", "partial": "fill"} | chosen | told, follow=True
    )


def test_the_whole_way_from_the_file_to_the_members_and_back(signed_in, cast: Cast) -> None:
    client = signed_in("binh")
    hand_in(client, workbook([["DANH SÁCH"], HEADINGS, AN, BE]))
    sheet = Sheet.objects.get()
    assert header(client, sheet).url == f"/sheets/{sheet.pk}/columns/"
    shown = columns(client, sheet)
    assert [row.row.verdict for row in shown.context["rows"]] == ["new", "new"]
    assert not Member.objects.exists()
    told = client.get(f"/sheets/{sheet.pk}/apply/").content.decode()
    assert "2 members are entered." in told
    assert not Member.objects.exists()
    client.post(f"/sheets/{sheet.pk}/apply/")
    assert Member.objects.count() == 2
    client.post(f"/sheets/{sheet.pk}/undo/")
    assert not Member.objects.exists()
    assert Sheet.objects.get().state == "undone"


def test_two_columns_of_one_meaning_are_marked_where_they_stand(signed_in, cast: Cast) -> None:
    client = signed_in("binh")
    hand_in(client, workbook([HEADINGS, AN, BE]))
    sheet = Sheet.objects.get()
    header(client, sheet)
    sheet.refresh_from_db()
    place = sheet.columns.index("full_name")
    other = next(number for number in range(len(sheet.columns)) if number != place)
    errors = columns(client, sheet, **{f"column_{other}": "full_name"}).context["form"].errors
    assert set(errors) == {f"column_{place}", f"column_{other}"}


def test_what_was_pasted_goes_the_same_way(signed_in, cast: Cast) -> None:
    client = signed_in("binh")
    rows = [
        HEADINGS,
        *([n, name_of(n), "03/02/1980", "Nam", f"5810{n:04d}", "", "", "CT", "KP1"] for n in range(200)),
    ]
    pasted = "\r\n".join("\t".join(map(str, row)) for row in rows)
    client.post("/organisations/WARD/sheets/new/", {"kind": "register", "pasted": pasted})
    sheet = Sheet.objects.get()
    columns(client, sheet)
    client.post(f"/sheets/{sheet.pk}/apply/")
    assert Member.objects.count() == 200


def test_neither_file_nor_text_is_asked_for_again(signed_in, cast: Cast) -> None:
    shown = signed_in("binh").post("/organisations/WARD/sheets/new/", {"kind": "register"})
    assert shown.context["form"].errors["file"]


def test_a_hostile_file_is_refused_beside_its_field(signed_in, cast: Cast) -> None:
    far = raw_workbook(
        [b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']
    )
    for content in (far, b"PK\x03\x04", b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        shown = hand_in(signed_in("binh"), content)
        assert shown.status_code == 200
        assert shown.context["form"].errors["file"]
    assert not Sheet.objects.exists()


def test_a_row_with_an_error_is_marked_and_says_why(signed_in, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, [1, "Lê An", "31/02/1980", "Nam", None, None, None, "CT", "CELL"]])
    shown = signed_in("binh").get(f"/sheets/{sheet.pk}/").content.decode()
    assert 'class="mark-error"' in shown
    assert "There is no such day in the calendar." in shown
    assert "31/02/1980" in shown
    assert f"/sheets/{sheet.pk}/apply/" not in shown


def test_the_preview_is_narrowed_to_what_needs_a_decision(signed_in, cast: Cast) -> None:
    known(cast, card_number="58999999")
    sheet = preview(cast, [HEADINGS, AN, BE])
    client = signed_in("binh")
    names = {
        show: [row.row.full_name for row in client.get(f"/sheets/{sheet.pk}/?show={show}").context["rows"]]
        for show in ("", "undecided", "likely", "new", "error", "nonsense")
    }
    assert names == {
        "": ["Nguyễn Văn An", "Trần Thị Bé"], "undecided": ["Nguyễn Văn An"], "likely": ["Nguyễn Văn An"],
        "new": ["Trần Thị Bé"], "error": [], "nonsense": ["Nguyễn Văn An", "Trần Thị Bé"],
    }  # fmt: skip


def test_a_likely_duplicate_is_decided_side_by_side(signed_in, cast: Cast) -> None:
    member = known(cast, card_number="58999999")
    row = preview(cast, [HEADINGS, AN]).rows.get()
    client = signed_in("binh")
    shown = client.get(f"/sheets/rows/{row.pk}/").content.decode()
    assert "58999999" in shown
    assert "58000001" in shown
    client.post(f"/sheets/rows/{row.pk}/", {"decision": f"same:{member.pk}"})
    row.refresh_from_db()
    assert (row.choice, row.member) == ("same", member)


@pytest.mark.parametrize("decision", ["", "same:", "same:abc", "same:999999", f"same:{10**30}", "nonsense"])
def test_a_decision_that_makes_no_sense_changes_nothing(signed_in, cast: Cast, decision: str) -> None:
    known(cast, card_number="58999999")
    row = preview(cast, [HEADINGS, AN]).rows.get()
    answer = signed_in("binh").post(f"/sheets/rows/{row.pk}/", {"decision": decision})
    row.refresh_from_db()
    assert (answer.status_code, row.verdict, row.choice) == (302, "likely", "")


def test_values_are_given_a_meaning_and_the_list_is_read_anew(signed_in, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:6], None, "ĐVM", "Khu 9"]])
    client = signed_in("binh")
    form = client.get(f"/sheets/{sheet.pk}/meanings/").context["form"]
    said = {("degree", "ĐVM"): "probationary", ("cell", "Khu 9"): "SECOND", ("sex", "Nam"): "male"}
    told = {name: said[(field, text)] for name, (field, text, _times) in form.asked.items()}
    client.post(f"/sheets/{sheet.pk}/meanings/", told)
    assert SheetRow.objects.get().verdict == "new"


def test_a_list_that_was_entered_is_not_read_or_entered_again(signed_in, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    client = signed_in("binh")
    client.post(f"/sheets/{sheet.pk}/apply/")
    for step in ("header", "columns", "meanings", "apply", "discard"):
        assert client.post(f"/sheets/{sheet.pk}/{step}/").url == f"/sheets/{sheet.pk}/"
    assert client.post(f"/sheets/{sheet.pk}/read/").url == f"/sheets/{sheet.pk}/"
    assert Sheet.objects.get().state == "applied"
    assert Member.objects.count() == 1


def test_what_a_list_can_no_longer_be_undone_for_is_said(signed_in, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    client = signed_in("binh")
    client.post(f"/sheets/{sheet.pk}/apply/")
    cast.grounds([Member.objects.get()])
    shown = client.post(f"/sheets/{sheet.pk}/undo/", follow=True).content.decode()
    assert "Nguyễn Văn An" in shown
    assert Member.objects.exists()


def test_a_large_list_is_a_job_whose_progress_is_shown(signed_in, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proceeding, "AT_ONCE", 1)
    client = signed_in("binh")
    hand_in(client, workbook([HEADINGS, AN, BE]))
    sheet = Sheet.objects.get()
    waiting = columns(client, sheet)
    assert b'http-equiv="refresh"' in waiting.content
    for act in ("read", "apply"):
        if act == "apply":
            client.post(f"/sheets/{sheet.pk}/apply/")
        jobs.run_job(Job.objects.get(params__act=act).pk, now=lambda: NOW)
        sheet.refresh_from_db()
    assert (sheet.state, Member.objects.count()) == ("applied", 2)


def test_a_job_is_refused_once_the_mandate_has_ended(signed_in, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    monkeypatch.setattr(proceeding, "AT_ONCE", 0)
    signed_in("binh").post(f"/sheets/{sheet.pk}/apply/")
    cast.users["binh"].mandates.update(valid_to=date(2025, 3, 21))
    jobs.run_job(Job.objects.get().pk, now=lambda: NOW)
    sheet.refresh_from_db()
    assert (sheet.state, bool(sheet.problem), Member.objects.exists()) == ("previewed", True, False)


def test_a_comparison_is_mended_from_its_list_and_printed(signed_in, cast: Cast) -> None:
    member = known(cast, sex="female")
    sheet = preview(cast, [HEADINGS, AN, BE], kind="reconcile")
    client = signed_in("binh")
    an, be = sheet.rows.order_by("pk")
    shown = client.get(f"/sheets/{sheet.pk}/print/").content.decode()
    assert "Trần Thị Bé" in shown
    client.post(f"/sheets/rows/{an.pk}/mend/", {"act": "take", f"take-{an.pk}": ["sex"]})
    client.post(f"/sheets/rows/{be.pk}/mend/", {"act": "enter"})
    member.refresh_from_db()
    assert (member.sex, Member.objects.count()) == ("male", 2)
    client.get("/")  # where what was done is told
    assert "Trần Thị Bé" not in client.get(f"/sheets/{sheet.pk}/print/").content.decode()


@pytest.fixture
def two_differ(cast: Cast) -> tuple[Sheet, list[SheetRow]]:
    known(cast, sex="female")
    known(cast, full_name="Trần Thị Bé", born_on=date(1985, 5, 6), sex="male", card_number="58000002")
    sheet = preview(cast, [HEADINGS, AN, BE], kind="reconcile")
    return sheet, list(sheet.rows.order_by("pk"))


def test_what_is_done_about_one_row_of_a_comparison_leaves_the_boxes_of_the_others(signed_in, two_differ) -> None:
    sheet, (an, be) = two_differ
    client, page = signed_in("binh"), f"/sheets/{sheet.pk}/?show=changed"
    sent = form_of(client.get(page).content.decode(), f"decision-{an.pk}")
    assert f"take-{be.pk}" in sent
    taken_off = {name: values for name, values in sent.items() if name != f"take-{be.pk}"}
    mend = f"/sheets/rows/{an.pk}/mend/?next={quote(page)}&shown_at={quote(page)}"
    answer = client.post(mend, taken_off | {"act": "take"})
    assert answer.headers["Location"] == f"{page}#row-{an.pk}"
    shown = client.get(page)
    assert "is corrected." in shown.content.decode()
    assert f"take-{be.pk}" not in form_of(shown.content.decode(), f"decision-{be.pk}")
    again = form_of(client.get(page).content.decode(), f"decision-{be.pk}")
    assert f"take-{be.pk}" in again


def test_a_mark_taken_off_goes_along_to_the_other_pages_of_a_comparison(
    signed_in, two_differ, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sheets.views.preview.ROWS_A_PAGE", 1)
    sheet, (an, be) = two_differ
    client, page = signed_in("binh"), f"/sheets/{sheet.pk}/?page="
    sent = form_of(client.get(f"{page}1").content.decode(), f"decision-{an.pk}")
    del sent[f"take-{an.pk}"]
    for number in (2, 1):
        to = f"{page}{number}"
        client.post(f"/accounts/asked-otherwise/?next={quote(to)}&shown_at={quote(page)}", sent)
        sent = form_of(client.get(to).content.decode(), f"decision-{an.pk}")
        assert f"take-{an.pk}" not in sent
    assert f"decision-{be.pk}" not in sent


def test_a_row_looked_at_again_has_all_its_boxes_ticked(signed_in, two_differ) -> None:
    sheet, (an, _be) = two_differ
    mark_as_known(row=an, known=True)
    client, page = signed_in("binh"), f"/sheets/{sheet.pk}/"
    sent = form_of(client.get(page).content.decode(), f"decision-{an.pk}")
    mend = f"/sheets/rows/{an.pk}/mend/?next={page}&shown_at={page}"
    client.post(mend, sent | {"act": "unknown"})
    assert f"take-{an.pk}" in form_of(client.get(page).content.decode(), f"decision-{an.pk}")


def test_members_are_saved_as_filtered_and_sorted(signed_in, cast: Cast) -> None:
    for name, born in (("Lê Thị Ân", 1970), ("Lê Văn An", 1980), ("Trần Văn Bá", 1990)):
        known(cast, full_name=name, born_on=date(born, 1, 1), card_number="=1+1")
    answer = signed_in("an").post("/organisations/CELL/members/?name=le&sort=-born_on&page=7", {"save_as_excel": "yes"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["Lê Văn An", "Lê Thị Ân"]
    assert rows[1][3] == "=1+1"
    entry = Entry.objects.get(act="cells.export")
    assert entry.data["number"] == 2
    assert entry.data["asked"]["name"] == "le"


def test_only_organisations_within_sight_are_saved(signed_in, cast: Cast) -> None:
    answer = signed_in("binh").post("/organisations/", {"save_as_excel": "yes"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["WARD", "CELL", "SECOND"]


@pytest.mark.parametrize("text", ["\0", "\ud800", "a\tb\n" * 30_000, "<script>alert(1)</script>\tTên"])
def test_odd_text_that_is_pasted_is_no_fault(signed_in, cast: Cast, text: str) -> None:
    pasted = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = signed_in("binh").post(
        "/organisations/WARD/sheets/new/", {"kind": "register", "pasted": pasted}, follow=True
    )
    assert answer.status_code in (200, 400)
    assert b"<script>alert" not in answer.content


def test_a_file_is_not_carried_over_a_session_that_ended_and_the_page_says_so(signed_in, cast: Cast) -> None:
    client, page = signed_in("binh"), "/organisations/WARD/sheets/new/"
    cast.users["binh"].set_password("right password")
    cast.users["binh"].save()
    client.force_login(cast.users["binh"])
    typed = fields_of(client.get(page), "") | {"kind": "reconcile"}
    client.logout()
    door = client.post(page, typed | {"file": SimpleUploadedFile("danh sach.xlsx", workbook([HEADINGS, AN]))})
    signed = fields_of(door, "/accounts/login/") | {"username": "binh", "password": "right password"}
    shown = client.post("/accounts/login/", signed, follow=True)
    assert shown.redirect_chain == [(page, 302)]
    assert "A file cannot be kept: choose it again." in shown.content.decode()
    assert not Sheet.objects.exists()


def test_a_card_number_whose_points_group_nothing_is_asked_about_and_never_read(signed_in, cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:4], "5.7.0.4", *AN[5:]], [*BE[:4], "58.000.002", *BE[5:]]])
    asked, read = sheet.rows.order_by("pk")
    assert (asked.verdict, asked.values.get("card_number")) == ("error", None)
    assert (read.verdict, read.values["card_number"]) == ("new", "58000002")
    shown = signed_in("binh").get(f"/sheets/{sheet.pk}/").content.decode()
    assert "5.7.0.4" in shown
    assert "Write the digits alone." in shown


def test_a_file_is_not_sent_along_by_a_button_beside_the_form_and_its_field_says_so(signed_in) -> None:
    client, page = signed_in("binh"), "/organisations/WARD/sheets/new/"
    typed = fields_of(client.get(page), "") | {"kind": "reconcile", "file": "danh sach.xlsx", "language": "en"}
    shown = client.post(f"/accounts/language/?next={page}&shown_at={page}", typed, follow=True).content.decode()
    beside = shown.partition('name="file"')[2]
    assert "A file cannot be kept: choose it again." in beside
    assert not Sheet.objects.exists()
