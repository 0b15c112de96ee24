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
    ("clerk", "/"): 67,
    ("clerk", "/organisations/PRTC-P01-01/"): 38,
    ("clerk", "/organisations/PRTC-P01-01/members/"): 27,
    ("clerk", "/organisations/PRTC-P01-01/groups/"): 22,
    ("clerk", "/admissions/organisations/PRTC-P01-01/people/"): 34,
    ("clerk", "/pilots/eligibility/PRTC-P01-01/"): 29,
    ("clerk", "/meetings/organisations/PRTC-P01-01/"): 34,
    ("clerk", "/meetings/organisations/PRTC-P01-01/plan/"): 37,
    ("clerk", "/meetings/organisations/PRTC-P01-01/year/2025/"): 27,
    ("ward", "/"): 75,
    ("ward", "/meetings/organisations/PRTC-P01/year/2025/"): 26,
    ("ward", "/organisations/PRTC-P01/members/"): 26,
    ("ward", "/pilots/eligibility/PRTC-P01/"): 32,
    ("ward", "/meetings/organisations/PRTC-P01/ratings/"): 24,
    ("ward", "/reports/PRTC-P01/"): 19,
    ("board", "/"): 51,
    ("board", "/admissions/organisations/PRTC/people/"): 33,
    ("board", "/admissions/organisations/PRTC/people/?asks=late"): 43,
    ("board", "/organisations/"): 18,
    ("board", "/organisations/PRTC/"): 41,
    ("board", "/organisations/PRTC/members/"): 28,
    ("board", "/organisations/PRTC/quality/"): 73,
    ("board", "/pilots/eligibility/PRTC/"): 24,
    ("board", "/pilots/organisations/PRTC/coverage/"): 25,
    ("board", "/pilots/registrations/"): 15,
    ("board", "/pilots/rounds/"): 14,
    ("board", "/pilots/drift/"): 13,
    ("board", "/pilots/agenda/"): 9,
    ("clerk", "/admissions/organisations/PRTC-P01-01/screening/"): 28,
    ("clerk", "/admissions/organisations/PRTC-P01-01/fees/"): 21,
    ("board", "/admissions/organisations/PRTC/screening/"): 23,
    ("board", "/admissions/organisations/PRTC/exits/"): 20,
    ("board", "/admissions/organisations/PRTC/exemptions/"): 20,
    ("board", "/admissions/organisations/PRTC/classification/?year=2024"): 29,
    ("board", "/admissions/organisations/PRTC/discipline/"): 18,
    ("inspection", "/admissions/organisations/PRTC/cases/"): 23,
    ("board", "/meetings/organisations/PRTC/ratings/"): 21,
    ("board", "/meetings/confirmed/"): 15,
    ("board", "/reports/PRTC/figures/"): 24,
    ("standing", "/"): 30,
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
