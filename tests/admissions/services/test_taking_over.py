"""Probationary members whom the register had before anybody kept their case."""

from datetime import date

import pytest

from admissions.models import Candidate
from admissions.queries.pipeline import owed_by_all, under_way
from admissions.rules.steps import Stage, Step
from admissions.services.taking_over import take_over
from tests.admissions.people import Way
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
BEGAN = date(2024, 4, 1)


def test_each_is_followed_from_the_day_the_probation_began_and_once(cast: Cast) -> None:
    way = Way.begin(cast)
    way.admitted(date(2024, 3, 4))
    cast.people(2, of="CELL", on=BEGAN, official=False)
    cast.people(1, of="OTHERCELL", on=BEGAN, official=False)
    assert take_over(organisation=cast["WARD"], occasion=cast.occasion()) == 2
    assert take_over(organisation=cast["WARD"], occasion=cast.occasion()) == 0
    taken = Candidate.objects.exclude(pk=way.candidate.pk)
    assert {(one.stage, one.listed_on, one.cell) for one in taken} == {(Stage.PROBATION, BEGAN, cast["CELL"])}
    owed = owed_by_all(list(under_way(taken.select_related("cell", "member"), TODAY)), TODAY)
    assert {(one.owed.step, one.owed.due_on) for one in owed} == {(Step.NEW_COURSE, date(2025, 4, 1))}


def test_the_page_tells_how_many_and_takes_them_over(cast: Cast, signed_in) -> None:
    cast.people(2, of="CELL", on=BEGAN, official=False)
    client, page = signed_in("an"), "/admissions/organisations/CELL/people/"
    assert client.get(page).context["to_take_over"] == 2
    asked = client.get(f"{page}take-over/").content.decode()
    assert "2 probationary members here" in asked
    assert "must be filled in" not in asked, "No field is marked."
    assert "2 persons are taken over." in client.post(f"{page}take-over/", follow=True).content.decode()
    assert not client.get(page).context["may_take_over"]
    assert len(client.get(page).context["table"].rows) == 2
    assert "may_take_over" not in signed_in("giang").get(page).context


def test_above_grassroots_level_they_are_taken_over_without_being_counted(cast: Cast, signed_in) -> None:
    cast.people(2, of="CELL", on=BEGAN, official=False)
    client, page = signed_in("dung"), "/admissions/organisations/CITY/people/"
    shown = client.get(page)
    assert shown.context["may_take_over"]
    assert shown.context["to_take_over"] is None
    assert "All probationary members" in client.get(f"{page}take-over/").content.decode()
    for said in ("2 persons are taken over.", "Everybody on probation here is followed already."):
        assert said in client.post(f"{page}take-over/", follow=True).content.decode()
    assert Candidate.objects.count() == 2
