"""What a person's mandates of a day allow, asked without a page."""

from datetime import date

import pytest

from cells.models import Mandate
from cells.queries.mandates import Mandates, mandates_on
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
Role = Mandate.Role


def of(cast: Cast, username: str, day: date = TODAY) -> Mandates:
    return mandates_on(cast.users[username], day)


@pytest.mark.parametrize(("code", "covered"), [("WARD", True), ("CELL", True), ("CITY", False), ("OTHERCELL", False)])
def test_a_mandate_covers_its_organisation_and_what_is_below(cast: Cast, code: str, covered: bool) -> None:
    assert of(cast, "binh").may(cast[code], Role.CLERK) is covered


def test_the_same_place_by_another_role_is_not_covered(cast: Cast) -> None:
    assert not of(cast, "binh").may(cast["WARD"], Role.BOARD)


def test_who_acts_acts_by_the_lowest_mandate_that_covers_the_organisation(cast: Cast) -> None:
    cast.mandate("binh", Role.CLERK, "CELL")
    mandates = of(cast, "binh")
    assert [mandates.nearest(cast[code], Role.CLERK).mandate.split(" · ")[1] for code in ("CELL", "SECOND")] == [
        "CELL",
        "WARD",
    ]
    assert of(cast, "binh").nearest(cast["CITY"], Role.CLERK) is None


def test_a_seat_is_held_of_the_very_organisation_and_not_of_one_below(cast: Cast) -> None:
    assert of(cast, "dung").seat(cast["CITY"].pk, Role.BOARD) is not None
    assert of(cast, "dung").seat(cast["WARD"].pk, Role.BOARD) is None


def test_only_an_administrators_mandate_covers_what_belongs_to_no_organisation(cast: Cast) -> None:
    assert of(cast, "khanh").administers
    assert of(cast, "khanh").nearest(None, Role.ADMINISTRATOR) is not None
    assert not of(cast, "dung").administers
    assert of(cast, "dung").nearest(None, Role.BOARD) is None


def test_an_administrator_reads_nobody(cast: Cast) -> None:
    assert not of(cast, "khanh").readable().exists()


def test_an_inspector_reads_a_subtree_and_writes_nothing(cast: Cast) -> None:
    mandates = of(cast, "giang")
    assert {"CITY", "WARD", "CELL"} <= set(mandates.readable().values_list("code", flat=True))
    assert mandates.nearest_reader(cast["CELL"]) is not None
    assert not mandates.subtree(Role.CLERK).exists()


def test_nobody_holds_a_mandate_before_it_begins(cast: Cast) -> None:
    assert not of(cast, "an", date(2010, 1, 1))
