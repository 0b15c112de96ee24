"""The pages of the headings and the columns of a workbook: its sheets, what it hides, and what of it is not read."""

import pytest
from django.test import Client

from sheets.models import Sheet
from sheets.services import intake
from sheets.services.entries import along_entry
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm
from tests.sheets.services.test_proposing import THREE, received
from tests.sheets.services.test_staging import AN, BE
from tests.sheets.workbooks import HEADINGS, receive_file, workbook_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def clerk(signed_in, cast: Cast) -> Client:
    return signed_in("binh")


def header(client: Client, sheet: Sheet, name: str = "") -> OpenedForm:
    return OpenedForm(client, f"/sheets/{sheet.pk}/header/{f'?name={name}' if name else ''}")


# Sheets read together


def test_the_sheets_read_together_are_listed_with_the_cell_that_each_names(clerk: Client, cast: Cast) -> None:
    sheets = {
        "KP1": [HEADINGS, AN],
        "Trường": [["CHI BỘ TRƯỜNG TIỂU HỌC SEN HỒNG"], HEADINGS, BE],
        "KP9": [HEADINGS, AN],
    }
    sheet = received(cast, sheets)
    book = clerk.get(f"/sheets/{sheet.pk}/header/").context["book"]
    assert [(one.name, one.cell.partition(",")[0], one.unknown, one.headings, one.ticked) for one in book.lists][1:] == [
        ("Trường", "Chi bộ Trường Tiểu học Sen Hồng", "", "2", True), ("KP9", "", "KP9", "1", True),
    ]  # fmt: skip
    assert book.lists[0].cell.startswith("Chi bộ khu phố 1")
    assert "“KP9” is no cell of your register" in header(clerk, sheet).html


def test_a_sheet_is_unticked_on_the_page_of_the_headings(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = header(clerk, sheet)
    assert form.data["along"] == ["Trường", "Mới về"]
    assert form.press(along=["Mới về"])
    sheet.refresh_from_db()
    assert along_entry(sheet) == ["Mới về"]
    assert form.data["along"] == ["Mới về"]


def test_all_other_sheets_can_be_unticked(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = header(clerk, sheet)
    del form.data["along"]
    assert form.press()
    sheet.refresh_from_db()
    assert along_entry(sheet) == []


def test_another_sheet_leads_and_the_one_that_led_is_read_along(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = header(clerk, sheet, "Trường")
    assert form.data["along"] == ["KP1", "Mới về"]
    assert form.press(along=["KP1"])
    sheet.refresh_from_db()
    assert (sheet.name, along_entry(sheet)) == ("Trường", ["KP1"])


def test_two_who_tick_other_sheets_are_asked(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = header(clerk, sheet)
    intake.choose_along(sheet=sheet, names=["Trường"])
    assert not form.press(along=["Mới về"])
    assert "Changed by two: Sheets that are read along" in form.html
    assert form.press(**{"keep-along": "theirs"})
    sheet.refresh_from_db()
    assert along_entry(sheet) == ["Trường"]


def test_a_hidden_list_is_read_once_it_is_ticked(clerk: Client, cast: Cast) -> None:
    sheet = received(cast, {"KP1": [HEADINGS, AN], "Trường": [HEADINGS, BE]}, hidden=["Trường"])
    form = header(clerk, sheet)
    assert "along" not in form.data
    assert "1 sheet is hidden in Excel: Trường." in form.html
    assert form.press(along=["Trường"])
    sheet.refresh_from_db()
    assert along_entry(sheet) == ["Trường"]


# What is hidden, and what is not read


def test_sheets_that_are_no_lists_and_what_is_hidden_are_named(clerk: Client, cast: Cast) -> None:
    content = workbook_of(
        {"KP1": [HEADINGS, AN, BE], "Tổng hợp": [["Tổng số", "3"]]}, hidden_rows=[3], hidden_columns=[5]
    )
    html = header(clerk, receive_file(cast, content)).html
    assert "1 sheet is not a list of people and is not read: Tổng hợp." in html
    assert "Of “KP1” 1 row is hidden in Excel" in html
    assert "Of “KP1” 1 column is hidden in Excel." in html


def test_text_of_an_old_font_is_shown_as_it_is_read_now(clerk: Client, cast: Cast) -> None:
    rows = [
        ["Hä vµ tªn", "Ngµy sinh", "Chi bé"],
        ["NguyÔn V¨n ThÞnh", "03/02/1980", "CELL"],
        ["TrÇn ThÞ Hång", "1985", "CELL"],
    ]
    html = header(clerk, receive_file(cast, workbook_of({"DS": rows}))).html
    assert "was typed in an old font (TCVN3)" in html
    assert "Nguyễn Văn Thịnh" in html


def test_a_workbook_that_hides_nothing_is_not_spoken_of(clerk: Client, cast: Cast) -> None:
    html = header(clerk, receive_file(cast, workbook_of({"KP1": [HEADINGS, AN]}))).html
    assert 'id="unseen"' not in html
    assert "Sheets that are read together" not in html


# Columns


def test_every_make_of_headings_has_columns_of_its_own(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = OpenedForm(clerk, f"/sheets/{sheet.pk}/columns/")
    assert "Sheets KP1, Trường" in form.html
    assert "Sheet Mới về" in form.html
    assert form.data["column_1_0"] == ["full_name"]
    assert form.press(column_1_2="")
    sheet.refresh_from_db()
    assert sheet.along[1]["columns"] == ["full_name", "born_on", "", "cell"]
    assert "card_number" not in sheet.rows.get(full_name="Phạm Văn Cội").values


def test_a_column_that_makes_no_sense_is_marked_in_its_own_table(clerk: Client, cast: Cast) -> None:
    form = OpenedForm(clerk, f"/sheets/{received(cast).pk}/columns/")
    assert not form.press(column_1_2="born_on")
    assert "Two columns have the same meaning." in form.html
    assert 'href="#id_column_1_2"' in form.html


def test_columns_are_not_taken_for_those_of_sheets_unticked_meanwhile(clerk: Client, cast: Cast) -> None:
    sheet = received(cast)
    form = OpenedForm(clerk, f"/sheets/{sheet.pk}/columns/")
    intake.choose_along(sheet=sheet, names=[])
    shown = clerk.post(form.address, form.data, follow=True).content.decode()
    assert "Somebody else has chosen other headings" in shown
    assert not sheet.rows.exists()


def test_headings_of_which_nothing_is_read_are_named(clerk: Client, cast: Cast) -> None:
    sheet = receive_file(cast, workbook_of({"DS": [[*HEADINGS, "Quê quán"], [*AN, "Huế"]]}))
    html = OpenedForm(clerk, f"/sheets/{sheet.pk}/columns/").html
    assert "Not read: STT; Quê quán." in html


def test_with_one_make_of_headings_no_sheet_is_named_above_its_columns(clerk: Client, cast: Cast) -> None:
    sheets = {name: rows for name, rows in THREE.items() if name != "Mới về"}
    assert "Sheets KP1" not in OpenedForm(clerk, f"/sheets/{received(cast, sheets).pk}/columns/").html


# Sheets that are no lists


def test_a_form_and_a_turned_table_are_told_for_what_they_are(clerk: Client, cast: Cast) -> None:
    labels = ["Họ và tên", "Ngày sinh", "Ngày vào Đảng"]
    form = [[label, said] for label, said in zip(labels, ["Lê Văn An", "12/3/1950", "6/5/1975"], strict=True)]
    turned = [[*row, said] for row, said in zip(form, ["Trần Thị Hai", "2/1/1960", "6/5/1985"], strict=True)]
    for rows, told in ((form, "This is the form of one person"), (turned, "side by side in columns")):
        sheet = received(cast, {"Sheet1": rows})
        assert told in clerk.get(f"/sheets/{sheet.pk}/header/").content.decode()
    whole = received(cast, {"KP1": [HEADINGS, AN]})
    assert clerk.get(f"/sheets/{whole.pk}/header/").context["no_list"] == ""
