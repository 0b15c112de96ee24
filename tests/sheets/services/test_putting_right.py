"""A row put right in the preview: what is written there holds, and what stood in the sheet is still told."""

from datetime import date
from typing import Any

import pytest

from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from sheets.models import SheetRow
from sheets.services import deciding
from sheets.services.putting_right import entries_of, put_right
from tests.cast import TODAY, Cast
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview, read

pytestmark = pytest.mark.django_db
NO_DAY = [*AN[:2], "31/02/1980", *AN[3:]]


def faulty(cast: Cast, row: list[Any] = NO_DAY) -> SheetRow:
    return preview(cast, [HEADINGS, row, BE]).rows.order_by("pk")[0]


def right(row: SheetRow, **values: Any) -> SheetRow:
    return put_right(row=row, values=values, today=TODAY)


def test_a_faulty_row_is_new_once_it_is_put_right_and_tells_what_stood_there(cast: Cast) -> None:
    row = right(faulty(cast), born_on=date(1980, 2, 28))
    assert (row.verdict, row.values["born_on"]) == ("new", "1980-02-28")
    assert row.marks["born_on"] == {"mark": "warning", "note": "put_right", "typed": "31/02/1980"}
    assert row.mended == {"born_on": "1980-02-28"}


def test_what_was_put_right_holds_when_the_list_is_read_anew(cast: Cast) -> None:
    before = right(faulty(cast), born_on=date(1980, 2, 28), full_name="Nguyễn Hoàng An", cell=cast["SECOND"].pk)
    read(cast, before.sheet)
    row = before.sheet.rows.order_by("pk")[0]
    assert row.pk != before.pk
    assert (row.verdict, row.values, row.marks, row.mended, row.cell, row.full_name) == (
        before.verdict, before.values, before.marks, before.mended, cast["SECOND"], "Nguyễn Hoàng An",
    )  # fmt: skip


def test_put_right_once_more_it_still_tells_what_stood_in_the_sheet(cast: Cast) -> None:
    row = right(faulty(cast), born_on=date(1980, 2, 28))
    assert right(row, born_on=date(1980, 2, 27)).marks["born_on"]["typed"] == "31/02/1980"


def test_a_row_put_right_is_recognised_anew(cast: Cast) -> None:
    member = known(cast)
    row = right(faulty(cast, [*AN[:1], "Nguyễn Văn Anh", date(1981, 1, 1), "Nam", 58000009, *AN[5:]]), full_name="Nguyễn Văn An",
                born_on=date(1980, 2, 3), card_number="58000001")  # fmt: skip
    assert (row.member, row.verdict) == (member, "unchanged")


def test_days_that_do_not_go_together_are_judged_anew(cast: Cast) -> None:
    row = faulty(cast, [*AN[:2], date(2000, 2, 3), *AN[3:]])
    assert row.verdict == "error"
    assert right(row, born_on=date(1980, 2, 3)).verdict == "new"
    assert right(row, born_on=date(2004, 2, 3)).verdict == "error"


def test_a_card_number_that_another_row_has_is_refused_beside_it(cast: Cast) -> None:
    row = faulty(cast)
    with pytest.raises(Refused) as refused:
        right(row, card_number="58000002")
    assert refused.value.field == "card_number"
    row.refresh_from_db()
    assert row.mended == {}


def test_what_was_decided_about_a_row_is_asked_again_once_it_is_put_right(cast: Cast) -> None:
    row = deciding.leave_out(row=faulty(cast))
    assert right(row, born_on=date(1980, 2, 28)).choice == ""


def test_who_is_made_exempt_by_hand_is_asked_why(cast: Cast) -> None:
    """As where the list itself says so: an exemption comes by no door without its reason."""
    row = right(faulty(cast, AN), activity="exempt")
    assert (row.verdict, row.marks["activity"]["note"]) == ("ask", "exempt_reason_not_told")
    read(cast, row.sheet)
    row = row.sheet.rows.order_by("pk")[0]
    assert (row.verdict, row.values["activity"]) == ("ask", "exempt")
    row = right(row, activity="active")
    assert (row.verdict, row.marks["activity"]["note"]) == ("new", "put_right")


def test_who_the_register_has_already_is_exempted_by_no_list(cast: Cast) -> None:
    known(cast)
    row = right(faulty(cast, AN), activity="exempt")
    assert (row.verdict, "activity" in row.marks) == ("unchanged", False)


def test_a_row_that_names_nobody_cannot_be_put_right(cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN, ["Tổng số: 1 đảng viên"]]).rows.get(verdict="passed")
    with pytest.raises(Refused):
        right(row, full_name="Lê An")


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(cast: Cast) -> None:
    row = faulty(cast)
    began = entries_of(row, deciding.values_of(row), "CELL")
    right(row, card_number="58000007")
    with pytest.raises(Outdated):
        put_right(row=row, values={"card_number": "58000008"}, today=TODAY, made_from=began)
    deciding.leave_out(row=row)
    with pytest.raises(Outdated):
        put_right(row=row, values={"sex": "female"}, today=TODAY, made_from=began)


def test_nothing_that_is_other_changes_nothing(cast: Cast) -> None:
    row = faulty(cast)
    assert right(row, full_name=row.full_name, sex="male").mended == {}
