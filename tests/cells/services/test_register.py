from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from cells.models import Degree, Infrastructure, Membership
from cells.services import register
from cells.services.register import Person
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db


def test_people_entered_into_a_cell_belong_to_it_from_that_day(cast: Cast) -> None:
    cast.people(3, of="CELL", on=START)
    assert Membership.objects.on(START).filter(cell=cast["CELL"]).count() == 3
    assert not Membership.objects.on(START - timedelta(days=1)).exists()


def test_a_person_admitted_later_made_official_was_probationary_in_between(cast: Cast) -> None:
    person = Person("Lê Thị Mới", admitted_on=date(2023, 5, 19), official_from=date(2024, 5, 19))
    (member,) = register.enter_members(
        cell=cast["CELL"], people=[person], arrival="admitted", on=date(2023, 5, 19), occasion=cast.occasion()
    )
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
    assert Membership.objects.on(TODAY - timedelta(days=1)).get(member=member).cell == cast["CELL"]


def test_a_new_finding_about_the_infrastructure_ends_the_one_before(cast: Cast) -> None:
    cast.infrastructure("CELL", sufficient=False, on=START)
    cast.infrastructure("CELL", sufficient=True, on=TODAY)
    on = Infrastructure.objects.filter(organisation=cast["CELL"]).on
    assert not on(TODAY - timedelta(days=1)).get().sufficient
    assert on(TODAY).get().sufficient


def test_every_writing_leaves_its_entry_in_the_log(cast: Cast) -> None:
    before = Entry.objects.count()
    members = cast.people(2, of="CELL")
    cast.grounds(members)
    assert list(Entry.objects.values_list("act", flat=True)[before:]) == [
        "cells.enter_members",
        "cells.record_ground",
        "cells.record_ground",
    ]
