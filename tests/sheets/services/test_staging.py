import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.rules.refusal import Refused
from cells.models import Member, Membership
from sheets.models import Sheet, SheetMemory, SheetRow
from sheets.services import applying, deciding, intake, proceeding, uploads
from sheets.services.staging import stated_or_likely_degree
from tests.cast import START, TODAY, Cast
from tests.sheets.workbooks import HEADINGS, name_of, preview, receive
from tests.statutes import SHIPPED

pytestmark = pytest.mark.django_db
AN = [1, "Nguyễn Văn An", date(1980, 2, 3), "Nam", 58000001, "03/02/2005", "03/02/2006", "CT", "CELL"]
BE = [2, "Trần Thị Bé", date(1985, 5, 6), "Nữ", 58000002, "03/02/2010", "03/02/2011", "CT", "SECOND"]


def verdicts(sheet: Sheet) -> list[str]:
    return list(sheet.rows.order_by("pk").values_list("verdict", flat=True))


def only(sheet: Sheet) -> SheetRow:
    return people(sheet).get()


def people(sheet: Sheet) -> "QuerySet[SheetRow]":
    """Its rows that name somebody."""
    return sheet.rows.exclude(verdict="passed").order_by("pk")


def known(cast: Cast, *, of: str = "CELL", **told: Any) -> Member:
    """An of the sheet as the register may have him."""
    (member,) = cast.people(1, of=of)
    facts = {"full_name": "Nguyễn Văn An", "born_on": date(1980, 2, 3), "sex": "male", "card_number": "58000001"}
    for column, value in (facts | {"admitted_on": date(2005, 2, 3)} | told).items():
        setattr(member, column, value)
    member.save()
    member.degrees.update(valid_from=date(2006, 2, 3))
    return member


def test_one_sheet_holds_the_members_of_many_cells(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    assert [row.cell for row in sheet.rows.order_by("pk")] == [cast["CELL"], cast["SECOND"]]
    assert verdicts(sheet) == ["new", "new"]


def test_a_line_between_the_rows_names_the_cell_of_those_below_it(cast: Cast) -> None:
    rows = [HEADINGS[:-1], ["I. Chi bộ khu phố 1"], AN[:-1], ["II. Chi bộ Trường Tiểu học Sen Hồng"], BE[:-1]]
    sheet = preview(cast, rows)
    assert [row.cell for row in people(sheet)] == [cast["CELL"], cast["SECOND"]]
    lines = sheet.rows.filter(verdict="passed").order_by("pk")
    assert [(row.number, row.full_name, row.marks["row"]["note"]) for row in lines] == [
        (2, "I. Chi bộ khu phố 1", "section"), (4, "II. Chi bộ Trường Tiểu học Sen Hồng", "section"),
    ]  # fmt: skip


def test_people_below_a_line_that_names_no_cell_of_ours_are_not_put_elsewhere(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS[:-1], ["Chi bộ khu phố 9"], AN[:-1]], default_cell="CELL")
    assert only(sheet).marks["cell"]["note"] == "cell_unknown"


def test_a_cell_outside_the_subtree_is_as_unknown_as_one_that_is_not_there(cast: Cast) -> None:
    outside = preview(cast, [HEADINGS, [*AN[:-1], "OTHERCELL"]])
    nowhere = preview(cast, [HEADINGS, [*AN[:-1], "NOWHERE"]])
    assert only(outside).marks["cell"]["note"] == only(nowhere).marks["cell"]["note"] == "cell_unknown"


def test_a_member_elsewhere_is_never_given_away(cast: Cast) -> None:
    """The same person, card and paper in a cell of somebody else: for us they are simply new."""
    known(cast, of="OTHERCELL")
    without = preview(cast, [HEADINGS, [*AN[:4], 58000009, *AN[5:]]])
    there = preview(cast, [HEADINGS, AN])
    assert verdicts(there) == verdicts(without) == ["new"]
    assert only(there).candidates == []
    assert only(there).marks == only(without).marks


def test_somebody_the_register_has_as_they_are_is_unchanged(cast: Cast) -> None:
    member = known(cast)
    row = only(preview(cast, [HEADINGS, AN]))
    assert (row.verdict, row.member, row.marks) == ("unchanged", member, {})


def test_what_differs_is_changed_cell_by_cell_with_what_was_before(cast: Cast) -> None:
    known(cast, sex="", admitted_on=date(2005, 3, 2))
    row = only(preview(cast, [HEADINGS, AN]))
    assert row.verdict == "changed"
    assert row.marks["sex"]["mark"] == "new"
    assert row.marks["admitted_on"] == {"mark": "changed", "old": "2005-03-02"}
    assert set(row.marks) == {"sex", "admitted_on"}


def test_an_empty_cell_takes_nothing_away(cast: Cast) -> None:
    known(cast)
    assert only(preview(cast, [HEADINGS, [*AN[:4], None, None, None, None, "CELL"]])).verdict == "unchanged"


def test_a_sheet_does_not_move_anybody_to_another_cell(cast: Cast) -> None:
    known(cast)
    row = only(preview(cast, [HEADINGS, [*AN[:-1], "SECOND"]]))
    assert (row.verdict, row.marks["cell"]["mark"], row.marks["cell"]["note"]) == (
        "unchanged",
        "warning",
        "in_another_cell",
    )


def test_a_sheet_does_not_make_a_full_member_probationary_again(cast: Cast) -> None:
    known(cast)
    row = only(preview(cast, [HEADINGS, [*AN[:6], None, "DB", "CELL"]]))
    assert (row.verdict, row.marks["degree"]["note"]) == ("unchanged", "official_in_register")


def test_one_who_left_the_cell_is_an_error_that_says_so(cast: Cast) -> None:
    member = known(cast)
    Membership.objects.filter(member=member).update(valid_to=date(2024, 5, 1), departure="transferred")
    row = only(preview(cast, [HEADINGS, AN]))
    assert (row.verdict, row.marks["cell"]["note"], row.marks["cell"]["told"]) == (
        "error",
        "left_before",
        {"day": "01/05/2024"},
    )


def test_a_likely_duplicate_is_a_question(cast: Cast) -> None:
    member = known(cast, card_number="58999999")
    row = only(preview(cast, [HEADINGS, AN]))
    assert (row.verdict, row.candidates, row.member) == ("likely", [member.pk], None)


def test_the_same_person_twice_in_one_sheet_is_an_error_of_the_second_row(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE, AN])
    assert verdicts(sheet) == ["new", "new", "error"]
    last = sheet.rows.last()
    assert last is not None
    assert last.marks["full_name"] == {"mark": "error", "note": "same_as_row", "told": {"row": "2"}}


def test_one_card_for_two_people_is_an_error(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, [*BE[:4], 58000001, *BE[5:]]])
    assert sheet.rows.get(number=3).marks["card_number"]["note"] == "card_twice"


def test_an_identity_number_recognises_a_person_again_and_is_not_kept(cast: Cast) -> None:
    member = known(cast, card_number="", identity_mark="")
    rows = [["Họ và tên", "Ngày sinh", "Số CCCD", "Chi bộ"], ["Nguyễn Văn An", date(1980, 2, 3), 58080001234, "CELL"]]
    first = only(preview(cast, rows))
    assert (first.member, first.marks["identity_number"]["mark"]) == (member, "new")
    assert "58080001234" not in json.dumps([first.values, first.marks])
    member.identity_mark = first.values["identity_number"]
    member.full_name = "Nguyễn Hoàng An"
    member.save()
    rows[1][2] = "058080001234"
    rows[1][1] = date(1981, 1, 1)
    assert only(preview(cast, rows)).member == member


def test_a_year_of_birth_alone_never_settles_who_somebody_is(cast: Cast) -> None:
    member = known(cast, card_number="")
    row = only(preview(cast, [HEADINGS, [1, "Nguyễn Văn An", "1980", "Nam", None, None, None, "CT", "CELL"]]))
    assert (row.verdict, row.candidates) == ("likely", [member.pk])
    row = deciding.same_person(row=row, member_id=member.pk, today=TODAY)
    assert (row.verdict, "born_on" in row.marks) == ("unchanged", False)


def test_a_cell_founded_later_cannot_have_had_members_before(cast: Cast) -> None:
    headings, row = [*HEADINGS, "Ngày vào chi bộ"], [*AN, "01/12/2018"]
    assert only(preview(cast, [headings, row])).marks["cell"]["note"] == "cell_not_yet"
    assert only(preview(cast, [headings, [*AN, f"{START:%d/%m/%Y}"]])).verdict == "new"


def test_pasted_rows_are_read_as_a_file_is(cast: Cast) -> None:
    rows = [
        HEADINGS,
        *([n, name_of(n), "03/02/1980", "Nam", f"5810{n:04d}", "", "", "CT", "KP1"] for n in range(200)),
    ]
    pasted = preview(cast, rows, file_name="pasted.txt")
    assert verdicts(pasted) == ["new"] * 200
    assert {row.cell for row in pasted.rows.select_related("cell")} == {cast["CELL"]}


def test_values_without_a_meaning_are_errors_until_the_clerk_gives_them_one(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, [*AN[:6], None, "ĐVM", "Khu 9"]])
    assert set(only(sheet).marks) == {"degree", "cell"}
    sheet = intake.choose_meanings(
        sheet=sheet,
        meanings={"degree": {"dvm": "probationary"}, "cell": {"khu 9": "SECOND"}},
    )
    sheet = proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
    row = only(sheet)
    assert (row.verdict, row.values["degree"], row.cell) == ("new", "probationary", cast["SECOND"])


def test_columns_and_values_are_remembered_for_the_organisation_only(cast: Cast) -> None:
    sheet = receive(cast, [["Bà con", "Đơn vị", "Ngày sinh"], ["Lê An", "Khu 9", "1980"]])
    assert sheet.columns == ["", "cell", "born_on"]
    intake.choose_columns(
        sheet=sheet,
        columns=["full_name", "cell", ""],
        default_cell=None,
        on=TODAY,
        fill_partial_days=True,
        occasion=cast.occasion("binh"),
    )
    again = [["BÀ CON", "Đơn vị", "Ngày sinh"], ["Lê Bé", "Khu 9", "1981"]]
    assert receive(cast, again).columns == ["full_name", "cell", ""]
    assert receive(cast, again, of="UNIT", by="chi").columns == ["", "cell", "born_on"]
    assert SheetMemory.objects.count() == 1


def test_columns_without_a_name_or_with_one_meaning_twice_are_refused(cast: Cast) -> None:
    sheet = receive(cast, [HEADINGS, AN])
    for columns in (["", *[""] * 8], ["full_name", "full_name", *[""] * 7]):
        with pytest.raises(Refused):
            intake.choose_columns(
                sheet=sheet,
                columns=columns,
                default_cell=None,
                on=TODAY,
                fill_partial_days=True,
                occasion=cast.occasion("binh"),
            )


def test_the_file_goes_when_the_list_is_discarded(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    assert uploads.path_of(sheet).exists()
    assert uploads.path_of(sheet).stat().st_mode & 0o077 == 0
    with django_capture_on_commit_callbacks(execute=True):
        intake.discard(sheet=sheet, occasion=cast.occasion("binh"))
    assert not uploads.path_of(sheet).exists()
    assert not sheet.rows.exists()
    assert Sheet.objects.get(pk=sheet.pk).contents == []


@pytest.mark.parametrize("name", ["list.xls", "list.pdf", "list", "list.xlsx.exe"])
def test_a_file_of_another_kind_is_refused_by_its_name(cast: Cast, name: str) -> None:
    upload = intake.Upload("register", name, b"x")
    with pytest.raises(Refused):
        intake.receive(organisation=cast["WARD"], upload=upload, occasion=cast.occasion("binh"))
    assert not Sheet.objects.exists()


def test_reading_a_longer_list_asks_the_database_no_more_often_within_a_chunk(cast: Cast) -> None:
    def asked(number: int) -> int:
        rows = [[n, name_of(n), "03/02/1980", "Nam", f"5820{n:04d}", "", "", "CT", "KP1"] for n in range(number)]
        sheet = preview(cast, [HEADINGS, *rows])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
        return len(queries)

    assert asked(3) == asked(300)


@pytest.mark.parametrize("then", ["entered and handed in again", "decided on and read anew"])
def test_a_second_reading_asks_no_more_often_however_many_are_known(cast: Cast, then: str) -> None:
    def asked(number: int) -> int:
        rows = [
            [n, name_of(number * 7 + n), "03/02/1980", "Nam", f"58{number:03d}{n:03d}", *BE[5:]] for n in range(number)
        ]
        sheet = preview(cast, [HEADINGS, *rows])
        if then.startswith("entered"):
            applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))
            sheet = preview(cast, [HEADINGS, *rows])
            assert set(verdicts(sheet)) == {"unchanged"}
        else:
            sheet.rows.update(choice="left_out")
        with CaptureQueriesContext(connection) as queries:
            proceeding.carry_out(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
        assert sheet.rows.filter(choice="left_out").count() in (0, number)
        return len(queries)

    # What is decided is written by the thousand values, which is as many as Django lets SQLite take.
    assert asked(300) <= asked(3) + 3


def test_without_a_degree_a_row_is_of_a_probationary_member_until_the_probation_ends() -> None:
    row = {"admitted_on": date(2024, 1, 10), "degree": ""}
    assert stated_or_likely_degree(row, date(2025, 1, 9), SHIPPED) == "probationary"
    assert stated_or_likely_degree(row, date(2025, 1, 10), SHIPPED) == "official"
