"""Many who press at the same moment: numbers without gap and without double."""

from typing import Any

import pytest
from django.db import connection

from reports.models import Issued, NumberBook
from reports.services import issue as issuing
from reports.services.issue import issue_document
from reports.services.order import Order
from reports.services.readiness import IssueDraft
from tests.cast import TODAY, Cast
from tests.crowd import press_at_once
from tests.guards import drop_guard
from tests.reports.issuing import SITE, secretary, signing, written

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
PEOPLE = 50


@pytest.fixture(autouse=True)
def _papers_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is pressed for is a number; fifty processes that lay out pages would only take long."""
    monkeypatch.setattr(issuing, "file_of", lambda html, _day, file, **_told: f"{file}{html}".encode())


def orders(cast: Cast, number: int) -> list[Order]:
    """Reports of as many days as people press: each of another matter, all of one book."""
    secretary(cast, "CITY")
    days = [TODAY.replace(day=1 + place % 20, month=1 + place // 20) for place in range(number)]
    return [written(cast, day=day) for day in days]


def press(cast: Cast, asked: list[Order]) -> Any:
    key = signing(cast["CITY"])
    draft = IssueDraft(dated_on=TODAY, signing=key, title="Báo cáo")
    occasion = cast.occasion("dung")
    return press_at_once(
        lambda number: issue_document(order=asked[number], draft=draft, site=SITE, occasion=occasion),
        people=len(asked),
    )


def test_fifty_at_once_get_fifty_numbers_without_gap_or_double(cast: Cast) -> None:
    assert press(cast, orders(cast, PEOPLE)) == {"done": PEOPLE}
    assert sorted(Issued.objects.values_list("number", flat=True)) == list(range(1, PEOPLE + 1))
    assert NumberBook.objects.get().last == PEOPLE


def test_a_button_that_many_press_issues_one_document(cast: Cast) -> None:
    (order,) = orders(cast, 1)
    outcome = press(cast, [order] * 10)
    assert outcome == {"done": 1, "refused": 9}
    assert list(Issued.objects.values_list("number", flat=True)) == [1]
    assert NumberBook.objects.get().last == 1


def test_control_without_the_lock_the_database_still_refuses_a_gap(cast: Cast) -> None:
    """Whoever took the same number by another way is stopped by the guard and the constraint, not by luck."""
    secretary(cast, "CITY")
    order = written(cast)
    issue_document(
        order=order,
        draft=IssueDraft(dated_on=TODAY, signing=signing(cast["CITY"]), title="Báo cáo"),
        site=SITE,
        occasion=cast.occasion("dung"),
    )
    issued = Issued.objects.get()
    NumberBook.objects.update(last=5)
    again = {
        field.attname: getattr(issued, field.attname) for field in Issued._meta.concrete_fields if field.name != "id"
    }
    with pytest.raises(Exception, match="numbers_of_documents_have_no_gap"):
        Issued.objects.create(**again | {"number": 3, "code": "X", "matter": "day:2025-01-01"})
    drop_guard(connection, "numbers_of_documents_have_no_gap")
    Issued.objects.create(**again | {"number": 3, "code": "X", "matter": "day:2025-01-01"})
    assert sorted(Issued.objects.values_list("number", flat=True)) == [1, 3]
