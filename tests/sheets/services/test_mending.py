"""A list of another register beside ours."""

from datetime import date

import pytest
from django.db import transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal
from cells.models import Degree, Member, Membership
from cells.services.departures import leave, readmit
from sheets.models import Sheet, SheetRow
from sheets.services import applying, mending, proceeding
from sheets.services.corrections import correct, make_official_since
from tests.cast import TODAY, Cast
from tests.cells.services.acting import DECISION
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db


def compare(cast: Cast, rows: list[list[object]], **told: str) -> Sheet:
    return preview(cast, [HEADINGS, *rows], kind="reconcile", **told)


def asked(cast: Cast) -> dict[str, object]:
    return {"occasion": cast.occasion("binh")}


def found(sheet: Sheet) -> dict[str, str]:
    return dict(sheet.rows.values_list("full_name", "verdict"))


def test_who_is_missing_here_there_different_or_perhaps_the_same(cast: Cast) -> None:
    known(cast, sex="female")
    known(cast, full_name="Lê Văn Cũ", card_number="58000077", born_on=date(1950, 1, 1))
    known(cast, full_name="Phạm Thị Dung", card_number="58000088", born_on=date(1960, 1, 1))
    dung = [3, "Phạm Thị Dung", date(1960, 1, 1), None, 58000099, None, None, None, "CELL"]
    sheet = compare(cast, [AN, BE, dung])
    assert found(sheet) == {
        "Nguyễn Văn An": "changed",
        "Trần Thị Bé": "new",
        "Phạm Thị Dung": "likely",
        "Lê Văn Cũ": "absent",
    }


def test_only_our_own_members_are_missing_there(cast: Cast) -> None:
    known(cast, of="OTHERCELL", full_name="Đỗ Văn Xa")
    known(cast, of="UNIT", full_name="Hồ Thị Riêng")
    assert found(compare(cast, [BE])) == {"Trần Thị Bé": "new"}


def test_the_values_ticked_are_taken_and_no_others(cast: Cast) -> None:
    member = known(cast, sex="female", admitted_on=date(2004, 4, 4))
    row = compare(cast, [AN]).rows.get()
    row = mending.take_values(row=row, taken=["sex"], **asked(cast))
    member.refresh_from_db()
    assert (member.sex, member.admitted_on) == ("male", date(2004, 4, 4))
    assert (row.verdict, set(row.marks)) == ("changed", {"admitted_on"})
    entry = Entry.objects.get(act="cells.correct_particulars")
    assert (entry.data["before"], entry.data["after"]) == ({"sex": "female"}, {"sex": "male"})
    row = mending.take_values(row=row, taken=["admitted_on"], **asked(cast))
    assert (row.verdict, row.choice) == ("unchanged", "mended")


def test_a_cell_is_never_taken_over_from_the_other_list(cast: Cast) -> None:
    member = known(cast)
    row = compare(cast, [[*AN[:-1], "SECOND"]]).rows.get()
    with pytest.raises(Refused):
        mending.take_values(row=row, taken=["cell"], **asked(cast))
    assert Membership.objects.on(TODAY).get(member=member).cell == cast["CELL"]


def test_a_missing_person_is_entered_from_the_list(cast: Cast) -> None:
    row = compare(cast, [BE]).rows.get()
    row = mending.enter_missing(row=row, **asked(cast))
    member = Member.objects.get()
    assert (row.member, row.choice) == (member, "mended")
    assert Membership.objects.on(TODAY).get(member=member).cell == cast["SECOND"]
    assert Degree.objects.on(TODAY).get(member=member).value == "official"
    with pytest.raises(Refused):
        mending.enter_missing(row=row, **asked(cast))


def test_two_missing_people_are_entered_one_after_the_other(cast: Cast) -> None:
    sheet = compare(cast, [AN, BE])
    for row in sheet.rows.order_by("pk"):
        mending.enter_missing(row=row, **asked(cast))
    assert Member.objects.count() == 2


def test_a_known_difference_is_marked_and_nothing_is_written(cast: Cast) -> None:
    member = known(cast, sex="female")
    row = mending.mark_as_known(row=compare(cast, [AN]).rows.get(), known=True)
    member.refresh_from_db()
    assert (row.choice, member.sex) == ("known", "female")
    assert mending.mark_as_known(row=row, known=False).choice == ""


def test_a_list_to_compare_with_is_never_entered_as_a_whole(cast: Cast) -> None:
    sheet = compare(cast, [AN])
    with pytest.raises(Refused):
        applying.apply_sheet(sheet=sheet, **asked(cast))
    assert not Member.objects.exists()


def test_nothing_is_taken_that_changed_in_the_meantime(cast: Cast) -> None:
    member = known(cast, sex="female")
    row = compare(cast, [AN]).rows.get()
    Member.objects.filter(pk=member.pk).update(sex="")
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        mending.take_values(row=row, taken=["sex"], **asked(cast))


def test_comparing_again_finds_what_was_mended_alike(cast: Cast) -> None:
    known(cast, sex="female")
    sheet = compare(cast, [AN])
    mending.take_values(row=sheet.rows.get(), taken=["sex"], **asked(cast))
    proceeding.proceed(sheet=sheet, act=proceeding.READ, **asked(cast))
    assert SheetRow.objects.get().verdict == "unchanged"


def test_the_day_of_full_membership_of_who_was_admitted_again_leaves_the_life_before_alone(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    door = {"document": DECISION, **asked(cast)}
    leave(member=member, way="expelled", on=date(2019, 9, 1), **door)
    readmit(member=member, cell=cast["CELL"], on=date(2023, 9, 1), **door)
    make_official_since(member, date(2024, 9, 1), Journal())
    told = list(member.degrees.order_by("valid_from").values_list("value", "valid_from"))
    assert told == [("official", date(2019, 1, 1)), ("probationary", date(2023, 9, 1)), ("official", date(2024, 9, 1))]


AGAIN = date(2024, 9, 1)
"""Less than twelve months before today."""


def admitted_again(cast: Cast) -> Member:
    member = known(cast, admitted_on=date(2018, 1, 1))
    door = {"document": DECISION, **asked(cast)}
    leave(member=member, way="expelled", on=date(2019, 9, 1), **door)
    readmit(member=member, cell=cast["CELL"], on=AGAIN, **door)
    return member


@pytest.mark.parametrize("official_on", [TODAY, AGAIN, date(2019, 1, 1), date(2018, 6, 1), date(2010, 1, 1)])
def test_no_list_makes_who_was_admitted_again_official_before_the_new_probation_ends(
    cast: Cast, official_on: date
) -> None:
    member = admitted_again(cast)
    before = list(member.degrees.values_list("value", "valid_from", "valid_to"))
    with pytest.raises(Refused), transaction.atomic():
        correct(
            member=member, values={"official_on": official_on}, why="Theo danh sách", journal=Journal(), **asked(cast)
        )
    assert list(member.degrees.values_list("value", "valid_from", "valid_to")) == before


def test_the_day_of_the_new_admission_does_not_take_the_place_of_the_first_one(cast: Cast) -> None:
    member = admitted_again(cast)
    with pytest.raises(Refused), transaction.atomic():
        correct(member=member, values={"admitted_on": AGAIN}, why="Theo danh sách", journal=Journal(), **asked(cast))
    member.refresh_from_db()
    assert member.admitted_on == date(2018, 1, 1)


def test_a_list_that_has_the_day_of_the_new_admission_says_nothing_different(cast: Cast) -> None:
    member = admitted_again(cast)
    for day, marked in ((AGAIN, False), (date(2018, 1, 1), False), (date(2017, 5, 1), True)):
        row = compare(cast, [[1, member.full_name, *AN[2:5], day, None, None, "CELL"]]).rows.get()
        assert ("admitted_on" in row.marks) is marked, day


def test_a_list_by_which_who_was_admitted_again_would_be_official_too_soon_is_marked_beside_the_day(
    cast: Cast,
) -> None:
    member = admitted_again(cast)
    too_soon = date(2025, 3, 1)
    row = compare(cast, [[1, member.full_name, *AN[2:5], AGAIN, too_soon, "CT", "CELL"]]).rows.get()
    assert row.marks["official_on"]["mark"] == "error"
