"""What happens to the register while a list that was read waits to be entered."""

import pytest

from accounts.rules.refusal import Refused
from cells.models import Group, Member, Membership
from sheets.models import Sheet
from sheets.services import applying, deciding, mending, undoing
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import confirmed, merge
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
WOMAN = [*AN[:3], "Nữ", *AN[4:]]


def enter(cast: Cast, sheet: Sheet) -> Sheet:
    return applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))


def undo(cast: Cast, sheet: Sheet) -> Sheet:
    return undoing.undo_sheet(sheet=sheet, occasion=cast.occasion("binh"))


def test_a_list_whose_people_another_list_entered_is_refused_once_that_one_is_undone(cast: Cast) -> None:
    first = enter(cast, preview(cast, [HEADINGS, AN, BE]))
    second = preview(cast, [HEADINGS, AN, BE])
    assert set(second.rows.values_list("verdict", flat=True)) == {"unchanged"}
    undo(cast, first)
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        enter(cast, second)
    assert Sheet.objects.get(pk=second.pk).state == "previewed"
    deciding.leave_out(row=second.rows.order_by("pk")[0])
    deciding.leave_out(row=second.rows.order_by("pk")[1])
    assert enter(cast, second).state == "applied"


def test_two_lists_are_undone_one_after_the_other_the_later_one_first(cast: Cast) -> None:
    first = enter(cast, preview(cast, [HEADINGS, AN, BE]))
    second = enter(cast, preview(cast, [HEADINGS, WOMAN, BE]))
    assert set(Member.objects.values_list("sex", flat=True)) == {"female"}
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        undo(cast, first)
    undo(cast, second)
    assert undo(cast, first).state == "undone"
    assert not Member.objects.exists()


def test_no_value_is_taken_for_somebody_who_is_gone(cast: Cast) -> None:
    first = enter(cast, preview(cast, [HEADINGS, AN]))
    row = preview(cast, [HEADINGS, WOMAN], kind="reconcile").rows.get()
    undo(cast, first)
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        mending.take_values(row=row, taken=["sex"], occasion=cast.occasion("binh"))


def test_a_row_cannot_be_somebody_who_is_gone(cast: Cast) -> None:
    first = enter(cast, preview(cast, [HEADINGS, AN]))
    row = preview(cast, [HEADINGS, [*AN[:4], 58999999, *AN[5:]]]).rows.get()
    assert row.candidates == [Member.objects.get().pk]
    undo(cast, first)
    with pytest.raises(Refused):
        deciding.same_person(row=row, member_id=row.candidates[0], today=TODAY)
    assert deciding.somebody_else(row=row).verdict == "new"


def test_nobody_is_entered_into_a_cell_that_has_merged_since(cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN], kind="reconcile").rows.get()
    whole = preview(cast, [HEADINGS, AN])
    confirmed(cast, merge(["CELL"], "SECOND"), on=TODAY)
    with pytest.raises(Refused, match="CELL"):
        mending.enter_missing(row=row, occasion=cast.occasion("binh"))
    with pytest.raises(Refused, match="CELL"):
        enter(cast, whole)
    assert not Membership.objects.exists()


def test_no_group_is_founded_in_a_cell_that_has_merged_since(cast: Cast) -> None:
    known(cast)
    sheet = preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 9"]])
    confirmed(cast, merge(["CELL"], "SECOND"), on=TODAY)
    with pytest.raises(Refused, match="CELL"):
        enter(cast, sheet)
    assert not Group.objects.exists()
