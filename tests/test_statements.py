"""How many statements a page asks of the database: the same however much it shows, and written down here.

Whoever changes a number says by it that a page became dearer or cheaper. A page that asks once for each of its rows is found by
the same page of a larger organisation asking more.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

STATEMENTS: dict[tuple[str, str], int] = {
    ("clerk", "/"): 35,
    ("clerk", "/organisations/PRTC-P01-01/"): 27,
    ("clerk", "/organisations/PRTC-P01-01/members/"): 15,
    ("clerk", "/organisations/PRTC-P01-01/groups/"): 14,
    ("clerk", "/admissions/organisations/PRTC-P01-01/people/"): 26,
    ("clerk", "/pilots/eligibility/PRTC-P01-01/"): 24,
    ("clerk", "/meetings/organisations/PRTC-P01-01/"): 29,
    ("clerk", "/meetings/organisations/PRTC-P01-01/plan/"): 33,
    ("clerk", "/meetings/organisations/PRTC-P01-01/year/2025/"): 21,
    ("ward", "/"): 48,
    ("ward", "/meetings/organisations/PRTC-P01/year/2025/"): 18,
    ("ward", "/organisations/PRTC-P01/members/"): 14,
    ("ward", "/pilots/eligibility/PRTC-P01/"): 26,
    ("ward", "/meetings/organisations/PRTC-P01/ratings/"): 19,
    ("ward", "/reports/PRTC-P01/"): 13,
    ("board", "/"): 43,
    ("board", "/admissions/organisations/PRTC/people/"): 24,
    ("board", "/admissions/organisations/PRTC/people/?asks=late"): 34,
    ("board", "/organisations/"): 15,
    ("board", "/organisations/PRTC/"): 33,
    ("board", "/organisations/PRTC/members/"): 13,
    ("board", "/organisations/PRTC/quality/"): 67,
    ("board", "/pilots/eligibility/PRTC/"): 18,
    ("board", "/pilots/organisations/PRTC/coverage/"): 20,
    ("board", "/pilots/registrations/"): 14,
    ("board", "/pilots/rounds/"): 14,
    ("board", "/pilots/drift/"): 14,
    ("board", "/pilots/agenda/"): 9,
    ("clerk", "/admissions/organisations/PRTC-P01-01/screening/"): 22,
    ("clerk", "/admissions/organisations/PRTC-P01-01/fees/"): 16,
    ("board", "/admissions/organisations/PRTC/screening/"): 17,
    ("board", "/admissions/organisations/PRTC/exits/"): 14,
    ("board", "/admissions/organisations/PRTC/exemptions/"): 14,
    ("board", "/admissions/organisations/PRTC/classification/?year=2024"): 21,
    ("board", "/admissions/organisations/PRTC/discipline/"): 13,
    ("inspection", "/admissions/organisations/PRTC/cases/"): 20,
    ("board", "/meetings/organisations/PRTC/ratings/"): 17,
    ("board", "/meetings/confirmed/"): 15,
    ("board", "/reports/PRTC/figures/"): 18,
    ("standing", "/"): 25,
    ("admin", "/statutes/"): 9,
}
"""By sign-in of the demo and address."""


def asked_by(sign_in: str, address: str) -> int:
    client = Client()
    client.force_login(User.objects.get(username=sign_in))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def test_a_page_asks_as_often_as_is_written_here(demo_city: str) -> None:
    assert {page: asked_by(*page) for page in STATEMENTS} == STATEMENTS
