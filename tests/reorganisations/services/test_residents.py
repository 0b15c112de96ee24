"""Members introduced to a cell of residence that a plan merges, ends, or brings them to."""

from datetime import date

import pytest

from cells.models import Member, Residence
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import START, TODAY, Cast
from tests.reorganisations.reorganising import DAY, come, confirmed, dissolve, everything, merge, new

pytestmark = pytest.mark.django_db


@pytest.fixture
def resident(cast: Cast) -> Member:
    """Of UNIT, residing in CELL."""
    (member,) = cast.people(1, of="UNIT")
    Residence.objects.create(member=member, cell=cast["CELL"], standing="ordinary", valid_from=START, received_on=TODAY)
    return member


def residences(member: Member) -> list[tuple[str | None, date, date | None]]:
    return [
        (one.cell and one.cell.code, one.valid_from, one.valid_to)
        for one in member.residences.select_related("cell").order_by("valid_from")
    ]


@pytest.mark.parametrize("into", ["SECOND", "WARD-09"])
def test_who_resides_in_a_cell_that_ends_resides_in_what_follows_it(cast: Cast, resident: Member, into: str) -> None:
    confirmed(cast, merge(["CELL", "SECOND"], into if into == "SECOND" else new(into)))
    come()
    assert residences(resident) == [("CELL", START, DAY), (into, DAY, None)]
    assert resident.residences.get(valid_to=None).received_on == TODAY


def test_where_nothing_follows_it_ends(cast: Cast, resident: Member) -> None:
    confirmed(cast, dissolve("CELL"))
    come()
    assert residences(resident) == [("CELL", START, DAY)]


@pytest.mark.parametrize("into", ["CELL", "UNIT", "WARD-09"])
def test_whose_own_cell_and_cell_of_residence_become_one_resides_there_no_more(
    cast: Cast, resident: Member, into: str
) -> None:
    confirmed(cast, merge(["CELL", "UNIT"], new(into) if into == "WARD-09" else into))
    come()
    assert residences(resident) == [("CELL", START, DAY)]
    assert resident.memberships.on(DAY).get().cell.code == into


@pytest.mark.parametrize("into", ["CELL", "SECOND"])
def test_a_plan_that_is_taken_back_leaves_everything_as_it_was(cast: Cast, resident: Member, into: str) -> None:
    before = everything()
    plan = confirmed(cast, merge(["CELL", "UNIT"], "CELL") if into == "CELL" else merge(["CELL", "SECOND"], "SECOND"))
    assert everything() != before
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    assert everything() == before
