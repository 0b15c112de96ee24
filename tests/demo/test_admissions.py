"""The demo gives back the admissions and targets of seed 004 (note 2), each year counted from the register."""

from datetime import date
from decimal import Decimal

import pytest

from admissions.queries.targets import progress
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
