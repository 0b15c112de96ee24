"""Posts and cells of residence of a list: proposed, asked about, entered as acts of the register, and taken back with it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from accounts.rules.refusal import Refused
from cells.models import Body, GroupLeadership, Member, Post, Residence
from cells.services.offices import Office, lay_down_office, take_office
from sheets.models import Sheet, SheetRow
from sheets.queries.sheets import shown_of
from sheets.services import deciding, proceeding
from sheets.services.mending import enter_missing
from sheets.services.putting_right import put_right
from sheets.services.together import WITHOUT_POST, asked_alike, decide_together, rows_asked
from tests.cast import TODAY, Cast, Kind, Level, Type
from tests.cells.services.acting import by
from tests.sheets.services.test_entering import enter, undo
from tests.sheets.services.test_staging import AN, BE
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
POSTS = [*HEADINGS, "Tổ đảng", "Chức vụ"]
RESIDENCES = [*HEADINGS, "Chi bộ nơi cư trú"]


def people(cast: Cast, *rows: Sequence[Any], headings: Sequence[str] = POSTS) -> Sheet:
    return preview(cast, [headings, *rows])


def an(*told: str) -> list[Any]:
    return [*AN, *told]


def be(*told: str) -> list[Any]:
    return [*BE, *told]


def row_of(sheet: Sheet, name: str) -> SheetRow:
    return sheet.rows.get(full_name__endswith=name)


def asked(sheet: Sheet) -> list[str]:
    return [one.note for one in asked_alike(sheet)]


def held() -> set[tuple[str, str, str]]:
    """On the day of the list: who holds what in which organ."""
    posts = Post.objects.on(TODAY).select_related("member", "body")
    return {(post.member.full_name, post.title, post.body.kind if post.body else "") for post in posts}


def confirm(sheet: Sheet, note: str, decision: str = "confirmed") -> Sheet:
    rows = list(rows_asked(sheet, note).values_list("pk", flat=True))
    decide_together(sheet=sheet, rows=rows, decision=decision, note=note, today=TODAY)
    sheet.refresh_from_db()
    return sheet


def test_a_secretary_of_a_list_is_one_from_its_day_on(cast: Cast) -> None:
    sheet = enter(cast, people(cast, an("", "Bí thư chi bộ"), be("", "Trưởng khu phố")))
    post = Post.objects.get()
    assert (post.member.full_name, post.title, post.organisation, post.body) == (
        "Nguyễn Văn An", "secretary", cast["CELL"], None,
    )  # fmt: skip
    assert (post.valid_from, post.valid_to) == (TODAY, None)
    undo(cast, sheet)
    assert not Post.objects.exists()
    assert not Member.objects.exists()


def test_where_a_list_names_one_of_the_committee_there_is_a_committee(cast: Cast) -> None:
    sheet = enter(cast, people(cast, an("", "BT"), [*BE[:-1], "CELL", "", "CUV"]))
    assert held() == {
        ("Nguyễn Văn An", "secretary", "cell_committee"), ("Trần Thị Bé", "member", "cell_committee"),
    }  # fmt: skip
    undo(cast, sheet)
    assert not Body.objects.exists()


def test_who_leads_a_group_of_the_list_leads_it(cast: Cast) -> None:
    sheet = enter(cast, people(cast, an("Tổ 1", "Tổ trưởng tổ đảng"), be("Tổ 1", "")))
    led = GroupLeadership.objects.get()
    assert (led.group.name, led.member.full_name, led.valid_from) == ("Tổ 1", "Nguyễn Văn An", TODAY)
    undo(cast, sheet)
    assert not GroupLeadership.objects.exists()


def test_a_job_is_passed_over_and_listed(cast: Cast) -> None:
    sheet = people(cast, an("", "Trưởng khu phố"), be("", "Hiệu trưởng"))
    assert set(sheet.rows.values_list("verdict", "has_warning")) == {("new", False)}
    assert sheet.counts["besides"]["post"] == {"Trưởng khu phố": 1, "Hiệu trưởng": 1}
    enter(cast, sheet)
    assert not Post.objects.exists()


def test_who_holds_the_post_already_is_unchanged(cast: Cast) -> None:
    first = enter(cast, people(cast, an("Tổ 1", "Bí thư, tổ trưởng tổ đảng 1"), be("Tổ 1", "")))
    second = people(cast, an("Tổ 1", "Bí thư, Tổ trưởng tổ đảng"), be("Tổ 1", ""))
    assert set(second.rows.values_list("verdict", flat=True)) == {"unchanged"}
    before = list(Post.objects.values())
    undo(cast, enter(cast, second))
    assert list(Post.objects.values()) == before
    undo(cast, first)
    assert not Post.objects.exists()


def test_a_post_of_somebody_known_is_a_change_and_undone_with_the_list(cast: Cast) -> None:
    first = enter(cast, people(cast, an("", ""), be("", "")))
    second = people(cast, an("", "Phó bí thư"), be("", ""))
    assert list(second.rows.values_list("verdict", flat=True)) == ["changed", "unchanged"]
    enter(cast, second)
    assert held() == {("Nguyễn Văn An", "deputy_secretary", "")}
    undo(cast, second)
    assert held() == set()
    undo(cast, first)


def test_another_secretary_than_the_register_has_is_asked_about_and_takes_over(cast: Cast) -> None:
    one = cast.people(1, of="SECOND")[0]
    cast.office(one, "secretary", of="SECOND", body="")
    sheet = people(cast, [*AN[:-1], "SECOND", "", "Bí thư"])
    assert asked(sheet) == ["post_of_another"]
    with pytest.raises(Refused):
        enter(cast, sheet)
    enter(cast, confirm(sheet, "post_of_another"))
    assert held() == {("Nguyễn Văn An", "secretary", "")}
    assert Post.objects.get(member=one).valid_to == TODAY
    undo(cast, sheet)
    assert held() == {(one.full_name, "secretary", "")}
    assert Post.objects.get().valid_to is None


def test_another_secretary_than_the_register_has_may_be_entered_without_the_post(cast: Cast) -> None:
    one = cast.people(1, of="SECOND")[0]
    cast.office(one, "secretary", of="SECOND", body="")
    sheet = people(cast, [*AN[:-1], "SECOND", "", "Bí thư"])
    enter(cast, confirm(sheet, "post_of_another", WITHOUT_POST))
    assert held() == {(one.full_name, "secretary", "")}
    assert Member.objects.filter(full_name="Nguyễn Văn An").exists()


def test_who_was_to_be_entered_without_the_post_stays_so_when_the_list_is_read_anew(cast: Cast) -> None:
    sheet = confirm(people(cast, an("", "UV BCH")), "post_unsure", WITHOUT_POST)
    sheet = proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
    row = row_of(sheet, "An")
    assert (row.verdict, row.mended) == ("new", {"post": ""})
    assert "post" not in row.values


def test_those_are_counted_who_come_into_a_post(cast: Cast) -> None:
    assert shown_of(people(cast, an("", "BT"), be("", "Hiệu trưởng")))["posts"] == 1
    enter(cast, people(cast, an("", ""), be("", "BT")))
    again = people(cast, an("", "PBT"), be("", "BT"))
    assert list(again.rows.values_list("verdict", flat=True)) == ["changed", "unchanged"]
    assert shown_of(again)["posts"] == 1


def test_somebody_recognised_as_the_holder_is_not_asked_about(cast: Cast) -> None:
    """Born otherwise, so that a clerk says who it is."""
    enter(cast, people(cast, an("", "Bí thư")))
    sheet = people(cast, [1, AN[1], "04/02/1980", AN[3], "", *AN[5:], "", "Bí thư"])
    row = row_of(sheet, "An")
    assert row.verdict == "likely"
    row = deciding.same_person(row=row, member_id=Member.objects.get().pk, today=TODAY)
    assert "post" not in row.marks
    assert row.verdict == "changed"
    enter(cast, sheet)
    assert held() == {("Nguyễn Văn An", "secretary", "")}


def test_who_came_into_the_post_after_the_day_of_the_list_stays_in_it(cast: Cast) -> None:
    one = cast.people(1, of="SECOND")[0]
    cast.office(one, "secretary", of="SECOND", body="", on=TODAY)
    sheet = people(cast, [*AN[:-1], "SECOND", "", "Bí thư"])
    assert asked(sheet) == ["post_changed_since"]
    enter(cast, confirm(sheet, "post_changed_since"))
    assert held() == {(one.full_name, "secretary", "")}


def test_another_leader_of_the_group_is_asked_about_and_takes_over(cast: Cast) -> None:
    one = cast.people(2, of="CELL")
    cast.groups("CELL", one, number=1)
    sheet = people(cast, an("Tổ 1", "Tổ trưởng tổ đảng"))
    assert asked(sheet) == ["leadership_of_another"]
    enter(cast, confirm(sheet, "leadership_of_another"))
    assert GroupLeadership.objects.on(TODAY).get().member.full_name == "Nguyễn Văn An"
    undo(cast, sheet)
    assert GroupLeadership.objects.on(TODAY).get().member == one[0]


def test_of_two_secretaries_of_one_cell_the_second_is_asked_about(cast: Cast) -> None:
    sheet = people(cast, an("", "Bí thư"), [*BE[:-1], "CELL", "", "Bí thư"])
    assert asked(sheet) == ["second_in_post"]
    enter(cast, confirm(sheet, "second_in_post"))
    assert held() == {("Nguyễn Văn An", "secretary", "")}


def test_two_that_were_put_right_to_be_secretary_are_refused(cast: Cast) -> None:
    sheet = people(cast, an("", "Bí thư"), [*BE[:-1], "CELL", "", "PBT"])
    put_right(row=row_of(sheet, "Bé"), values={"post": "secretary"}, today=TODAY)
    with pytest.raises(Refused, match="2"):
        enter(cast, sheet)
    put_right(row=row_of(sheet, "An"), values={"post": ""}, today=TODAY)
    enter(cast, sheet)
    assert held() == {("Trần Thị Bé", "secretary", "")}


def test_a_secretary_who_becomes_a_deputy_is_one_no_longer(cast: Cast) -> None:
    first = enter(cast, people(cast, an("", "Bí thư"), [*BE[:-1], "CELL", "", ""]))
    Post.objects.update(valid_from=TODAY - DAY)
    Member.objects.get(full_name="Nguyễn Văn An").memberships.update(valid_from=TODAY - DAY)
    second = people(cast, an("", "Phó bí thư"), [*BE[:-1], "CELL", "", "Bí thư"])
    enter(cast, confirm(second, "post_of_another"))
    assert held() == {("Nguyễn Văn An", "deputy_secretary", ""), ("Trần Thị Bé", "secretary", "")}
    undo(cast, second)
    assert held() == {("Nguyễn Văn An", "secretary", "")}
    assert first.state == "applied"


def test_a_list_whose_secretary_was_followed_by_another_is_not_undone(cast: Cast) -> None:
    sheet = enter(cast, people(cast, an("", "Bí thư"), be("", "")))
    tomorrow = cast.occasion("binh", today=TODAY + DAY)
    lay_down_office(post=Post.objects.get(), on=TODAY + DAY, document=None, occasion=tomorrow)
    with pytest.raises(Refused, match="Nguyễn Văn An"):
        undo(cast, sheet)


def test_a_list_in_whose_committee_another_has_come_is_not_undone(cast: Cast) -> None:
    one = cast.people(1, of="CELL")[0]
    sheet = enter(cast, people(cast, an("", "BT, chi ủy viên"), [*BE[:-1], "CELL", "", "CUV"]))
    office = Office("member", "cell_committee")
    take_office(member=one, organisation=cast["CELL"], office=office, on=TODAY, document=None, **by(cast))
    with pytest.raises(Refused, match=one.full_name):
        undo(cast, sheet)


def test_a_post_that_changed_since_the_preview_is_refused_in_the_words_of_the_row(cast: Cast) -> None:
    one = cast.people(1, of="CELL")[0]
    sheet = people(cast, an("", "Bí thư"))
    cast.office(one, "secretary", of="CELL", body="", on=TODAY)
    with pytest.raises(Refused, match="2"):
        enter(cast, sheet)
    assert not Member.objects.filter(full_name="Nguyễn Văn An").exists()


def test_a_comparison_shows_a_post_that_differs_and_asks_nothing(cast: Cast) -> None:
    enter(cast, people(cast, an("", "")))
    sheet = preview(cast, [POSTS, an("", "Bí thư")], kind="reconcile")
    row = row_of(sheet, "An")
    assert (row.verdict, deciding.marks_of(row)["post"].mark) == ("changed", "new")


def test_somebody_only_the_other_list_has_is_entered_with_the_post(cast: Cast) -> None:
    sheet = preview(cast, [POSTS, an("", "Bí thư")], kind="reconcile")
    enter_missing(row=row_of(sheet, "An"), occasion=cast.occasion("binh"))
    assert held() == {("Nguyễn Văn An", "secretary", "")}


def test_a_cell_of_residence_is_entered_and_undone(cast: Cast) -> None:
    sheet = people(cast, an("OTHERCELL"), be("12 Trần Phú"), headings=RESIDENCES)
    assert sheet.counts["besides"]["residence"] == {"12 Trần Phú": 1}
    enter(cast, sheet)
    residence = Residence.objects.get()
    assert (residence.cell, residence.standing, residence.valid_from) == (cast["OTHERCELL"], "ordinary", TODAY)
    again = people(cast, an("OTHERCELL"), be(""), headings=RESIDENCES)
    assert set(again.rows.values_list("verdict", flat=True)) == {"unchanged"}
    undo(cast, sheet)
    assert not Residence.objects.exists()


def test_a_cell_of_residence_is_known_by_national_code_before_its_name(cast: Cast) -> None:
    cast["OTHERCELL"].versions.update(national_code="38.168.053.000.001")
    for text in ("38168053000001", "38.168.053.000.001", "Chi bộ tàu Sóng Xanh 01", "othercell"):
        sheet = people(cast, an(text), headings=RESIDENCES)
        assert row_of(sheet, "An").values["residence"] == cast["OTHERCELL"].pk


def test_a_name_that_several_cells_have_is_asked_about(cast: Cast) -> None:
    about = {"level": Level.BELOW_GRASSROOTS, "type": Type.RESIDENTIAL, "kind": Kind.CELL}
    for code in ("X1", "X2"):
        cast.found(code, parent="OTHERWARD", name="Chi bộ khu phố 9", **about)
    sheet = people(cast, an("Chi bộ khu phố 9"), headings=RESIDENCES)
    assert asked(sheet) == ["residence_unclear"]
    put_right(row=row_of(sheet, "An"), values={"residence": cast["X2"].pk}, today=TODAY)
    enter(cast, sheet)
    assert Residence.objects.get().cell == cast["X2"]


def test_another_residence_than_the_register_has_is_said_and_left(cast: Cast) -> None:
    enter(cast, people(cast, an("OTHERCELL"), headings=RESIDENCES))
    sheet = people(cast, an("ABROAD"), headings=RESIDENCES)
    row = row_of(sheet, "An")
    assert (row.verdict, deciding.marks_of(row)["residence"].note) == ("unchanged", "resides_elsewhere")
