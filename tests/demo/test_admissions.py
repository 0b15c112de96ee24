"""The demo gives back the admissions and targets of seed 004 (note 2), each year counted from the register."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from admissions.models import Candidate
from admissions.queries.people import filtered
from admissions.queries.pipeline import candidates_of, on_probation_without_a_case
from admissions.queries.targets import progress
from admissions.rules.steps import Asks
from admissions.rules.targets import together
from cells.models import Organisation
from cells.queries.organisations import version_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
DAY = date(2023, 12, 30)


def test_five_years_of_admissions_against_targets() -> None:
    city = Organisation.objects.get(code="PRTC")
    version = version_on(city, DAY)
    assert version is not None
    found = progress(city, [version], range(2019, 2024), DAY, today=date(2025, 3, 21))
    years = [(one.admitted, one.target) for one in found.values()]
    assert years == [(149, 148), (85, 144), (150, 144), (147, 146), (149, 148)]
    whole = together(found.values())
    assert whole is not None
    assert (whole.admitted, whole.target, whole.per_cent) == (680, 730, Decimal("93.15"))


def test_some_dozen_people_are_on_the_way_at_every_step_and_nobody_of_them_is_counted_as_a_member() -> None:
    today = date(2025, 3, 21)
    listed = Candidate.objects.filter(member__isnull=True)
    stages = Counter(listed.values_list("stage", flat=True))
    assert stages == {"listed": 2, "course": 1, "file": 4, "voted": 1, "resolved": 1, "decided": 2, "closed": 1}
    assert len(on_probation_without_a_case(Organisation.objects.filter(code__startswith="PRTC"), today)) == 4
    city = Organisation.objects.get(code="PRTC")
    below = candidates_of(Organisation.objects.below(city), today)
    late = filtered(below, words="", stage="", asks=Asks.LATE, month=None, today=today)
    assert [one.full_name for one in late] == ["Trương Công Định"]
