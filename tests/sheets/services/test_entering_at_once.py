"""The same list handed in twice and entered at the same moment: everybody comes into the register once."""

from datetime import date

import pytest

from cells.models import Member
from sheets.models import Sheet
from sheets.services import applying
from tests.cast import Cast
from tests.crowd import press_at_once
from tests.sheets.services.test_staging import AN
from tests.sheets.workbooks import HEADINGS, name_of, preview

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 40
LIST = [
    [number, name_of(number), date(1980, 2, number % 28 + 1), "Nữ", 58000000 + number, *AN[5:]]
    for number in range(PEOPLE)
]


def test_of_two_equal_lists_entered_at_once_one_is_entered_and_the_other_told(cast: Cast) -> None:
    sheets = [preview(cast, [HEADINGS, *LIST]) for _ in range(2)]
    assert {sheet.counts["new"] for sheet in sheets} == {PEOPLE}

    def enter(number: int) -> Sheet:
        return applying.apply_sheet(sheet=sheets[number], occasion=cast.occasion("binh"))

    assert press_at_once(enter, people=2) == {"done": 1, "refused": 1}
    assert Member.objects.count() == PEOPLE
