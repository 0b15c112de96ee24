"""One rule says what an organisation is called on a day, by whichever way it is asked."""

from datetime import date, timedelta

import pytest

from cells.models import Organisation
from cells.queries.names import (
    NamesOverTime,
    NamesWithSuperior,
    name_on,
    names_in_full_on,
    names_with_superior_on,
)
from cells.queries.organisations import names_on, version_nearest
from reorganisations.rules.plan import StepKind
from tests.cast import START, TODAY, Cast
from tests.reorganisations.reorganising import change, come, confirmed, merge, new

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RENAMED, ENDED = date(2025, 5, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (START - DAY, "Chi bộ khu phố 1"),
        (TODAY, "Chi bộ khu phố 1"),
        (RENAMED - DAY, "Chi bộ khu phố 1"),
        (RENAMED, "Chi bộ khu phố Sen Trắng"),
        (ENDED, "Chi bộ khu phố Sen Trắng"),
        (ENDED + 365 * DAY, "Chi bộ khu phố Sen Trắng"),
    ],
)
def test_every_way_of_asking_gives_the_name_of_the_day_else_the_last_before_else_the_first(
    cast: Cast, day: date, name: str
) -> None:
    confirmed(cast, change(StepKind.RENAME, "CELL", name="Chi bộ khu phố Sen Trắng"), on=RENAMED)
    come(RENAMED)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ENDED, today=RENAMED)
    cell = cast["CELL"]
    nearest = version_nearest(cell, day)
    annotated = Organisation.objects.annotate(called=name_on(day, "pk")).get(pk=cell.pk)
    assert nearest is not None
    assert (names_on([cell.pk], day)[cell.pk], NamesOverTime([cell.pk]).on(cell.pk, day)) == (name, name)
    assert (nearest.name, annotated.called) == (name, name)


def test_the_names_of_many_are_asked_for_in_one_query(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        names = names_on([organisation.pk for organisation in cast.organisations.values()], TODAY)
    assert names[cast["WARD"].pk] == "Đảng bộ phường Sen Hồng"


def several(cast: Cast, *codes: str, day: date = TODAY, within: str | None = None) -> list[str]:
    names = names_with_superior_on([cast[code].pk for code in codes], day, within=cast[within].pk if within else None)
    return [str(names[cast[code].pk]) for code in codes]


def cell(cast: Cast, code: str, parent: str, name: str = "Chi bộ khu phố 1", kind: str = "cell") -> None:
    cast.found(code, parent=parent, name=name, kind=kind, level="below_grassroots", type="residential")


def test_of_a_cell_its_grassroots_committee_is_named_too_and_of_others_nothing(cast: Cast) -> None:
    assert several(cast, "CELL", "WARD", "UNIT", "CITY", "TW") == [
        "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng",
        "Đảng bộ phường Sen Hồng",
        "Chi bộ Phòng Nội vụ",
        "Đảng bộ thành phố Hoa Sen",
        "Trung ương",
    ]


def test_below_a_sectional_committee_the_grassroots_committee_is_named_unless_two_still_read_alike(cast: Cast) -> None:
    for code in ("PART-1", "PART-2"):
        cell(cast, code, "WARD", f"Đảng bộ bộ phận {code[-1]}", "sectional_committee")
        cell(cast, f"DEEP-{code[-1]}", code, "Chi bộ khu phố 9")
    assert several(cast, "DEEP-1", "PART-1") == [
        "Chi bộ khu phố 9 · Đảng bộ phường Sen Hồng",
        "Đảng bộ bộ phận 1 · Đảng bộ phường Sen Hồng",
    ]
    assert several(cast, "DEEP-1", "DEEP-2") == [
        "Chi bộ khu phố 9 · Đảng bộ bộ phận 1 · Đảng bộ phường Sen Hồng",
        "Chi bộ khu phố 9 · Đảng bộ bộ phận 2 · Đảng bộ phường Sen Hồng",
    ]


def test_committees_and_grassroots_cells_of_one_name_say_what_is_above_them(cast: Cast) -> None:
    cell(cast, "UNIT-2", "OTHER", "Chi bộ Phòng Nội vụ")
    assert several(cast, "UNIT", "UNIT-2") == [
        "Chi bộ Phòng Nội vụ · Đảng bộ thành phố Hoa Sen",
        "Chi bộ Phòng Nội vụ · Đảng bộ Khối Vận tải",
    ]


def test_in_a_list_of_one_committee_that_committee_is_not_named_again(cast: Cast) -> None:
    assert several(cast, "CELL", "OTHERCELL", within="WARD") == [
        "Chi bộ khu phố 1",
        "Chi bộ tàu Sóng Xanh 01 · Đảng bộ Công ty Sóng Xanh",
    ]


def test_what_is_above_is_named_as_of_the_day_and_of_what_has_ended_as_it_was_last(cast: Cast) -> None:
    confirmed(cast, change(StepKind.RENAME, "WARD", name="Đảng bộ phường Mỹ Đông"), on=RENAMED)
    come(RENAMED)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ENDED, today=RENAMED)
    come(ENDED)
    confirmed(cast, change(StepKind.RENAME, "WARD", name="Đảng bộ phường Đô Vinh"), on=ENDED + DAY, today=ENDED)
    above = [several(cast, "CELL", day=day)[0].partition(" · ")[2] for day in (TODAY, RENAMED, ENDED + 30 * DAY)]
    assert above == ["Đảng bộ phường Sen Hồng", "Đảng bộ phường Mỹ Đông", "Đảng bộ phường Mỹ Đông"]
    assert str(NamesWithSuperior([cast["CELL"].pk]).on(cast["CELL"].pk, START - DAY)) == (
        "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng"
    )


def test_what_is_not_there_has_no_name(cast: Cast) -> None:
    assert str(names_with_superior_on([0, None], TODAY)[0]) == ""


def test_names_with_what_is_above_take_as_many_queries_for_many_as_for_few(
    cast: Cast, django_assert_num_queries
) -> None:
    for codes in (("CELL",), ("CELL", "SECOND", "OTHERCELL", "WARD", "UNIT", "TW")):
        with django_assert_num_queries(1):
            several(cast, *codes)


def test_in_a_sentence_everyone_bears_the_committee_above_and_the_code(cast: Cast, django_assert_num_queries) -> None:
    cell(cast, "PART", "WARD", "Đảng bộ bộ phận 1", "sectional_committee")
    cell(cast, "DEEP", "PART", "Chi bộ khu phố 9")
    codes = ("CELL", "PART", "DEEP", "WARD", "UNIT", "TW")
    with django_assert_num_queries(1):
        names = names_in_full_on([None, *(cast[code].pk for code in codes)], TODAY)
    assert [names[cast[code].pk] for code in codes] == [
        "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)",
        "Đảng bộ bộ phận 1, Đảng bộ phường Sen Hồng (PART)",
        "Chi bộ khu phố 9, Đảng bộ phường Sen Hồng (DEEP)",
        "Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen (WARD)",
        "Chi bộ Phòng Nội vụ, Đảng bộ thành phố Hoa Sen (UNIT)",
        "Trung ương (TW)",
    ]


def test_in_a_sentence_what_has_ended_is_called_as_it_was_last(cast: Cast) -> None:
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ENDED)
    come(ENDED)
    names = names_in_full_on([cast["CELL"].pk, 0], ENDED + 30 * DAY)
    assert names == {cast["CELL"].pk: "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)"}
