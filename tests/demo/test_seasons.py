"""What the demo has done already: one pilot of the shipping company, nothing but meetings in person in the city."""

from datetime import date

import pytest

from accounts.models import Entry
from cells.models import Organisation
from meetings.models import Meeting
from pilots.models import Registration, Round, Slot, Submission
from pilots.rules.terms import Basis
from reports.models import Contribution
from tests.reports.printed import pilot_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]


def test_the_city_has_neither_rounds_nor_pilots_nor_meetings_online_or_by_group() -> None:
    assert not Round.objects.filter(organisation__code="PRTC").exists()
    assert not Registration.objects.filter(organisation__code__startswith="PRTC").exists()
    formats = Meeting.objects.filter(organisation__code__startswith="PRTC").values_list("format", "state").distinct()
    assert list(formats.order_by()) == [("in_person", "held")]


def test_the_pilot_of_the_storm_was_appraised_and_decided_by_different_people() -> None:
    pilot = Registration.objects.get()
    assert (pilot.organisation.code, pilot.state, pilot.basis) == (
        "VTHA-STORM",
        "approved",
        Basis.SPECIAL_CIRCUMSTANCES,
    )
    assert (pilot.appraised_by.username, pilot.decided_by.username) == ("kdn_board", "kdn_standing")
    assert pilot.in_force_from == date(2024, 10, 2)


def test_the_meeting_in_the_storm_took_no_place_in_the_quota() -> None:
    meeting = Meeting.objects.get(organisation__code="VTHA-STORM")
    assert (meeting.format, meeting.state, meeting.basis) == ("hybrid", "held", Basis.SPECIAL_CIRCUMSTANCES)
    modes = set(meeting.attendances.values_list("mode", flat=True))
    assert modes == {"online", "in_person", "excused"}
    assert not Slot.objects.exists()


def test_nobody_owes_a_list_of_the_round_after_the_storm() -> None:
    lists = Submission.objects.filter(round__organisation__code="KDN").order_by("organisation__code")
    assert list(lists.values_list("organisation__code", "state")) == [("KDN-C01", "submitted"), ("VTHA", "submitted")]


def test_the_report_of_the_city_names_the_letter_that_asked_for_it() -> None:
    report = pilot_report(Organisation.objects.get(code="PRTC"), date(2025, 3, 21))
    assert report.subject.asked_in is not None
    assert report.subject.asked_in.plain == "Công văn số 4153-CV/BTC ngày 21/3/2025 của Ban Tổ chức Tỉnh ủy"
    assert "12 phường, 01 xã" in str(report)


def test_the_city_asks_those_below_for_the_figures_of_its_report() -> None:
    states = dict(Contribution.objects.values_list("organisation__code", "state"))
    assert len(states) == 52
    assert {code: state for code, state in states.items() if state != "owed"} == {
        "PRTC-C01": "accepted",
        "PRTC-P02": "returned",
    }


def test_the_log_tells_it_in_the_order_of_time() -> None:
    moments = list(Entry.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
