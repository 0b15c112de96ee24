"""What hangs below a superior organisation is kept added up, whatever is between: an act writes anew what has changed."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from cells.models import Membership, Organisation, OrganisationVersion, SuperiorTally
from cells.queries.tree import number_below
from cells.services.counts import count_all, count_all_marked, count_marked
from tests.cast import TODAY, Cast
from tests.cells.services.test_counts import ACTS, SEEDS, differences_of_superiors
from tests.cells.services.test_places import something_else
from tests.guards import drop_guard

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - timedelta(days=1500)

CELL = {"kind": "cell", "level": "grassroots", "type": "other"}


def kept() -> set[tuple[object, ...]]:
    return set(SuperiorTally.objects.values_list("counting", "superior", "valid_from", "until", "cells", "members"))


def of(organisation: Organisation) -> dict[int, date]:
    """The periods of one, with the day from which each is over."""
    return dict(SuperiorTally.objects.filter(superior=organisation).values_list("pk", "until"))


def province(country: Cast) -> None:
    country.found(
        "PROVINCE", parent="TW", name="Đảng bộ tỉnh khác", kind="superior", level="province", type="administrative"
    )


def somebody_died(chance: Random, day: date, *, of: Organisation | None = None) -> None:
    members = list(Membership.objects.filter(valid_to=None, valid_from__lt=day).order_by("pk"))
    members = [one for one in members if of is None or one.cell_id == of.pk]
    Membership.objects.filter(pk=chance.choice(members).pk).update(valid_to=day, departure="died")


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_and_mended_of_the_past_it_is_what_would_be_made_anew(country: Cast, seed: int) -> None:
    province(country)
    country.people(2 * ACTS, of="SECOND", on=LONG_AGO)
    for name in ("nothing_is_left_hanging_on_update", "nothing_hangs_below_what_is_not_there_on_update"):
        drop_guard(connection, name)
    chance = Random(seed)
    for _round in range(ACTS):
        for _change in range(chance.randint(1, 3)):
            something_else(chance)
        somebody_died(chance, TODAY - timedelta(days=chance.randint(0, 300)))
        while count_marked(at_most=chance.randint(1, 4)):
            pass
    as_it_went = kept()
    count_all()
    assert kept() == as_it_went != set()


def test_an_act_of_today_leaves_the_sums_of_earlier_days_alone(country: Cast) -> None:
    country.people(4, of="SECOND", on=LONG_AGO)
    somebody_died(Random(1), TODAY - timedelta(days=90))
    count_all_marked()
    top, before = country["TW"], of(country["TW"])
    over = {pk for pk, until in before.items() if until <= TODAY}
    somebody_died(Random(2), TODAY)
    count_all_marked()
    assert over
    assert over < of(top).keys() != before.keys()
    assert number_below(top, TODAY, today=TODAY, many=True) == Membership.objects.on(TODAY).count()


def test_of_two_acts_at_once_the_sums_begin_with_the_earlier_day(country: Cast) -> None:
    province(country)
    country.found("CELL ELSEWHERE", parent="PROVINCE", name="Chi bộ ở tỉnh khác", **CELL)
    country.people(3, of="CELL ELSEWHERE", on=LONG_AGO)
    country.people(3, of="SECOND", on=LONG_AGO)
    country.people(3, of="THIRD", on=LONG_AGO)
    for cells in (["SECOND", "CELL ELSEWHERE"], ["CELL ELSEWHERE", "SECOND"]):
        somebody_died(Random(1), TODAY - timedelta(days=50), of=country["THIRD"])
        count_all_marked()
        for code, days in zip(cells, (10, 90), strict=True):
            somebody_died(Random(1), TODAY - timedelta(days=days), of=country[code])
        count_all_marked()
        assert not differences_of_superiors()


def test_what_is_taken_back_leaves_no_break(country: Cast) -> None:
    country.people(3, of="SECOND", on=LONG_AGO)
    count_all_marked()
    before = kept()
    somebody_died(Random(1), TODAY - timedelta(days=90))
    count_all_marked()
    assert kept() != before
    Membership.objects.filter(departure="died").update(valid_to=None, departure="")
    count_all_marked()
    assert kept() == before


def test_what_does_not_change_how_many_there_are_leaves_everything_above_alone(country: Cast) -> None:
    count_all_marked()
    before = of(country["TW"])
    OrganisationVersion.objects.filter(organisation=country["SECOND"]).update(name="Chi bộ đổi tên")
    count_all_marked()
    assert of(country["TW"]) == before != {}


def test_of_what_turns_out_never_to_have_been_superior_nothing_is_kept(country: Cast) -> None:
    province(country)
    country.found("CELL ELSEWHERE", parent="PROVINCE", name="Chi bộ ở tỉnh khác", **CELL)
    count_all_marked()
    assert of(country["PROVINCE"])
    OrganisationVersion.objects.filter(organisation=country["PROVINCE"]).update(kind="grassroots_committee")
    count_all_marked()
    assert of(country["PROVINCE"]) == {}
    assert not differences_of_superiors()


def test_two_that_hung_below_each_other_in_turns_are_added_up_on_every_day(country: Cast) -> None:
    province(country)
    city, other, top = country["CITY"], country["PROVINCE"], country["TW"]
    for name in ("nothing_is_left_hanging_on_update", "nothing_hangs_below_what_is_not_there_on_update"):
        drop_guard(connection, name)
    turn = TODAY - timedelta(days=200)
    for organisation, begins, above in ((city, turn, other), (other, LONG_AGO, top)):
        version = OrganisationVersion.objects.get(organisation=organisation, valid_to=None)
        OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=turn)
        version.pk, version.valid_from, version.parent = None, turn, above
        assert begins <= turn
        version.save()
    first = OrganisationVersion.objects.filter(organisation=other).earliest("valid_from")
    OrganisationVersion.objects.filter(pk=first.pk).update(parent=city)
    count_all_marked()
    assert not differences_of_superiors()
    as_it_went = kept()
    count_all()
    assert kept() == as_it_went
    assert {city.pk, other.pk, top.pk} <= {row[1] for row in as_it_went}
