"""A page of registrations: chosen first, then joined with what its rows say."""

import pytest

from pilots.models import Registration
from pilots.queries.registrations import joined
from pilots.tables.registrations import registered
from tests.cast import TODAY, Cast
from tests.meetings import scenes

pytestmark = pytest.mark.django_db


def test_rows_keep_their_order_and_cost_no_more_statements_than_one(cast: Cast, django_assert_num_queries) -> None:
    for code in ("CELL", "UNIT", "ABROAD"):
        scenes.approve(cast, code, "by_group")
    chosen = list(Registration.objects.order_by("-pk"))
    with django_assert_num_queries(1):
        found = joined(chosen)
        assert [one.submission.round.letter.symbol for one in found] == ["828-CV/ĐUK"] * 3
    assert found == chosen
    codes = [row.registration.organisation.code for row in registered(chosen, TODAY)]
    assert codes == ["ABROAD", "UNIT", "CELL"]
