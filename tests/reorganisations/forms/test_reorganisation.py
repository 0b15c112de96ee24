from datetime import date

import pytest

from cells.services.newcomers import Newcomer
from reorganisations.forms.reorganisation import share_fields
from reorganisations.queries.reorganisations import members_to_share
from tests.cast import TODAY, Cast


@pytest.mark.django_db
def test_of_one_name_members_are_told_apart_by_their_births_as_far_as_these_are_known(cast: Cast) -> None:
    births = [1962, date(1962, 6, 5), None]
    people = cast.register([Newcomer("Lý Thị Xa", born_on=birth) for birth in births], of="CELL")
    groups, members = members_to_share("CELL", TODAY)
    fields = share_fields([("A", "Chi bộ 1")], [], groups, members)
    assert {name: field.label for name, field in fields.items()} == {
        f"member_{people[0].pk}": "Lý Thị Xa (1962)",
        f"member_{people[1].pk}": "Lý Thị Xa (05/06/1962)",
        f"member_{people[2].pk}": "Lý Thị Xa",
    }
