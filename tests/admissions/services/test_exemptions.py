"""Exempt and suspended by a decision: bases, quorums and rolls count without the member from the first day, not before."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.models import ActivityReason
from admissions.queries.exemptions import kept_from_meetings
from admissions.queries.pipeline import entitled
from admissions.rules.exemptions import Reason
from admissions.services.exemptions import exempt_member
from cells.models import Member, Organisation
from cells.queries.members import members_on
from cells.services.axes import end_activity
from cells.services.corrections import correct_fact
from meetings.models import Meeting
from meetings.queries.participants import expected_on
from sheets.services.beside import enter_beside, remove_beside
from tests.admissions.people import paper
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
ON, DAY = date(2025, 3, 10), timedelta(days=1)


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(9, of="CELL")


def exempt(cast: Cast, member: Member, reason: str, until: date | None = None) -> None:
    document = paper(ON, "QĐ")
    exempt_member(member=member, reason=reason, on=ON, until=until, document=document, occasion=cast.occasion("an"))


def base(cast: Cast, on: date) -> int:
    meeting = Meeting(organisation=cast["CELL"], held_on=on, format="in_person", kind="monthly", state="held")
    meeting.retrospective = True
    meeting.save()
    return entitled(meeting).base


def test_the_suspended_leave_votes_and_rolls_on_their_own_day_and_come_back_on_theirs(
    cast: Cast, members: list[Member]
) -> None:
    exempt(cast, members[0], Reason.SUSPENSION)
    assert [base(cast, day) for day in (ON - DAY, ON)] == [9, 8]
    assert [expected_on(cast["CELL"], "monthly", day).count() for day in (ON - DAY, ON)] == [9, 8]
    end_activity(member=members[0], on=TODAY, document=None, occasion=cast.occasion("an"))
    assert [base(cast, day) for day in (TODAY - DAY, TODAY)] == [8, 9]


def test_the_register_keeps_the_days_and_beside_them_stands_why(cast: Cast, members: list[Member]) -> None:
    exempt(cast, members[0], Reason.AGE_HEALTH)
    exempt(cast, members[1], Reason.OTHER, until=date(2025, 9, 1))
    rows = kept_from_meetings(Organisation.objects.below(cast["CITY"]), TODAY)
    assert [(one.member, one.value, one.reason.reason) for one in rows] == [
        (members[0], "exempt", "age_health"),
        (members[1], "exempt", "other"),
    ]
    assert not kept_from_meetings(Organisation.objects.below(cast["CITY"]), ON - DAY).exists()
    activities = dict(members_on([cast["CELL"].pk], date(2025, 9, 1)).values_list("pk", "activity"))
    assert (activities[members[0].pk], activities[members[1].pk]) == ("exempt", "active")


@pytest.mark.parametrize(
    ("reason", "until", "field"),
    [(Reason.OTHER, None, "until"), (Reason.OTHER, date(2026, 3, 10), "until"), ("no", None, "reason")],
)
def test_what_is_refused(cast: Cast, members: list[Member], reason: str, until: date | None, field: str) -> None:
    with pytest.raises(Refused) as excinfo:
        exempt(cast, members[0], reason, until)
    assert excinfo.value.field == field
    assert not ActivityReason.objects.exists()


def test_without_a_decision_nobody_is_exempt(cast: Cast, members: list[Member]) -> None:
    with pytest.raises(Refused) as excinfo:
        exempt_member(
            member=members[0],
            reason=Reason.AGE_HEALTH,
            on=ON,
            until=None,
            document=None,
            occasion=cast.occasion("an"),
        )
    assert excinfo.value.field == "document"


def corrected(cast: Cast, member: Member, **values: object) -> None:
    one = member.activities.get()
    told = {"value": one.value, "valid_from": one.valid_from, "valid_to": one.valid_to} | values
    correct_fact(
        member=member,
        kind="activity",
        pk=one.pk,
        values=told,
        why="Ghi nhầm",
        kept=[cast["CELL"].pk],
        occasion=cast.occasion("an"),
    )


@pytest.mark.parametrize("until", [None, ON.replace(year=2026), ON.replace(year=2027)])
def test_a_correction_makes_no_exemption_longer_than_the_form_does(
    cast: Cast, members: list[Member], until: date | None
) -> None:
    exempt(cast, members[0], Reason.OTHER, until=date(2025, 9, 1))
    with pytest.raises(Refused) as refused:
        corrected(cast, members[0], valid_to=until)
    assert refused.value.field == "valid_to"
    corrected(cast, members[0], valid_to=ON.replace(year=2026) - DAY)
    exempt(cast, members[1], Reason.AGE_HEALTH, until=date(2025, 9, 1))
    corrected(cast, members[1], valid_to=until)


def test_an_exemption_is_not_corrected_into_a_suspension_with_the_reason_of_the_other(
    cast: Cast, members: list[Member]
) -> None:
    exempt(cast, members[0], Reason.AGE_HEALTH)
    with pytest.raises(Refused) as refused:
        corrected(cast, members[0], value="suspended")
    assert refused.value.field == "value"
    without_reason = cast.activity(members[1], "exempt")
    corrected(cast, members[1], value="suspended")
    without_reason.refresh_from_db()
    assert without_reason.value == "suspended"


def test_from_a_list_nobody_is_exempt_but_for_age_or_health_and_the_reason_goes_with_the_list(
    cast: Cast, members: list[Member]
) -> None:
    cast.activity(members[0], "exempt")
    cast.activity(members[1], "suspended")
    keys = [member.pk for member in members]
    enter_beside(keys)
    enter_beside(keys)
    reasons = dict(ActivityReason.objects.values_list("activity__member", "reason"))
    assert reasons == {members[0].pk: Reason.AGE_HEALTH, members[1].pk: Reason.SUSPENSION}
    remove_beside(keys[:1])
    assert [one.activity.member for one in ActivityReason.objects.all()] == [members[1]]
