"""Nothing hangs below what is not there, whichever way it is written: asked past Django, in raw SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from cells.models import HangingAnew, OrganisationVersion
from cells.queries.overlaps import strays
from cells.queries.standing import hanging_astray
from cells.services.hanging import hanging_anew
from tests.cast import START, Cast
from tests.guards import drop_guard

pytestmark = pytest.mark.django_db
JAN, FEB, MAR, APR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), date(2025, 4, 1)
BEFORE = date(2018, 12, 31)


def run(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, list(values))


def insert(cast: Cast, parent: str, first: date, end: date | None) -> None:
    run(
        "INSERT INTO cells_organisationversion (organisation_id, parent_id, valid_from, valid_to, name, search_key, kind, level, "
        "type, national_code, issuer_name, symbol, area, place, overseas) "
        "VALUES (%s, %s, %s, %s, 'x', 'x', 'cell', 'below_grassroots', 'other', '', '', '', '', '', %s)",
        cast["UNIT"].pk, cast[parent].pk, first, end, False,
    )  # fmt: skip


def set_days(cast: Cast, code: str, first: date, end: date | None) -> None:
    sql = "UPDATE cells_organisationversion SET valid_from = %s, valid_to = %s WHERE organisation_id = %s"
    run(sql, first, end, cast[code].pk)


@pytest.fixture
def ward(cast: Cast) -> Cast:
    """WARD is there from January, renamed on 1 February, until 31 March; UNIT has no history yet; WARD's cells are gone."""
    for code in ("CELL", "SECOND", "UNIT"):
        cast[code].versions.all().delete()
    set_days(cast, "WARD", JAN, FEB)
    row = cast["WARD"].versions.get()
    row.pk, row.valid_from, row.valid_to = None, FEB, APR
    row.save()
    return cast


@pytest.mark.parametrize(("first", "end"), [(JAN, APR), (JAN, FEB), (FEB, APR), (date(2025, 1, 31), MAR)])
def test_it_hangs_there_as_long_as_that_is_there_under_whatever_name(ward: Cast, first: date, end: date) -> None:
    insert(ward, "WARD", first, end)
    assert "nothing_hangs_below_what_is_not_there" not in strays()


@pytest.mark.parametrize(
    ("first", "end"),
    [(date(2024, 12, 31), MAR), (JAN, date(2025, 4, 2)), (FEB, None), (APR, None), (date(2024, 1, 1), JAN)],
)
def test_it_does_not_begin_before_nor_end_after(ward: Cast, first: date, end: date | None) -> None:
    with pytest.raises(IntegrityError, match="nothing_hangs_below_what_is_not_there_on_insert"):
        insert(ward, "WARD", first, end)


def test_it_does_not_hang_over_a_gap(ward: Cast) -> None:
    run(
        "UPDATE cells_organisationversion SET valid_from = %s WHERE organisation_id = %s AND valid_from = %s",
        MAR, ward["WARD"].pk, FEB,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="nothing_hangs_below"):
        insert(ward, "WARD", JAN, APR)
    insert(ward, "WARD", MAR, APR)


def test_it_is_not_extended_nor_moved_out(cast: Cast) -> None:
    for first, end in ((BEFORE, None), (BEFORE, MAR)):
        with pytest.raises(IntegrityError, match="nothing_hangs_below_what_is_not_there_on_update"):
            set_days(cast, "CELL", first, end)
    cast["OTHERCELL"].versions.all().delete()
    set_days(cast, "OTHERWARD", START, MAR)
    moved = "UPDATE cells_organisationversion SET parent_id = %s WHERE organisation_id = %s"
    with pytest.raises(IntegrityError, match="nothing_hangs_below_what_is_not_there_on_update"):
        run(moved, cast["OTHERWARD"].pk, cast["CELL"].pk)
    set_days(cast, "CELL", START, MAR)
    run(moved, cast["OTHERWARD"].pk, cast["CELL"].pk)


def test_what_others_hang_below_is_not_shortened_nor_deleted(cast: Cast) -> None:
    for first, end in ((START, MAR), (JAN, None)):
        with pytest.raises(IntegrityError, match="nothing_is_left_hanging_on_update"):
            set_days(cast, "WARD", first, end)
    with pytest.raises(IntegrityError, match="nothing_is_left_hanging_on_delete"):
        run("DELETE FROM cells_organisationversion WHERE organisation_id = %s", cast["WARD"].pk)
    set_days(cast, "CELL", START, MAR)
    set_days(cast, "SECOND", START, FEB)
    set_days(cast, "WARD", START, MAR)


def renamed(cast: Cast, *, from_day: date = FEB) -> None:
    row = cast["WARD"].versions.get()
    set_days(cast, "WARD", START, FEB)
    row.pk, row.valid_from = None, from_day
    row.save()


def test_what_hangs_anew_may_have_nothing_above_it_for_a_moment(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="nothing_is_left_hanging"), transaction.atomic():
        renamed(cast)
    with hanging_anew([cast["WARD"].pk]), hanging_anew([cast["WARD"].pk]):
        renamed(cast)
    assert cast["WARD"].versions.count() == 2
    assert not HangingAnew.objects.exists()


def test_at_the_end_of_it_everything_hangs_again(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="no_worse_than_before"), hanging_anew([cast["WARD"].pk]):
        renamed(cast, from_day=MAR)
    assert cast["WARD"].versions.count() == 1


def test_the_guard_looks_away_from_nothing_else(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="nothing_is_left_hanging"), hanging_anew([cast["OTHERWARD"].pk]):
        renamed(cast)


@pytest.mark.django_db(transaction=True)
def test_it_cannot_be_forgotten(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO cells_hanginganew (organisation_id, strays, settled_by_id) VALUES (1, 1000, 0)")
    assert not HangingAnew.objects.exists()


def test_it_is_not_talked_out_of_what_it_counted(cast: Cast) -> None:
    with hanging_anew([cast["WARD"].pk]), pytest.raises(IntegrityError, match="said_once"):
        run("UPDATE cells_hanginganew SET strays = 1000")


def test_what_came_astray_before_there_was_a_guard_is_told_and_can_be_mended_bit_by_bit(cast: Cast) -> None:
    drop_guard(connection, "nothing_is_left_hanging_on_update")
    set_days(cast, "WARD", START, MAR)
    below = type(cast["CITY"]).objects.below(cast["CITY"])
    assert [row.organisation.code for row in hanging_astray(below)] == ["CELL", "SECOND"]
    assert hanging_astray(type(cast["CITY"]).objects.below(cast["OTHER"])) == []
    assert strays()["nothing_hangs_below_what_is_not_there"] == 2
    with hanging_anew([cast["WARD"].pk]):
        set_days(cast, "CELL", START, MAR)
    assert [row.organisation.code for row in hanging_astray(below)] == ["SECOND"]
    assert OrganisationVersion.objects.filter(valid_to=MAR).count() == 2
