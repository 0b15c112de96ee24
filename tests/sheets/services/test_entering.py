"""Entering a list, all or nothing, and undoing it while nothing has built on it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.forms.models import model_to_dict
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Activity, Degree, Ground, Group, GroupBelonging, Member, Membership
from cells.services.bulk import set_group_for_many
from cells.services.groups import NewGroup, change_leader, end_group, form_group
from cells.services.readings import note_reading
from sheets.models import Sheet, SheetRow
from sheets.queries import recognition
from sheets.services import applying, deciding, undoing
from sheets.services.together import leave_out_faulty
from tests.cast import TODAY, Cast
from tests.cells.services.acting import by
from tests.guards import drop_guard
from tests.pilots.test_desk import told
from tests.reorganisations.reorganising import come, confirmed, merge
from tests.sheets.services.test_staging import AN, BE, known
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
DAY, LATER = timedelta(days=1), date(2025, 7, 1)
FACTS = (Member, Membership, Degree, Activity, Group, GroupBelonging)


def enter(cast: Cast, sheet: Sheet) -> Sheet:
    return applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))


def undo(cast: Cast, sheet: Sheet) -> Sheet:
    return undoing.undo_sheet(sheet=sheet, occasion=cast.occasion("binh"))


def register_as_it_is() -> dict[str, list[dict[str, Any]]]:
    return {model.__name__: [model_to_dict(row) for row in model.objects.order_by("pk")] for model in FACTS}


def test_the_people_of_a_list_are_in_their_cells_with_their_degrees(cast: Cast) -> None:
    enter(cast, preview(cast, [HEADINGS, AN, [*BE[:6], None, "DB", "SECOND"]]))
    an, be = Member.objects.order_by("card_number")
    assert (an.full_name, an.born_on, an.sex, an.card_number) == ("Nguyễn Văn An", date(1980, 2, 3), "male", "58000001")
    assert Membership.objects.on(TODAY).get(member=an).cell == cast["CELL"]
    assert Degree.objects.on(date(2006, 2, 2)).get(member=an).value == "probationary"
    assert Degree.objects.on(date(2006, 2, 3)).get(member=an).value == "official"
    assert Degree.objects.on(TODAY).get(member=be).value == "probationary"
    assert an.search_key == "nguyen van an"
    assert an.sort_key


def test_nobody_belongs_to_the_cell_before_the_day_of_the_list(cast: Cast) -> None:
    enter(cast, preview(cast, [HEADINGS, AN]))
    assert Membership.objects.get().valid_from == TODAY


def test_nothing_is_written_before_the_list_is_confirmed(cast: Cast) -> None:
    known(cast, sex="")
    before = register_as_it_is()
    preview(cast, [HEADINGS, AN, BE])
    assert register_as_it_is() == before


def test_a_list_with_an_undecided_row_is_refused_whole(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, BE, [*AN[:2], "31/02/1980", *AN[3:]]])
    with pytest.raises(Refused, match="1"):
        enter(cast, sheet)
    assert not Member.objects.exists()
    leave_out_faulty(sheet=sheet)
    enter(cast, sheet)
    assert Member.objects.get().full_name == "Trần Thị Bé"


def test_a_fault_in_the_middle_leaves_nothing_behind(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "CHUNK", 1)
    sheet = preview(cast, [HEADINGS, AN, BE])
    before, calls = register_as_it_is(), []
    real = applying.write_rows

    def fails_at_last(model: Any, columns: Any, rows: Any) -> None:
        calls.append(model)
        if len(calls) > 6:
            raise IntegrityError("a guard said no")
        real(model, columns, rows)

    monkeypatch.setattr(applying, "write_rows", fails_at_last)
    with pytest.raises(IntegrityError):
        enter(cast, sheet)
    assert register_as_it_is() == before
    assert Sheet.objects.get().state == "previewed"


def test_what_was_wrong_is_corrected_and_the_log_keeps_both_values(cast: Cast) -> None:
    member = known(cast, born_on=date(1980, 3, 2), admitted_on=None)
    enter(cast, preview(cast, [HEADINGS, AN]))
    member.refresh_from_db()
    assert (member.born_on, member.admitted_on) == (date(1980, 2, 3), date(2005, 2, 3))
    entry = Entry.objects.get(act="cells.correct_particulars")
    assert entry.data == {
        "before": {"born_on": "1980-03-02", "admitted_on": None},
        "after": {"born_on": "1980-02-03", "admitted_on": "2005-02-03"},
    }
    assert entry.why


def test_a_list_gives_a_year_alone_its_day_and_undone_gives_it_back(cast: Cast) -> None:
    member = known(cast, birth=1980)
    before = register_as_it_is()
    sheet = enter(cast, preview(cast, [HEADINGS, AN]))
    member.refresh_from_db()
    assert (member.born_on, member.born_in) == (date(1980, 2, 3), None)
    data = Entry.objects.get(act="cells.correct_particulars").data
    assert data == {"before": {"born_on": 1980}, "after": {"born_on": "1980-02-03"}}
    undo(cast, sheet)
    assert register_as_it_is() == before


def test_a_list_that_knows_the_year_alone_makes_no_day_of_it(cast: Cast) -> None:
    member = known(cast, birth=1980)
    sheet = preview(cast, [HEADINGS, [*AN[:2], "1980", *AN[3:]]])
    assert deciding.marks_of(sheet.rows.get()) == {}
    enter(cast, sheet)
    member.refresh_from_db()
    assert member.birth == 1980


def test_a_new_day_of_full_membership_moves_the_border_of_the_degrees(cast: Cast) -> None:
    member = known(cast)
    Degree.objects.filter(member=member).update(valid_from=date(2007, 1, 1))
    Degree.objects.create(member=member, value="probationary", valid_from=date(2005, 2, 3), valid_to=date(2007, 1, 1))
    enter(cast, preview(cast, [HEADINGS, AN]))
    assert Degree.objects.on(date(2006, 2, 3)).get(member=member).value == "official"
    assert Degree.objects.on(date(2006, 2, 2)).get(member=member).value == "probationary"


def test_groups_are_found_again_or_founded(cast: Cast) -> None:
    members = cast.people(2, of="CELL")
    cast.groups("CELL", members, number=1)
    headings = [*HEADINGS, "Tổ đảng"]
    enter(cast, preview(cast, [headings, [*AN, "Tổ 1"], [*BE[:-1], "CELL", "2"]]))
    assert list(Group.objects.values_list("name", flat=True)) == ["Tổ đảng số 1", "Tổ đảng số 2"]
    assert GroupBelonging.objects.on(TODAY).get(member__full_name="Nguyễn Văn An").group.name == "Tổ đảng số 1"


def test_one_entry_of_the_log_tells_what_was_entered_from_which_file(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN, BE])
    enter(cast, sheet)
    entry = Entry.objects.get(act="sheets.apply_sheet")
    assert (entry.data["new"], entry.data["sha256"], entry.subject_id) == (2, sheet.digest, str(cast["WARD"].pk))


def test_the_same_file_cannot_enter_its_people_twice(cast: Cast) -> None:
    first, second = preview(cast, [HEADINGS, AN]), preview(cast, [HEADINGS, AN])
    enter(cast, first)
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        enter(cast, second)
    with pytest.raises(Refused):
        enter(cast, first)
    assert Member.objects.count() == 1


def test_what_was_corrected_in_the_meantime_is_not_overwritten(cast: Cast) -> None:
    member = known(cast, admitted_on=date(2004, 1, 1))
    sheet = preview(cast, [HEADINGS, AN])
    Member.objects.filter(pk=member.pk).update(admitted_on=date(2003, 1, 1))
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        enter(cast, sheet)


def test_a_likely_duplicate_becomes_the_member_or_somebody_new(cast: Cast) -> None:
    member = known(cast, card_number="58999999")
    same = preview(cast, [HEADINGS, AN])
    deciding.same_person(row=same.rows.get(), member_id=member.pk, today=TODAY)
    enter(cast, same)
    member.refresh_from_db()
    assert (member.card_number, Member.objects.count()) == ("58000001", 1)
    undo(cast, same)
    other = preview(cast, [HEADINGS, AN])
    deciding.somebody_else(row=other.rows.get())
    enter(cast, other)
    assert Member.objects.count() == 2


def test_a_row_can_only_be_one_of_the_members_shown(cast: Cast) -> None:
    known(cast, card_number="58999999")
    (stranger,) = cast.people(1, of="OTHERCELL")
    sheet = preview(cast, [HEADINGS, AN])
    with pytest.raises(Refused):
        deciding.same_person(row=sheet.rows.get(), member_id=stranger.pk, today=TODAY)


def test_decisions_can_be_taken_back(cast: Cast) -> None:
    member = known(cast, card_number="58999999")
    sheet = preview(cast, [HEADINGS, AN])
    row = sheet.rows.get()
    deciding.same_person(row=row, member_id=member.pk, today=TODAY)
    row = deciding.decide_again(row=row, today=TODAY)
    assert (row.verdict, row.choice, row.member) == ("likely", "", None)
    row = deciding.leave_out(row=row)
    assert Sheet.objects.get().counts["undecided"] == 0
    assert deciding.decide_again(row=row, today=TODAY).verdict == "likely"


def test_an_undone_list_leaves_the_register_as_it_was(cast: Cast) -> None:
    known(cast, born_on=date(1980, 3, 2), sex="", admitted_on=None)
    before = register_as_it_is()
    headings = [*HEADINGS, "Tổ đảng", "Miễn công tác"]
    sheet = enter(cast, preview(cast, [headings, [*AN, "Tổ 9", None], [*BE, "Tổ 1", "Miễn do tuổi cao"]]))
    assert register_as_it_is() != before
    undo(cast, sheet)
    assert register_as_it_is() == before
    assert Sheet.objects.get().state == "undone"
    assert Entry.objects.filter(act="sheets.undo_sheet").exists()


def test_a_probation_that_the_list_left_no_room_for_comes_back_when_it_is_undone(cast: Cast) -> None:
    member = known(cast)
    Degree.objects.filter(member=member).update(valid_from=date(2008, 1, 1))
    Degree.objects.create(member=member, value="probationary", valid_from=date(2007, 1, 1), valid_to=date(2008, 1, 1))
    before = register_as_it_is()
    sheet = enter(cast, preview(cast, [HEADINGS, AN]))
    assert Degree.objects.get(member=member).valid_from == date(2006, 2, 3)
    undo(cast, sheet)
    assert register_as_it_is() == before


def test_a_list_can_be_undone_although_the_group_it_put_somebody_in_has_ended(cast: Cast) -> None:
    members = cast.people(2, of="CELL")
    cast.groups("CELL", members, number=1)
    member = known(cast)
    sheet = enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"]]))
    end_group(group=Group.objects.get(), on=TODAY + DAY, document=None, **by(cast, today=TODAY + DAY))
    undo(cast, sheet)
    assert not member.group_belongings.exists()


def test_a_list_undone_after_a_reorganisation_was_confirmed_leaves_nobody_in_a_group_of_it(cast: Cast) -> None:
    cast.groups("CELL", cast.people(2, of="CELL"), number=1)
    member = known(cast)
    sheet = enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"]]))
    confirmed(cast, merge(["CELL"], "SECOND"), on=LATER)
    assert member.group_belongings.count() == 2
    undo(cast, sheet)
    assert not member.group_belongings.exists()
    come(LATER)
    assert Membership.objects.on(LATER).get(member=member).cell == cast["SECOND"]


def test_a_list_is_not_undone_once_a_member_has_got_a_ground_and_it_says_who(cast: Cast) -> None:
    sheet = enter(cast, preview(cast, [HEADINGS, AN, BE]))
    cast.grounds([Member.objects.get(full_name="Trần Thị Bé")])
    with pytest.raises(Refused, match="Trần Thị Bé"):
        undo(cast, sheet)
    assert Member.objects.count() == 2


def test_what_another_cell_recorded_since_keeps_a_list_from_being_undone_but_is_not_told(cast: Cast) -> None:
    sheet = enter(cast, preview(cast, [HEADINGS, AN]))
    member = Member.objects.get(full_name="Nguyễn Văn An")
    Membership.objects.filter(member=member).update(valid_to=LATER, departure="transferred")
    Membership.objects.create(member=member, cell=cast["OTHERCELL"], arrival="transferred", valid_from=LATER)
    cast.grounds([member])
    record(cast.occasion("hoa"), act="cells.leave", subject=member)
    told = " ".join(undoing.what_was_built_on(sheet))
    assert "Nguyễn Văn An (03/02/1980) has left the cell or come to another." in told
    assert "left the Party" not in told
    assert str(Ground.objects.get()) not in told
    with pytest.raises(Refused):
        undo(cast, sheet)


def test_reading_a_members_page_builds_on_nothing(cast: Cast) -> None:
    sheet = enter(cast, preview(cast, [HEADINGS, AN]))
    note_reading(member=Member.objects.get(), occasion=cast.occasion("binh"))
    undo(cast, sheet)
    assert not Member.objects.exists()


def test_an_office_a_leadership_or_an_end_of_membership_keeps_a_list_from_being_undone(cast: Cast) -> None:
    def appoint(member: Member) -> None:
        cast.committee("CELL", [member], on=TODAY)

    def lead(member: Member) -> None:
        group = member.group_belongings.get().group
        change_leader(group=group, leader=member, on=TODAY, document=None, occasion=cast.occasion())

    def leave(member: Member) -> None:
        Membership.objects.filter(member=member).update(valid_to=date(2026, 1, 1), departure="transferred")

    for number, build in enumerate((appoint, lead, leave)):
        row = [*AN[:2], date(1980, 1, 1 + number), *AN[3:4], 58100000 + number, *AN[5:], "Tổ 1"]
        sheet = enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], row]))
        build(SheetRow.objects.get(sheet=sheet).member)
        with pytest.raises(Refused, match="Nguyễn Văn An"):
            undo(cast, sheet)


def test_a_value_corrected_again_keeps_a_list_from_being_undone(cast: Cast) -> None:
    member = known(cast, admitted_on=None)
    sheet = enter(cast, preview(cast, [HEADINGS, AN]))
    Member.objects.filter(pk=member.pk).update(admitted_on=date(2001, 1, 1))
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        undo(cast, sheet)


def test_who_was_in_another_group_since_the_day_of_the_list_is_not_put_in_two(cast: Cast) -> None:
    member = known(cast)
    cast.groups("CELL", [member], number=1)
    for facts in (member.group_belongings, member.group_leaderships):
        facts.update(valid_to=TODAY - DAY)
    sheet = preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 9"]])
    Sheet.objects.filter(pk=sheet.pk).update(on=TODAY - 2 * DAY)
    with pytest.raises(Refused, match=r"Nguyễn Văn An .*Tổ đảng số 1"):
        enter(cast, sheet)
    Sheet.objects.filter(pk=sheet.pk).update(on=TODAY - DAY)
    enter(cast, sheet)
    assert member.group_belongings.count() == 2


def test_who_was_moved_with_many_others_since_keeps_a_list_from_being_undone(cast: Cast) -> None:
    member = known(cast)
    sheet = enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 9"]]))
    told = {"new": NewGroup("Tổ đảng số 3"), "document": None}
    other = form_group(cell=cast["CELL"], on=TODAY - DAY, occasion=cast.occasion(), **told)
    many = {"organisation": cast["CELL"], "members": [member], "group": other, "document": None}
    set_group_for_many(on=TODAY + DAY, occasion=cast.occasion("binh", today=TODAY + DAY), **many)
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        undo(cast, sheet)
    assert GroupBelonging.objects.on(TODAY + DAY).get(member=member).group == other


def test_who_is_entered_before_a_reorganisation_goes_along_on_its_day(cast: Cast) -> None:
    cast.groups("CELL", cast.people(2, of="CELL"), number=1)
    member = known(cast)
    confirmed(cast, merge(["CELL"], "SECOND"), on=LATER)
    new = [3, "Lê Thị Cúc", date(1991, 3, 4), "Nữ", 58000777, "03/02/2015", "03/02/2016", "CT", "CELL"]
    sheet = preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"], [*new, "Tổ 1"]])
    enter(cast, sheet)
    come(LATER)
    for name in (member.full_name, "Lê Thị Cúc"):
        assert Membership.objects.on(LATER).get(member__full_name=name).cell == cast["SECOND"]
        assert GroupBelonging.objects.on(LATER).get(member__full_name=name).group.cell == cast["SECOND"]


def test_nobody_is_entered_into_a_group_for_longer_than_it_lasts(cast: Cast) -> None:
    (group,) = cast.groups("CELL", cast.people(2, of="CELL"), number=1)
    Group.objects.filter(pk=group.pk).update(valid_to=LATER)
    sheet = enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"]]))
    assert GroupBelonging.objects.get(member__full_name="Nguyễn Văn An").valid_to == LATER
    undo(cast, sheet)


def test_the_guards_hold_while_a_list_is_entered(cast: Cast) -> None:
    """Were a member given a second cell by a fault of ours, the database would refuse; without its guard it would not."""
    enter(cast, preview(cast, [HEADINGS, AN]))
    member = Member.objects.get()
    columns = ("member_id", "cell_id", "arrival", "valid_from")
    second = [(member.pk, cast["SECOND"].pk, "registered", TODAY)]
    if connection.vendor == "sqlite":
        with pytest.raises(IntegrityError, match="a_member_belongs_to_one_cell_a_day"):
            applying.write_rows(Membership, columns, second)
        drop_guard(connection, "a_member_belongs_to_one_cell_a_day_on_insert")
    else:
        drop_guard(connection, "a_member_belongs_to_one_cell_a_day_on_insert")
    applying.write_rows(Membership, columns, second)
    assert Membership.objects.on(TODAY).count() == 2


def test_nobody_comes_into_a_group_of_a_list_before_they_came_into_its_cell(cast: Cast) -> None:
    """The list is of an earlier day than their coming."""
    member = known(cast)
    Membership.objects.update(valid_from=TODAY - 5 * DAY)
    Group.objects.create(cell=cast["CELL"], name="Tổ 1", valid_from=date(2020, 1, 1))
    sheet = preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 1"]])
    Sheet.objects.update(on=TODAY - 30 * DAY)
    enter(cast, Sheet.objects.get(pk=sheet.pk))
    assert member.group_belongings.get().valid_from == TODAY - 5 * DAY


def told_by_lists(cast: Cast, name: str) -> list[str]:
    with override("en"):
        return [one for one in told(cast, name) if "list" in one]


def test_the_clerk_of_a_cell_hears_once_of_a_list_that_was_entered_from_above_and_of_its_undoing(cast: Cast) -> None:
    sheet = enter(cast, preview(cast, [HEADINGS, AN, BE]))
    (said,) = told_by_lists(cast, "an")
    assert "has entered members of yours from a list" in said
    assert not told_by_lists(cast, "binh")
    assert not told_by_lists(cast, "hoa")
    undo(cast, sheet)
    assert len(told_by_lists(cast, "an")) == 2


def test_of_a_list_of_a_city_a_cell_is_named_with_what_is_above_it(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    named = {
        code: recognition.registered([member.pk], below=cast[code], today=TODAY)[member.pk].cell_name
        for code in ("CITY", "WARD")
    }
    assert named == {"CITY": "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng", "WARD": "Chi bộ khu phố 1"}
