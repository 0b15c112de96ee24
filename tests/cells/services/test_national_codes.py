"""The national code is a dated fact of an organisation, and no two organisations have one on the same day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion
from cells.queries.cells_named import cells_named
from cells.queries.organisations import version_on
from cells.queries.tree import search_on
from cells.services.first_register import enter_organisation
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.confirming import confirm_reorganisation
from tests.cast import START, TODAY, Cast, Kind, Level, Type
from tests.cells.services.test_organisation_corrections import correct, founded
from tests.reorganisations.reorganising import DAY, confirmed, drafted, found, merge, new, version

pytestmark = pytest.mark.django_db
CODE, OTHER = "58.001.002.000.003", "58.001.002.000.004"
BETWEEN = date(2021, 1, 1)


def rename(code: str, **facts: object) -> Step:
    return Step(StepKind.RENAME, (code,), facts)


def test_a_code_typed_without_points_is_kept_with_them(cast: Cast) -> None:
    assert correct(cast, "CELL", national_code="58001002000003").national_code == CODE


def test_a_code_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="14 digits") as refused:
        correct(cast, "CELL", national_code="58.001")
    assert refused.value.field == "national_code"


def test_a_code_that_another_has_is_refused_and_the_other_is_named(cast: Cast) -> None:
    correct(cast, "CELL", national_code=CODE)
    with pytest.raises(Refused, match=r"is the national code of Chi bộ khu phố 1.*\(CELL\).* already") as refused:
        correct(cast, "SECOND", national_code=CODE)
    assert refused.value.field == "national_code"


def test_nor_does_it_have_a_code_in_a_time_that_is_over_when_another_had_it_then(cast: Cast) -> None:
    founded(cast, on=BETWEEN)
    correct(cast, "NEWCELL", national_code=CODE)
    with pytest.raises(Refused, match="already"):
        first_register_with_past(cast, until=date(2021, 1, 2))
    first_register_with_past(cast, until=BETWEEN)


def first_register_with_past(cast: Cast, *, until: date) -> None:
    """An organisation that had the code until that day, and has none since."""
    facts = {"parent": cast["WARD"], "name": "Chi bộ cũ", "kind": Kind.CELL, "level": Level.BELOW_GRASSROOTS}
    facts |= {"type": Type.OTHER}
    versions = [
        OrganisationVersion(**facts, national_code=CODE, valid_from=START, valid_to=until),
        OrganisationVersion(**facts, valid_from=until),
    ]
    with transaction.atomic():
        enter_organisation(code="GONE", versions=versions, occasion=cast.occasion("khanh"))


def test_a_code_that_one_gave_up_may_be_anothers_from_then_on(cast: Cast) -> None:
    correct(cast, "CELL", national_code=CODE)
    confirmed(cast, rename("CELL", national_code=OTHER), rename("SECOND", national_code=CODE))
    assert [version(code, DAY).national_code for code in ("CELL", "SECOND")] == [OTHER, CODE]
    assert version_on(cast["CELL"], TODAY).national_code == CODE


def test_the_database_takes_no_two_that_go_on_with_one_code(cast: Cast) -> None:
    cells = OrganisationVersion.objects.filter(organisation__in=[cast["CELL"], cast["SECOND"]])
    with pytest.raises(IntegrityError), transaction.atomic():
        cells.update(national_code=CODE)
    cells.update(national_code="", valid_to=DAY)


def test_a_plan_carries_a_code_on_through_a_new_name_and_place(cast: Cast) -> None:
    correct(cast, "CELL", national_code=CODE)
    confirmed(cast, rename("CELL", name="Chi bộ Sen"), Step(StepKind.MOVE, ("CELL",), {"parent": "CITY"}))
    assert version("CELL", DAY).national_code == CODE


def test_a_plan_that_gives_the_code_of_another_says_so_before_it_is_confirmed(cast: Cast) -> None:
    correct(cast, "OTHERCELL", national_code=CODE)
    plan = drafted(cast, found("WARD-09", national_code=CODE))
    (obstacle,) = outcome_of(plan).obstacles
    assert f"would have the national code {CODE} of" in obstacle.message
    assert "(OTHERCELL)" in obstacle.message
    with pytest.raises(Refused):
        confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung"))


def test_two_of_one_plan_do_not_get_one_code(cast: Cast) -> None:
    plan = drafted(cast, found("WARD-08", national_code=CODE), found("WARD-09", national_code=CODE))
    (obstacle,) = outcome_of(plan).obstacles
    assert "(WARD-09) would have the national code" in obstacle.message


def test_what_comes_of_a_merger_may_take_the_code_of_what_ends(cast: Cast) -> None:
    correct(cast, "CELL", national_code=CODE)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-09", national_code=CODE)))
    assert version("WARD-09", DAY).national_code == CODE


@pytest.mark.parametrize("typed", [CODE, "58001002000003", "58 001 002 000 003"])
def test_a_cell_is_found_by_its_code_with_or_without_points(cast: Cast, typed: str) -> None:
    correct(cast, "SECOND", national_code=CODE)
    assert [found.organisation.code for found in cells_named(typed, TODAY)] == ["SECOND"]


@pytest.mark.parametrize("typed", ["58001", "58.001.002", "58001002000003", CODE])
def test_the_tree_is_searched_by_what_a_code_begins_with(cast: Cast, typed: str) -> None:
    correct(cast, "SECOND", national_code=CODE)
    correct(cast, "CELL", national_code="58.011.002.000.003")
    everywhere = Organisation.objects.below(cast["CITY"])
    assert [one.organisation.code for one in search_on(everywhere, typed, TODAY)] == ["SECOND"]
