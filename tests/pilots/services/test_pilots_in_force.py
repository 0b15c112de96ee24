"""What becomes of a pilot once it is approved: suspended, resumed, ended by decision, ended with its guidance."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from pilots.models import Guidance, Registration
from pilots.queries.registrations import pilot_in_force, registered_already
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registrations import appraise_registration, change_pilot, decide_registration
from tests.cast import TODAY, Cast
from tests.pilots.story import appraised, decided, submitted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def change(
    cast: Cast, pilot: Registration, act: RegistrationAct, *, by: str = "em", on: date = TODAY, remark: str = "Vì"
) -> Registration:
    return change_pilot(registration=pilot, act=act, remark=remark, occasion=cast.occasion(by, today=on))


def in_force(cast: Cast, on: date) -> bool:
    return pilot_in_force(cast["CELL"], "online", on) is not None


def test_a_suspended_pilot_is_in_force_before_its_suspension_and_after_it_is_resumed(cast: Cast) -> None:
    pilot = decided(cast)
    change(cast, pilot, RegistrationAct.SUSPEND, on=TODAY + 10 * DAY)
    assert [in_force(cast, TODAY + n * DAY) for n in (9, 10, 40)] == [True, False, False]
    change(cast, pilot, RegistrationAct.RESUME, on=TODAY + 20 * DAY)
    assert [in_force(cast, TODAY + n * DAY) for n in (9, 10, 19, 20)] == [True, False, False, True]


def test_a_suspended_pilot_is_not_registered_a_second_time(cast: Cast) -> None:
    pilot = change(cast, decided(cast), RegistrationAct.SUSPEND)
    assert registered_already(cast["CELL"], "online", TODAY) == pilot


@pytest.mark.parametrize("suspended_before", [False, True])
def test_a_pilot_ended_by_decision_is_over_from_the_day(cast: Cast, suspended_before: bool) -> None:
    pilot = decided(cast)
    if suspended_before:
        change(cast, pilot, RegistrationAct.SUSPEND, on=TODAY + DAY)
    ended = change(cast, pilot, RegistrationAct.END, on=TODAY + 10 * DAY)
    assert (ended.state, ended.ended_on) == (State.ENDED, TODAY + 10 * DAY)
    assert in_force(cast, TODAY)
    assert not in_force(cast, TODAY + 10 * DAY)
    assert registered_already(cast["CELL"], "online", TODAY + 10 * DAY) is None


@pytest.mark.parametrize("act", [RegistrationAct.SUSPEND, RegistrationAct.END])
def test_changing_a_pilot_says_why(cast: Cast, act: RegistrationAct) -> None:
    with pytest.raises(Refused) as refused:
        change(cast, decided(cast), act, remark=" ")
    assert refused.value.field == "remark"


@pytest.mark.parametrize("username", ["binh", "dung", "giang", "lan", "nam"])
def test_only_the_standing_committee_of_the_decider_changes_a_pilot(cast: Cast, username: str) -> None:
    pilot = decided(cast)
    with pytest.raises(Refused):
        change(cast, pilot, RegistrationAct.SUSPEND, by=username)
    pilot.refresh_from_db()
    assert pilot.state == State.APPROVED


def test_every_change_is_a_step_and_an_entry(cast: Cast) -> None:
    pilot = decided(cast)
    for act in (RegistrationAct.SUSPEND, RegistrationAct.RESUME, RegistrationAct.END):
        change(cast, pilot, act, remark=f"Lý do {act}")
        assert pilot.steps.last().remark == f"Lý do {act}"
        assert Entry.objects.get(act=f"pilots.{act}_registration").why == f"Lý do {act}"


def test_a_pilot_ends_with_the_guidance_it_was_approved_under(cast: Cast) -> None:
    pilot = decided(cast)
    assert pilot.guidance == Guidance.objects.get()
    assert in_force(cast, date(2025, 6, 30))
    assert not in_force(cast, date(2025, 7, 1))
    assert registered_already(cast["CELL"], "online", date(2025, 7, 1)) is None


def test_a_guidance_that_is_extended_carries_its_pilots_on(cast: Cast) -> None:
    decided(cast)
    Guidance.objects.update(valid_to=date(2025, 12, 31))
    assert in_force(cast, date(2025, 7, 1))


def test_what_was_suspended_is_not_resumed_once_its_guidance_has_ended(cast: Cast) -> None:
    pilot = change(cast, decided(cast), RegistrationAct.SUSPEND)
    with pytest.raises(Refused):
        change(cast, pilot, RegistrationAct.RESUME, on=date(2025, 7, 1))


def test_sending_back_says_on_which_figure(cast: Cast) -> None:
    facts = {"act": RegistrationAct.SEND_BACK, "remark": "Sai"}
    registration = submitted(cast)
    with pytest.raises(Refused) as refused:
        appraise_registration(registration=registration, occasion=cast.occasion("dung"), **facts)
    assert refused.value.field == "figure"
    appraise_registration(registration=registration, occasion=cast.occasion("dung"), figure="grounds", **facts)
    assert registration.steps.last().figure == "grounds"


def test_the_standing_committee_too_says_on_which_figure(cast: Cast) -> None:
    facts = {"act": RegistrationAct.SEND_BACK, "remark": "Sai"}
    fit = appraised(cast)
    with pytest.raises(Refused) as refused:
        decide_registration(registration=fit, occasion=cast.occasion("em"), **facts)
    assert refused.value.field == "figure"
