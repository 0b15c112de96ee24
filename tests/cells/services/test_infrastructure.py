from datetime import timedelta

import pytest

from accounts.rules.refusal import Refused
from cells.models import Infrastructure
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_new_finding_about_the_infrastructure_ends_the_one_before(cast: Cast) -> None:
    cast.infrastructure("CELL", sufficient=False, on=START)
    cast.infrastructure("CELL", sufficient=True, on=TODAY)
    on = Infrastructure.objects.filter(organisation=cast["CELL"]).on
    assert not on(TODAY - DAY).get().sufficient
    assert on(TODAY).get().sufficient


def test_a_finding_before_a_later_one_is_refused(cast: Cast) -> None:
    cast.infrastructure("CELL", on=TODAY)
    with pytest.raises(Refused):
        cast.infrastructure("CELL", on=TODAY - DAY)
    cast.infrastructure("CELL", sufficient=False, on=TODAY)
    assert [found.sufficient for found in Infrastructure.objects.on(TODAY)] == [False]


def test_nothing_is_found_before_the_organisation_was_there(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"\(CELL\) exists from 01/01/2019") as refused:
        cast.infrastructure("CELL", on=START - DAY)
    assert refused.value.field == "on"
