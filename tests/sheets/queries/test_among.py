"""Sets of values as one parameter: found as they are, whatever signs they hold."""

from datetime import date

import pytest

from cells.models import Member
from sheets.queries.among import Pair
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NAMES = ['"An"', "An\\", "{An}", "An, Ba", "NULL", "H'An", "", "Ân"]


def test_each_value_is_found_and_no_other(cast: Cast) -> None:
    members = cast.people(len(NAMES) + 1, of="CELL")
    for member, name in zip(members, NAMES, strict=False):
        Member.objects.filter(pk=member.pk).update(search_key=name, born_on=date(1960, 1, 2))
    found = Member.objects.filter(search_key__among=NAMES)
    assert {member.search_key for member in found} == set(NAMES)
    pairs = {(name, date(1960, 1, 2)) for name in NAMES[:4]} | {(name, date(1960, 1, 3)) for name in NAMES[4:]}
    both = Member.objects.alias(both=Pair("search_key", "born_on")).filter(both__among=pairs)
    assert {member.search_key for member in both} == set(NAMES[:4])
