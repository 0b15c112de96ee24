from datetime import date, timedelta

import pytest

from cells.models import KeptCounting, Mandate, Organisation
from cells.queries.counts import marked_cells, tallied
from cells.queries.figures import MemberFigures, member_figures
from cells.queries.mandates import mandates_on
from cells.queries.members import members_on
from cells.queries.organisations import cells_of, grassroots_below, version_on
from cells.queries.tree import cells_below, children_on, grassroots_ids_below, nodes, number_below, search_on
from cells.services.counts import count_all_marked
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
MOVE = date(2024, 7, 1)


def counted(cast: Cast, code: str, day: date, today: date = TODAY) -> tuple[int, int, int | None]:
    version = version_on(cast[code], day)
    assert version is not None
    (node,) = nodes([version], day, today=today)
    return node.children, node.cells, node.members


def test_a_node_counts_what_is_below_it(cast: Cast) -> None:
    cast.people(3, of="CELL")
    cast.people(2, of="SECOND")
    cast.people(1, of="UNIT")
    assert counted(cast, "CITY", TODAY) == (2, 3, 6)
    assert counted(cast, "WARD", TODAY) == (2, 2, 5)
    assert counted(cast, "CELL", TODAY) == (0, 1, 3)
    assert counted(cast, "OTHER", TODAY) == (1, 1, 0)


@pytest.mark.parametrize("code", ["TW", "CITY", "WARD", "CELL", "UNIT"])
def test_todays_paths_and_the_parents_of_the_day_give_the_same_counts(cast: Cast, code: str) -> None:
    cast.people(3, of="CELL")
    cast.people(1, of="UNIT")
    another = TODAY + timedelta(days=1)
    assert counted(cast, code, TODAY) == counted(cast, code, TODAY, today=another)
    by_path = set(cells_below(cast[code], TODAY, today=TODAY))
    assert by_path == set(cells_below(cast[code], TODAY, today=another)) == set(cells_of(cast[code], TODAY))


@pytest.mark.parametrize("code", ["TW", "CITY", "OTHER"])
def test_grassroots_below_are_the_same_chosen_by_the_database(cast: Cast, code: str, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        found = grassroots_ids_below(cast[code], TODAY)
    assert found == [version.organisation_id for version in grassroots_below(cast[code], TODAY)] != []
    assert grassroots_ids_below(cast[code], date(1900, 1, 1)) == []


def test_a_cell_that_moved_counts_where_it_was_on_the_day(cast: Cast) -> None:
    cast.people(3, of="SECOND")
    cast.move("SECOND", "OTHERWARD", on=MOVE)
    day_before = MOVE - timedelta(days=1)
    assert counted(cast, "WARD", day_before) == (2, 2, 3)
    assert counted(cast, "WARD", MOVE) == (1, 1, 0)
    assert counted(cast, "OTHERWARD", MOVE) == (2, 2, 3)
    assert counted(cast, "WARD", TODAY) == (1, 1, 0)
    assert counted(cast, "OTHERWARD", TODAY) == (2, 2, 3)
    assert [child.organisation.code for child in children_on(cast["WARD"], day_before)] == ["CELL", "SECOND"]
    assert [child.organisation.code for child in children_on(cast["WARD"], MOVE)] == ["CELL"]


@pytest.mark.parametrize("most", [500, 0])
def test_what_hung_elsewhere_on_the_day_is_below_what_it_hung_below(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("cells.queries.tree.MOST_ELSEWHERE", most)
    cast.move("SECOND", "OTHERWARD", on=MOVE)
    for day in (MOVE - timedelta(days=1), MOVE, TODAY - timedelta(days=1)):
        for code in ("CITY", "WARD", "OTHERWARD", "CELL", "SECOND"):
            assert set(cells_below(cast[code], day, today=TODAY)) == set(cells_of(cast[code], day)), (code, day)


def test_before_it_was_founded_nothing_is_counted(cast: Cast) -> None:
    day = START - timedelta(days=1)
    assert not cells_below(cast["CITY"], day, today=TODAY).exists()
    assert not children_on(cast["CITY"], day).exists()


def test_counting_takes_as_many_queries_for_three_nodes_as_for_one(cast: Cast, django_assert_num_queries) -> None:
    for codes in (["CELL"], ["CELL", "WARD", "CITY"]):
        versions = [version_on(cast[code], TODAY) for code in codes]
        with django_assert_num_queries(5):
            nodes(versions, TODAY, today=TODAY)
    count_all_marked()
    with django_assert_num_queries(2):
        nodes(versions, TODAY, today=TODAY)


@pytest.mark.parametrize("code", ["TW", "CITY", "WARD", "CELL", "UNIT", "OTHER"])
def test_what_has_been_added_up_is_what_is_counted_on_any_day(cast: Cast, code: str) -> None:
    cast.people(3, of="CELL")
    cast.people(2, of="SECOND")
    cast.people(1, of="UNIT")
    cast.move("SECOND", "OTHERWARD", on=MOVE)
    days = (START - timedelta(days=1), START, MOVE - timedelta(days=1), MOVE, TODAY)
    there = [day for day in days if version_on(cast[code], day)]
    live = [counted(cast, code, day) for day in there]
    count_all_marked()
    assert tallied()
    assert [counted(cast, code, day) for day in there] == live != []


@pytest.mark.parametrize("many", [True, False])
@pytest.mark.parametrize(("code", "number"), [("TW", 6), ("CITY", 4), ("WARD", 3), ("CELL", 3), ("SECOND", 2)])
def test_the_number_of_members_is_that_of_the_list(cast: Cast, code: str, number: int, many: bool) -> None:
    cast.people(3, of="CELL")
    cast.people(2, of="SECOND")
    cast.people(1, of="UNIT")
    cast.move("SECOND", "OTHERWARD", on=MOVE)
    days, top = (START - timedelta(days=1), MOVE - timedelta(days=1), TODAY), Organisation.objects.get(code=code)

    def numbers() -> list[int]:
        return [number_below(top, day, today=TODAY, many=many) for day in days]

    listed = [members_on(cells_below(top, day, today=TODAY), day).count() for day in days]
    live = numbers()
    count_all_marked()
    assert tallied()
    assert live == numbers() == listed
    assert listed[-1] == number


@pytest.mark.parametrize("typed", ["tiểu học", "TIEU HOC", "hoc  tieu", "second", "SEC"])
def test_an_organisation_is_found_by_name_in_any_spelling_and_by_code(cast: Cast, typed: str) -> None:
    found = search_on(Organisation.objects.below(cast["CITY"]), typed, TODAY)
    assert [version.organisation.code for version in found] == ["SECOND"]


def test_a_search_does_not_look_elsewhere(cast: Cast) -> None:
    assert not search_on(Organisation.objects.below(cast["CITY"]), "Sóng Xanh", TODAY).exists()


def test_a_mandate_below_another_is_no_top_of_its_own(cast: Cast) -> None:
    for code in ("WARD", "UNIT"):
        cast.mandate("an", Mandate.Role.CLERK, code)
    mandates = mandates_on(cast.users["an"], TODAY)
    assert [top.code for top in mandates.tops(Mandate.Role.CLERK)] == ["WARD", "UNIT"]
    assert mandates.tops(Mandate.Role.BOARD) == []


def test_figures_tell_the_sorts_of_members_apart(cast: Cast) -> None:
    members = cast.people(6, of="CELL") + cast.people(2, of="CELL", official=False)
    cast.activity(members[0], "exempt")
    cast.activity(members[1], "suspended")
    cast.stay(members[2], "SECOND")
    cast.grounds(members[2:5])
    cast.grounds(members[2:3])
    cells = cells_below(cast["WARD"], TODAY, today=TODAY)
    figures = MemberFigures(
        members=8, official=6, probationary=2, exempt=1, suspended=1, elsewhere=1, with_ground=3, guests=1
    )
    assert member_figures(cells, TODAY) == figures
    assert member_figures([cast["SECOND"].pk], TODAY).guests == 1
    assert member_figures([cast["SECOND"].pk], TODAY).members == 0


def test_figures_are_the_same_looked_up_counted_live_and_where_nothing_is_kept(cast: Cast) -> None:
    cast.people(3, of="CELL")
    cast.people(1, of="CELL", official=False)
    count_all_marked()
    cast.people(2, of="SECOND")
    assert marked_cells() == {cast["SECOND"].pk}
    cells = cells_below(cast["WARD"], TODAY, today=TODAY)
    figures = member_figures(cells, TODAY)
    assert (figures.members, figures.official, figures.probationary) == (6, 5, 1)
    KeptCounting.objects.all().delete()
    assert member_figures(cells, TODAY) == figures
