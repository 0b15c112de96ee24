import pytest

from accounts.rules.refusal import Refused
from meetings.rules.officers import check_officers, dealt_in_turn


@pytest.mark.parametrize(("chair", "secretary"), [(1, 2), (1, None), (None, 1), (None, None)])
def test_two_people_lead_and_write_and_either_may_stay_unnamed(chair: int | None, secretary: int | None) -> None:
    check_officers(chair, secretary)


def test_who_leads_does_not_write_the_minutes_which_is_said_beside_the_secretary() -> None:
    with pytest.raises(Refused, match="does not write its minutes") as refused:
        check_officers(1, 1)
    assert refused.value.field == "secretary"


def test_the_committee_is_sent_to_the_groups_in_turn() -> None:
    assert dealt_in_turn([1, 2, 3, 4], [7, 8, 9]) == {1: 7, 2: 8, 3: 9, 4: 7}
    assert dealt_in_turn([1], [7, 8]) == {1: 7}
    assert dealt_in_turn([1, 2], []) == {}
