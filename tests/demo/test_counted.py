"""Every figure of every document of the demo is the number of what stands behind it."""

from datetime import date
from typing import Any

import pytest

from cells.models import Member, Membership, Organisation
from meetings.models import Meeting
from pilots.models import Registration
from reports.rules.counted import Counted, Records
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, counted_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
TODAY = date(2025, 3, 21)
ROWS: dict[Records, Any] = {
    Records.ORGANISATIONS: Organisation,
    Records.MEMBERS: Member,
    Records.MEETINGS: Meeting,
    Records.REGISTRATIONS: Registration,
}


NUMBERS_ALONE = {"target", "disciplined", "screened", "classified"}
"""Whom they count is not for everybody to know, or nobody."""


def counted(kind: DocumentKind, code: str = "PRTC", **asked: Any) -> Counted:
    found, _day = counted_in(Order(kind, Organisation.objects.get(code=code), **asked), today=TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "code", "asked"),
    [
        (DocumentKind.PILOT_REPORT, "PRTC", {}),
        (DocumentKind.DIRECTIVE_REPORT, "PRTC", {"on": date(2023, 12, 30), "since": date(2019, 1, 1)}),
        (DocumentKind.QUOTA_TABLE, "KDN", {}),
        (DocumentKind.RATINGS_TABLE, "VTHA", {"on": date(2025, 2, 28)}),
        (DocumentKind.REGISTRATION_LIST, "VTHA", {}),
        (DocumentKind.APPRAISAL, "KDN", {}),
        (DocumentKind.DECISION, "KDN", {}),
    ],
)
def test_a_figure_is_the_number_of_what_stands_behind_it(kind: DocumentKind, code: str, asked: dict[str, Any]) -> None:
    figures = counted(kind, code, **asked).figures
    assert any(figure.value for figure in figures)
    for figure in figures:
        if figure.key.partition(":")[0] in NUMBERS_ALONE:
            continue
        assert figure.value == (sum(figure.amounts) if figure.amounts else len(figure.ids)), figure.key
        there = ROWS[figure.records].objects.filter(pk__in=figure.ids).count()
        assert there == len(set(figure.ids)), figure.key


def test_who_was_admitted_in_a_year_is_named_and_who_left_too() -> None:
    found = counted(DocumentKind.DIRECTIVE_REPORT, on=date(2023, 12, 30), since=date(2019, 1, 1))
    admitted, left = found.figure("admitted:2020"), found.figure("struck_off:2021")
    assert admitted is not None
    assert (admitted.value, admitted.records) == (85, Records.MEMBERS)
    assert Membership.objects.filter(member__in=admitted.ids, valid_from__year=2020).count() >= 85
    assert left is not None
    assert set(Membership.objects.filter(member__in=left.ids).values_list("departure", flat=True)) >= {"struck_off"}
