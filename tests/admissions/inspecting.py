"""An inspection committee of the city, and cases it records."""

from datetime import date
from typing import Any

from accounts.models import Occasion, User
from admissions.models import DisciplinaryCase
from admissions.services.discipline import CaseTold, record_case
from cells.models import Mandate, Member, Organisation
from tests.cast import TODAY, Cast

BREACH = "Vi phạm quy chế làm việc"
DECIDED, ANNOUNCED = date(2024, 2, 20), date(2024, 2, 29)


def inspects(cast: Cast, code: str = "CITY", username: str = "giang") -> User:
    """Giang, who reads the city as inspector, sits in an inspection committee too."""
    cast.mandate(username, Mandate.Role.INSPECTION, code)
    return cast.users[username]


def told(member: Member | None, organisation: Organisation | None = None, **facts: Any) -> CaseTold:
    usual: dict[str, Any] = {
        "form": "reprimand",
        "decided_by": "superior",
        "breach": BREACH,
        "breach_on": date(2023, 12, 1),
        "decided_on": DECIDED,
        "issuer": "Ban Thường vụ Thành ủy Hoa Sen",
        "symbol": "77-QĐ/TU",
        "announced_on": ANNOUNCED,
    }
    return CaseTold(member=member, organisation=organisation, **usual | facts)


def a_case(cast: Cast, member: Member, *, on: date = TODAY, **facts: Any) -> DisciplinaryCase:
    occasion: Occasion = cast.occasion(today=on)
    return record_case(told=told(member, **facts), within=Organisation.objects.all(), occasion=occasion)
