"""An organisation entered wrongly is put right: with a reason, in the log, and the tree of every day follows."""

from datetime import date

import pytest
from django.db import connection

from accounts.models import Entry
from accounts.rules.refusal import Offered, Refused
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import ancestor_ids_on, cells_of, life_of, version_on
from cells.queries.uses import strays_of, uses_of
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.organisation_corrections import (
    FACTS,
    correct_code,
    correct_version,
    enter_earlier,
    remove_organisation,
    remove_version,
)
from meetings.services.past import PastMeeting, enter_past_meeting
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.confirming import confirm_reorganisation
from reorganisations.services.drafting import ReorganisationHead, add_step, begin_reorganisation
from sheets.models import Sheet
from tests.cast import START, TODAY, Cast, Kind, Level, Type
from tests.guards import drop_guard
from tests.meetings.scenes import approve
from tests.sheets.workbooks import HEADINGS, receive

pytestmark = pytest.mark.django_db
EARLIER, LATER = date(2020, 6, 1), date(2021, 1, 1)
WHY = "Nhập nhầm"


def facts(version: OrganisationVersion, **changed: object) -> dict[str, object]:
    return {name: getattr(version, name) for name in (*FACTS, "valid_from")} | changed


def correct(cast: Cast, code: str, **changed: object) -> OrganisationVersion:
    version = cast[code].versions.order_by("valid_from").last()
    correct_version(
        organisation=cast[code],
        pk=version.pk,
        values=facts(version, **changed),
        why=WHY,
        occasion=cast.occasion("dung"),
    )
    version.refresh_from_db()
    return version


def earlier(cast: Cast, code: str, *, until: date, **changed: object) -> OrganisationVersion:
    version = cast[code].versions.order_by("valid_from").first()
    return enter_earlier(
        organisation=cast[code], values=facts(version, **changed), until=until, why=WHY, occasion=cast.occasion("dung")
    )


def founded(cast: Cast, code: str = "NEWCELL", *, on: date = LATER) -> Organisation:
    return cast.found(
        code, parent="WARD", on=on, name="Chi bộ mới", kind=Kind.CELL, level=Level.BELOW_GRASSROOTS, type=Type.OTHER
    )


def a_plan(cast: Cast, step: Step, *, on: date) -> object:
    head = ReorganisationHead("Đổi tên", on, CitedDocument("Thành ủy", "7-QĐ/TU", date(2020, 1, 1)))
    plan = begin_reorganisation(head=head, led_by=cast["CITY"], occasion=cast.occasion("dung"))
    add_step(reorganisation=plan, step=step, occasion=cast.occasion("dung"))
    return plan


def renamed(cast: Cast, *, on: date = LATER) -> None:
    plan = a_plan(cast, Step(StepKind.RENAME, ("CELL",), {"name": "Chi bộ khu phố Một"}), on=on)
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung"))


def test_name_type_and_first_day_get_their_right_values_and_the_log_keeps_both(cast: Cast) -> None:
    founded(cast)
    correct(cast, "NEWCELL", name="Chi bộ  khu phố 11", type=Type.SCHOOL, valid_from=EARLIER)
    version = version_on(cast["NEWCELL"], EARLIER)
    assert (version.name, version.search_key, version.type) == ("Chi bộ khu phố 11", "chi bo khu pho 11", Type.SCHOOL)
    entry = Entry.objects.get(act="cells.correct_version")
    assert (entry.why, entry.by.username) == (WHY, "dung")
    assert (entry.data["before"]["name"], entry.data["after"]["name"]) == ("Chi bộ mới", "Chi bộ khu phố 11")


def test_another_parent_moves_it_in_the_tree_of_every_day_with_its_level(cast: Cast) -> None:
    version = correct(cast, "CELL", parent=cast["CITY"])
    assert version.level == Level.GRASSROOTS
    cell = Organisation.objects.get(code="CELL")
    assert Organisation.objects.get_parent(cell) == cast["CITY"]
    assert cast["WARD"].pk not in ancestor_ids_on(cell, START)
    assert cell.pk not in cells_of(cast["WARD"], START)


def test_a_committee_moves_with_all_that_hangs_below_it(cast: Cast) -> None:
    correct(cast, "WARD", parent=cast["OTHER"])
    cell = Organisation.objects.get(code="CELL")
    assert cell.pk in set(Organisation.objects.below(cast["OTHER"]).values_list("pk", flat=True))
    assert cast["OTHER"].pk in ancestor_ids_on(cell, START)


def test_cells_follow_with_their_level_when_the_kind_above_them_was_wrong(cast: Cast) -> None:
    correct(cast, "WARD", kind=Kind.SUPERIOR, level=Level.COMMUNE)
    assert cast["CELL"].versions.get().level == Level.GRASSROOTS


@pytest.mark.parametrize(
    ("code", "changed", "field"),
    [
        ("CELL", {"kind": Kind.GRASSROOTS_COMMITTEE, "level": Level.BELOW_GRASSROOTS}, "level"),
        ("WARD", {"kind": Kind.SECTIONAL_COMMITTEE, "level": Level.BELOW_GRASSROOTS}, "parent"),
        ("WARD", {"parent": None}, "parent"),
        ("CELL", {"valid_from": date(2025, 3, 22)}, "valid_from"),
        ("WARD", {"kind": Kind.CELL, "level": Level.GRASSROOTS}, "valid_from"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, code: str, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        correct(cast, code, **changed)
    assert refused.value.field == field


def test_nothing_hangs_below_itself(cast: Cast) -> None:
    with pytest.raises(
        Refused, match=r"^Đảng bộ thành phố Hoa Sen, Đảng bộ thành phố Hoa Sen \(CITY\) would stand below itself"
    ):
        correct(cast, "CITY", parent=Organisation.objects.get(code="CITY"))


def test_nothing_hangs_below_what_was_not_there(cast: Cast) -> None:
    founded(cast)
    with pytest.raises(
        Refused, match=r"^Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen \(WARD\) does not exist on 01/01/2010"
    ):
        correct(cast, "NEWCELL", parent=cast["WARD"], valid_from=date(2010, 1, 1))


def test_members_offices_and_groups_outside_the_corrected_life_are_named(cast: Cast) -> None:
    people = cast.people(3, of="SECOND", on=LATER)
    cast.groups("SECOND", people, number=1, on=LATER)
    correct(cast, "SECOND", valid_from=EARLIER)
    with pytest.raises(Refused) as refused:
        correct(cast, "SECOND", valid_from=date(2022, 1, 1))
    assert "memberships: 3 (the first on 01/01/2021)" in str(refused.value)
    assert "groups: 1" in str(refused.value)
    with pytest.raises(Refused, match="memberships: 3"):
        correct(cast, "SECOND", kind=Kind.SECTIONAL_COMMITTEE)


def test_meetings_registrations_and_lists_outside_the_corrected_life_are_named(cast: Cast) -> None:
    cast.people(10, of="SECOND", on=date(2024, 6, 1))
    approve(cast, "SECOND", "online", since=date(2023, 5, 1))
    past = PastMeeting(format="in_person", held_on=date(2023, 6, 1))
    enter_past_meeting(organisation=cast["SECOND"], past=past, occasion=cast.occasion("binh"))
    sheet = receive(cast, [[*HEADINGS]], of="SECOND", by="binh")
    Sheet.objects.filter(pk=sheet.pk).update(state="applied", on=date(2023, 7, 1))
    with pytest.raises(Refused) as refused:
        correct(cast, "SECOND", valid_from=date(2024, 1, 1))
    said = str(refused.value)
    assert "meetings: 1 (the first on 01/06/2023)" in said
    assert "registrations: 1 (the first on 01/05/2023)" in said
    assert "registration lists: 1 (the first on 01/05/2023)" in said
    assert "lists that were entered: 1 (the first on 01/07/2023)" in said
    correct(cast, "SECOND", valid_from=date(2023, 5, 1))


def test_rounds_before_the_corrected_life_of_who_opened_them_stand_in_its_way(cast: Cast) -> None:
    approve(cast, "SECOND", "online", since=date(2023, 5, 1))
    # As it came from before the database refused it: wards hang below the city on days before this one.
    drop_guard(connection, "nothing_is_left_hanging_on_update")
    cast["CITY"].versions.update(valid_from=date(2024, 1, 1))
    strays = {str(stray.what): stray.day for stray in strays_of(cast["CITY"], TODAY)}
    assert strays["registration rounds"] == date(2023, 5, 1)


def test_what_hangs_below_outside_the_corrected_life_is_named(cast: Cast) -> None:
    with pytest.raises(
        Refused, match=r"Chi bộ khu phố 1, Đảng bộ phường Sen Hồng \(CELL\) hangs below it on 01/01/2019"
    ):
        correct(cast, "WARD", valid_from=LATER)


def test_the_first_day_of_a_change_moves_the_last_day_of_what_was_before(cast: Cast) -> None:
    renamed(cast)
    correct(cast, "CELL", valid_from=date(2022, 5, 1))
    assert version_on(cast["CELL"], date(2022, 4, 30)).name == "Chi bộ khu phố 1"
    assert life_of(cast["CELL"]) == [Period(START, date(2022, 5, 1)), Period(date(2022, 5, 1))]


def test_a_change_that_never_was_is_taken_out_and_what_was_before_goes_on(cast: Cast) -> None:
    renamed(cast)
    version = cast["CELL"].versions.get(name="Chi bộ khu phố Một")
    remove_version(organisation=cast["CELL"], pk=version.pk, why=WHY, occasion=cast.occasion("dung"))
    assert life_of(cast["CELL"]) == [Period(START)]
    with pytest.raises(Refused, match="all that is known"):
        remove_version(
            organisation=cast["CELL"], pk=cast["CELL"].versions.get().pk, why=WHY, occasion=cast.occasion("dung")
        )


def test_an_earlier_name_is_entered_before_the_first_known_day(cast: Cast) -> None:
    founded(cast)
    earlier(cast, "NEWCELL", name="Chi bộ cũ", valid_from=date(2020, 1, 1), until=LATER)
    assert version_on(cast["NEWCELL"], date(2020, 5, 1)).name == "Chi bộ cũ"
    assert version_on(cast["NEWCELL"], LATER).name == "Chi bộ mới"
    assert Entry.objects.get(act="cells.enter_earlier").why == WHY


def test_an_earlier_parent_of_days_entered_as_if_nothing_had_changed(cast: Cast) -> None:
    earlier(cast, "CELL", name="Chi bộ cũ", parent=cast["CITY"], valid_from=START, until=LATER)
    assert life_of(cast["CELL"]) == [Period(START, LATER), Period(LATER)]
    assert cast["WARD"].pk not in ancestor_ids_on(cast["CELL"], START)
    assert version_on(cast["CELL"], START).level == Level.GRASSROOTS
    assert Organisation.objects.get_parent(Organisation.objects.get(code="CELL")) == cast["WARD"]


def test_a_time_under_another_type_lies_between_what_was_before_and_after(cast: Cast) -> None:
    middle, end = date(2020, 1, 1), date(2020, 6, 1)
    earlier(cast, "CELL", type=Type.SCHOOL, valid_from=middle, until=end)
    assert life_of(cast["CELL"]) == [Period(START, middle), Period(middle, end), Period(end)]
    assert version_on(cast["CELL"], end).type == Type.RESIDENTIAL


@pytest.mark.parametrize("until", [date(2018, 1, 1), date(2023, 1, 1)])
def test_days_without_an_entry_or_with_two_are_offered_otherwise(cast: Cast, until: date) -> None:
    renamed(cast)
    with pytest.raises(Offered) as offered:
        earlier(cast, "CELL", name="Chi bộ cũ", valid_from=date(2017, 1, 1), until=until)
    assert offered.value.value == (START if until < START else LATER)


def test_a_code_is_corrected_before_anything_refers_to_it(cast: Cast) -> None:
    cell = correct_code(organisation=founded(cast), code="newcell-2", why=WHY, occasion=cast.occasion("dung"))
    assert cell.code == "NEWCELL-2"
    with pytest.raises(Refused, match="taken"):
        correct_code(organisation=cell, code="CELL", why=WHY, occasion=cast.occasion("dung"))
    with pytest.raises(Refused, match="letters"):
        correct_code(organisation=cell, code="A B", why=WHY, occasion=cast.occasion("dung"))


def test_a_code_in_use_stays_and_the_refusal_says_what_uses_it(cast: Cast) -> None:
    founded(cast)
    cast.people(2, of="NEWCELL", on=LATER)
    with pytest.raises(Refused, match="memberships: 2"):
        correct_code(organisation=cast["NEWCELL"], code="X", why=WHY, occasion=cast.occasion("dung"))
    assert {str(use.what): use.number for use in uses_of(cast["WARD"])}["organisations below it"] == 3


def test_an_organisation_that_never_was_goes_with_its_history(cast: Cast) -> None:
    remove_organisation(organisation=founded(cast), why=WHY, occasion=cast.occasion("dung"))
    assert not Organisation.objects.filter(code="NEWCELL").exists()
    assert Organisation.objects.get(code="WARD").numchild == 2
    assert Entry.objects.get(act="cells.remove_organisation").data["versions"][0]["name"] == "Chi bộ mới"


def test_an_organisation_that_was_is_dissolved_and_not_taken_out(cast: Cast) -> None:
    with pytest.raises(Refused, match="dissolve"):
        remove_organisation(organisation=cast["CELL"], why=WHY, occasion=cast.occasion("dung"))


def test_without_a_reason_nothing_is_corrected(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        correct_code(organisation=founded(cast), code="X", why="  ", occasion=cast.occasion("dung"))
    assert refused.value.field == "why"


@pytest.mark.parametrize("confirmed", [True, False])
def test_what_is_planned_for_it_is_to_be_cancelled_first(cast: Cast, confirmed: bool) -> None:
    step = Step(StepKind.RENAME, ("CELL",), {"name": "Chi bộ khu phố Một"})
    plan = a_plan(cast, step, on=date(2025, 4, 1))
    if confirmed:
        confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung"))
    with pytest.raises(Refused, match=r"“Đổi tên” \(from 01/04/2025\) is planned"):
        correct(cast, "CELL", name="Chi bộ 2")


def test_what_somebody_else_took_out_a_moment_ago_is_refused_in_words(cast: Cast) -> None:
    organisation = founded(cast)
    told = {"organisation": organisation, "why": WHY, "occasion": cast.occasion("dung")}
    with pytest.raises(Refused, match="changed a moment ago"):
        remove_version(pk=0, **told)
    remove_organisation(**told)
    with pytest.raises(Refused, match="changed a moment ago"):
        remove_organisation(**told)
