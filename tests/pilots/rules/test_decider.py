from pilots.rules.decider import LineageOrganisation, decider_code, too_near

CELL, WARD, CITY, PROVINCE = (
    LineageOrganisation(1, "CELL", superior=False),
    LineageOrganisation(2, "WARD", superior=False),
    LineageOrganisation(3, "CITY", superior=True),
    LineageOrganisation(4, "PROVINCE", superior=True),
)
LINEAGE = [CELL, WARD, CITY, PROVINCE]


def decides(lineage: list[LineageOrganisation], *, overseas: bool = False) -> str | None:
    return decider_code(lineage, overseas=overseas, decider_abroad="MFA")


def test_in_the_country_the_nearest_superior_organisation_decides() -> None:
    assert decides(LINEAGE) == "CITY"
    assert decides(LINEAGE[1:]) == "CITY"


def test_a_grassroots_cell_is_decided_on_by_the_organisation_directly_above() -> None:
    assert decides([CELL, CITY, PROVINCE]) == "CITY"


def test_a_superior_organisation_does_not_decide_on_itself() -> None:
    assert decides([CITY, PROVINCE]) == "PROVINCE"


def test_abroad_the_organisation_of_the_guidance_decides_whoever_the_parent_is() -> None:
    assert decides(LINEAGE, overseas=True) == "MFA"


def test_without_a_superior_organisation_nobody_decides() -> None:
    assert decides([CELL, WARD]) is None
    assert decides([]) is None


def near(*bound: int, below: frozenset[int] = frozenset({1}), lineage: list[LineageOrganisation] = LINEAGE) -> bool:
    return too_near(set(bound), lineage=lineage, below=below)


def test_who_is_bound_to_the_organisation_itself_is_too_near() -> None:
    assert near(1)


def test_who_is_bound_to_its_grassroots_committee_is_too_near() -> None:
    assert near(2)


def test_who_sits_in_the_superior_organisation_is_not_too_near() -> None:
    assert not near(3)
    assert not near(4)


def test_who_is_in_a_cell_of_the_committee_that_registers_is_too_near() -> None:
    assert near(7, below=frozenset({2, 1, 7}), lineage=LINEAGE[1:])


def test_who_is_in_another_cell_of_the_ward_is_not_too_near_to_a_cell() -> None:
    assert not near(7)


def test_abroad_a_superior_parent_that_does_not_decide_is_no_obstacle_either() -> None:
    assert not near(3, lineage=[CELL, CITY])


def test_one_near_mandate_among_distant_ones_is_enough() -> None:
    assert near(3, 2, 99)


def test_who_is_bound_to_nothing_is_free() -> None:
    assert not near()


def test_without_a_lineage_only_what_lies_below_is_near() -> None:
    assert near(1, lineage=[])
    assert not near(2, lineage=[])


def test_what_lies_beyond_the_superior_organisation_is_far_even_if_it_is_grassroots() -> None:
    beyond = LineageOrganisation(9, "BEYOND", superior=False)
    assert not near(9, lineage=[CELL, CITY, beyond])
    assert near(9, lineage=[CELL, beyond, CITY])


def test_the_organisation_itself_is_near_though_nothing_lies_below_it() -> None:
    assert near(1, below=frozenset())
    assert near(3, below=frozenset(), lineage=[CITY, PROVINCE])
