"""What the register begins with: looked over as a whole, refused as a whole."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Body, Degree, Group, Member, Membership, Organisation
from cells.services.newcomers import Newcomer
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CELL = {"name": "Chi bộ mới", "kind": "cell", "level": "below_grassroots", "type": "residential"}


def test_people_entered_into_a_cell_belong_to_it_from_that_day(cast: Cast) -> None:
    cast.people(3, of="CELL", on=START)
    assert Membership.objects.on(START).filter(cell=cast["CELL"]).count() == 3
    assert not Membership.objects.on(START - DAY).exists()


def test_a_person_admitted_later_made_official_was_probationary_in_between(cast: Cast) -> None:
    person = Newcomer("Lê Thị Mới", admitted_on=date(2023, 5, 19), official_from=date(2024, 5, 19))
    (member,) = cast.register([person], of="CELL", on=date(2023, 5, 19))
    on = Degree.objects.filter(member=member).on
    assert on(date(2024, 5, 18)).get().value == Degree.Value.PROBATIONARY
    assert on(date(2024, 5, 19)).get().value == Degree.Value.OFFICIAL


def test_a_member_cannot_belong_to_two_cells_on_one_day(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    with pytest.raises(IntegrityError, match="a_member_belongs_to_one_cell_a_day"), transaction.atomic():
        Membership.objects.create(member=member, cell=cast["SECOND"], arrival="transferred", valid_from=TODAY)


def test_the_day_a_membership_ends_the_next_may_begin(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Membership.objects.filter(member=member).update(valid_to=TODAY, departure="transferred")
    Membership.objects.create(member=member, cell=cast["SECOND"], arrival="transferred", valid_from=TODAY)
    assert Membership.objects.on(TODAY).get(member=member).cell == cast["SECOND"]
    assert Membership.objects.on(TODAY - DAY).get(member=member).cell == cast["CELL"]


@pytest.mark.parametrize(("of", "on"), [("WARD", START), ("CELL", START - DAY)])
def test_nobody_is_a_member_of_anything_but_a_cell_nor_before_there_is_one(cast: Cast, of: str, on: date) -> None:
    with pytest.raises(Refused, match=f"{of} (was never of the kind|exists from 01/01/2019)"):
        cast.people(2, of=of, on=on)
    assert not Member.objects.exists()


@pytest.mark.parametrize(("of", "on", "code"), [("SECOND", START, "SECOND"), ("CELL", START - DAY, "CELL")])
def test_nobody_is_in_a_group_of_a_cell_they_do_not_belong_to(cast: Cast, of: str, on: date, code: str) -> None:
    members = cast.people(2, of="CELL")
    with pytest.raises(
        Refused, match=rf"does not belong to Chi bộ .*, Đảng bộ phường Sen Hồng \({code}\) on {on:%d/%m/%Y}"
    ):
        cast.groups(of, members, number=1, on=on)
    assert not Group.objects.exists()


@pytest.mark.parametrize(
    ("parent", "changed", "why"),
    [
        ("CELL", {}, "Nothing can stand below a cell"),
        ("WARD", {"kind": "superior", "level": "district"}, "kinds do not fit together"),
        (None, {}, "must stand below another organisation"),
    ],
)
def test_an_organisation_stands_where_its_kind_may(
    cast: Cast, parent: str | None, changed: dict[str, str], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        cast.found("NEW", parent=parent, **CELL | changed)
    assert not Organisation.objects.filter(code="NEW").exists()


def test_an_organisation_stands_below_one_that_exists_on_the_day(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"^Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen \(WARD\) does not exist"):
        cast.found("NEW", parent="WARD", on=START - DAY, **CELL)
    new = cast.found("NEW", parent="WARD", on=START, **CELL)
    assert Organisation.objects.get_parent(new) == cast["WARD"]


def test_every_writing_leaves_its_entry_in_the_log(cast: Cast) -> None:
    before = Entry.objects.count()
    members = cast.people(2, of="CELL")
    cast.grounds(members)
    cast.groups("CELL", members, number=1)
    cast.committee("CELL", members[:1])
    assert list(Entry.objects.values_list("act", flat=True)[before:]) == [
        "cells.enter_members_with_past",
        "cells.record_ground",
        "cells.record_ground",
        "cells.enter_offices_and_groups",
        "cells.appoint",
    ]
    assert Body.objects.get().organisation == cast["CELL"]
