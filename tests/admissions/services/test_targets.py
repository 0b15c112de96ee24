"""Targets are given, adjusted by a document and taken back; what was asked on a day stays. The register says what was reached."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from admissions.models import Target
from admissions.queries.targets import admitted, progress
from admissions.services.targets import GIVEN, give_target, take_back_target
from cells.models import Member, Membership, Notice
from cells.queries.organisations import versions_on
from cells.rules.document_reference import CitedDocument
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
JANUARY = date(2025, 1, 10)
PAPER = CitedDocument("Thành uỷ Hoa Sen", "12-CTr/TU", date(2025, 2, 1), "Điều chỉnh chỉ tiêu")


def give(cast: Cast, of: str = "WARD", **told: object) -> Target:
    facts = {"year": 2025, "number": 5, "share": None, "on": JANUARY, "document": None} | told
    return give_target(organisation=cast[of], occasion=cast.occasion("dung"), **facts)


def admit(cast: Cast, of: str, on: date, way: str = "admitted", until: date | None = None) -> Member:
    (member,) = cast.people(1, of=of, on=on, official=False)
    departure = Membership.Departure.TRANSFERRED if until else ""
    Membership.objects.filter(member=member).update(arrival=way, valid_to=until, departure=departure)
    return member


def asked_on(cast: Cast, day: date, *codes: str, years: tuple[int, ...] = (2025,)) -> dict[tuple[str, int], int | None]:
    ids = {cast[code].pk: code for code in codes}
    versions = list(versions_on(day).filter(organisation__in=ids))
    found = progress(cast["CITY"], versions, years, day, today=TODAY)
    return {(ids[pk], year): one.target for (pk, year), one in found.items()}


def test_a_target_holds_from_its_day_and_an_adjusted_one_from_its_own(cast: Cast) -> None:
    give(cast)
    give(cast, number=7, on=date(2025, 2, 3), document=PAPER)
    assert asked_on(cast, JANUARY - DAY, "WARD") == {("WARD", 2025): None}
    assert asked_on(cast, date(2025, 2, 2), "WARD") == {("WARD", 2025): 5}
    assert asked_on(cast, date(2025, 2, 3), "WARD") == {("WARD", 2025): 7}


def test_those_below_are_told(cast: Cast) -> None:
    give(cast)
    assert Notice.objects.get(kind=GIVEN).values["asked"] == "5"
    assert Entry.objects.filter(act="admissions.give_target").count() == 1


def test_a_share_is_counted_of_the_members_on_the_first_of_january(cast: Cast) -> None:
    cast.people(30, of="CELL")
    cast.people(21, of="SECOND")
    admit(cast, "CELL", date(2025, 2, 1))
    give(cast, number=None, share=Decimal("4"))
    give(cast, of="CELL", number=3)
    assert asked_on(cast, TODAY, "WARD", "CELL") == {("WARD", 2025): 3, ("CELL", 2025): 3}


def test_it_is_adjusted_by_a_document_and_later_than_it_was_given(cast: Cast) -> None:
    give(cast)
    for told, field in (({"on": JANUARY}, "on"), ({"on": JANUARY + DAY}, "document")):
        with pytest.raises(Refused) as refused:
            give(cast, number=6, **told)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"number": None}, "number"),
        ({"share": Decimal(3)}, "number"),
        ({"year": 1989}, "year"),
        ({"year": 2031}, "year"),
        ({"on": TODAY + DAY}, "on"),
        ({"on": date(2018, 12, 31)}, "on"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast: Cast, told: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        give(cast, **told)
    assert refused.value.field == field
    assert not Target.objects.exists()


def test_what_was_entered_by_mistake_is_taken_back_the_last_first(cast: Cast) -> None:
    first = give(cast)
    second = give(cast, number=7, on=date(2025, 2, 3), document=PAPER)
    occasion = cast.occasion("dung")
    with pytest.raises(Refused):
        take_back_target(target=first, why="Mistyped", occasion=occasion)
    take_back_target(target=second, why="Mistyped", occasion=occasion)
    assert asked_on(cast, TODAY, "WARD") == {("WARD", 2025): 5}
    with pytest.raises(Refused):
        take_back_target(target=second, why="Mistyped", occasion=occasion)


def test_the_database_lets_no_two_targets_of_a_year_be_true_on_one_day(cast: Cast) -> None:
    give(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(organisation=cast["WARD"], year=2025, number=1, valid_from=TODAY)
    Target.objects.create(organisation=cast["WARD"], year=2026, number=1, valid_from=TODAY)


def test_the_register_says_who_was_admitted_in_a_year_and_where(cast: Cast) -> None:
    cast.people(3, of="CELL")
    for of, on in (("CELL", date(2025, 1, 1)), ("SECOND", TODAY), ("UNIT", date(2024, 12, 31))):
        admit(cast, of, on)
    admit(cast, "CELL", date(2025, 2, 3), way="readmitted")
    admit(cast, "CELL", date(2025, 2, 4), way="transferred")
    codes = ("CITY", "WARD", "CELL", "UNIT")
    ids = {cast[code].pk: code for code in codes}
    found = admitted(ids, (2024, 2025), until=TODAY)
    assert {(ids[pk], year): number for (pk, year), number in found.items()} == {
        ("CITY", 2025): 3, ("WARD", 2025): 3, ("CELL", 2025): 2, ("CITY", 2024): 1, ("UNIT", 2024): 1,
    }  # fmt: skip
    before = admitted(ids, (2025,), until=TODAY - DAY)
    assert before[cast["WARD"].pk, 2025] == 2


def test_who_went_to_another_cell_since_still_counts_where_they_were_admitted(cast: Cast) -> None:
    admit(cast, "CELL", date(2025, 1, 5), until=date(2025, 2, 5))
    assert admitted([cast["CELL"].pk], (2025,), until=TODAY)[cast["CELL"].pk, 2025] == 1


def test_a_cell_that_moved_leaves_behind_whom_it_admitted_before(cast: Cast) -> None:
    moved = date(2025, 2, 10)
    admit(cast, "SECOND", moved - DAY)
    admit(cast, "SECOND", moved)
    admit(cast, "SECOND", moved + DAY)
    cast.move("SECOND", "OTHERWARD", on=moved)
    found = admitted([cast[code].pk for code in ("WARD", "OTHERWARD", "SECOND")], (2025,), until=TODAY)
    assert found == {(cast["WARD"].pk, 2025): 1, (cast["OTHERWARD"].pk, 2025): 2, (cast["SECOND"].pk, 2025): 3}


def test_nothing_is_counted_of_nobody(cast: Cast) -> None:
    assert admitted([], (2025,), until=TODAY) == {}
