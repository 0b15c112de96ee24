"""A search by words of a name, beside what it means: both engines find the same people, by an index or by looking through all."""

import pytest
from django.db import connection

from cells.models import Member, OrganisationVersion
from cells.queries.members import members_on, named_like
from cells.queries.name_search import LONGEST_PART, SHORTEST_PART, holding
from cells.rules.names import fold
from cells.services.newcomers import Newcomer
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db

LONG = "Thoongsavanhkhamphoui"
NAMES = [
    "Nguyễn Thị Thuỷ Uy",
    "Trần Văn Sơn",
    "Lê An",
    "Lý Hoàng Lan",
    "Hoàng Thị Hương",
    "Phương Thương",
    "Y-Bim Niê",
    "H'Hen Niê",
    "Đặng Đình Đức",
    f"{LONG} Xay",
    "Ô",
    "A 100% _",
    "Vừ A Páo \\ Lềnh",
    "x" * 150,
]
TYPED = [
    "nguyễn thuỷ", "THUY NGUYEN", "uong", "huong", "phuong thuong", "an", "la", "le an", "an le an", "a", "o", "hhen",
    "h'hen", "y-bim", "-", "bim nie", "duc dinh", "Đ", "%", "_", "\\", "'", "' | 'nguyen", "!x", "a & b", ":*", "nguyen:*",
    "thi thi", "  ", "", "zzz", LONG, LONG[:LONGEST_PART], LONG[1 : LONGEST_PART + 2], LONG[2:] + "m", "x" * 140, "x" * 151,
    "Nguye\u0302\u0303n", "ng uy thu", "100%", "xay",
]  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_members_are_found_by_what_their_folded_names_hold(cast: Cast, typed: str) -> None:
    people = cast.register([Newcomer(name) for name in NAMES], of="CELL", on=START)
    meant = {one.pk for one in people if all(word in one.search_key for word in fold(typed).split())}
    assert {one.pk for one in members_on([cast["CELL"].pk], TODAY).filter(named_like(typed))} == meant
    assert {one.pk for one in Member.objects.filter(holding(typed), pk__in=[one.pk for one in people])} == meant


def test_names_of_organisations_are_searched_by_the_same_words(cast: Cast) -> None:
    name = OrganisationVersion.objects.filter(organisation=cast["CELL"]).get().name
    found = OrganisationVersion.objects.filter(holding(" ".join(reversed(name.split()))))
    assert cast["CELL"].pk in found.values_list("organisation", flat=True)


@pytest.mark.postgresql
def test_the_database_has_an_index_of_all_that_can_be_typed_of_a_name(cast: Cast) -> None:
    Member.objects.create(full_name="Lê Hương")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cells_parts_of_names('le huong')::text")
        parts = {part.strip("'") for part in cursor.fetchone()[0].split()}
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Member.objects.filter(named_like("Hương Lê")).order_by().explain()
    words = ["le", "huong"]
    assert parts == {word[i:j] for word in words for i in range(6) for j in range(i + SHORTEST_PART, len(word) + 1)}
    assert "member_by_parts_of_name" in plan
