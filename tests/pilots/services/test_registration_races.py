"""Several people, or one with a nervous finger, at the same moment: one transition, one step, one entry."""

from datetime import timedelta

import pytest

from accounts.models import Actor, Entry, Occasion
from pilots.models import Registration, Round, RoundExtension, Submission
from pilots.queries.registrations import pilot_in_force
from pilots.rules.registration import OPEN, RegistrationAct, State
from pilots.rules.terms import Format
from pilots.services.list_steps import recall_list
from pilots.services.registrations import (
    appraise_registration,
    change_pilot,
    decide_registration,
    withdraw_registration,
)
from pilots.services.rounds import call_off_round, extend_round
from pilots.services.submissions import submit_submission
from tests.cast import NOW, TODAY, Cast
from tests.crowd import press_at_once
from tests.pilots.story import appraised, decided, drafted, list_of, make_eligible, opened, submitted

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
CLICKS = 20


def steps(registration: Registration, *acts: RegistrationAct) -> int:
    written = registration.steps.filter(act__in=acts).count()
    logged = Entry.objects.filter(act__in=[f"pilots.{act}_registration" for act in acts]).count()
    assert written == logged
    return written


def approve(registration: Registration, by: Actor) -> Registration:
    return decide_registration(
        registration=registration, act=RegistrationAct.APPROVE, occasion=Occasion(by=by, at=NOW, today=TODAY)
    )


def suspend(pilot: Registration, by: Actor) -> Registration:
    return change_pilot(
        registration=pilot, act=RegistrationAct.SUSPEND, remark="Vì", occasion=Occasion(by=by, at=NOW, today=TODAY)
    )


def test_many_clicks_on_approve_are_one_approval(cast: Cast) -> None:
    fit, em = appraised(cast), cast.actor("em")
    outcome = press_at_once(lambda number: approve(fit, em), people=CLICKS)
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert steps(fit, RegistrationAct.APPROVE) == 1


def test_many_different_appraisals_at_once_are_one_appraisal(cast: Cast) -> None:
    registration, dung = submitted(cast), cast.actor("dung")
    acts = [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK]

    def appraise(number: int) -> Registration:
        return appraise_registration(
            registration=registration,
            act=acts[number % 3],
            remark="Vì",
            figure="members",
            occasion=Occasion(by=dung, at=NOW, today=TODAY),
        )

    assert press_at_once(appraise, people=CLICKS) == {"done": 1, "refused": CLICKS - 1}
    assert steps(registration, *acts) == 1


def test_of_approving_and_withdrawing_at_once_one_happens(cast: Cast) -> None:
    fit, em, binh = appraised(cast), cast.actor("em"), cast.actor("binh")

    def approve_or_withdraw(number: int) -> Registration:
        if number % 2:
            return approve(fit, em)
        return withdraw_registration(registration=fit, occasion=Occasion(by=binh, at=NOW, today=TODAY))

    assert press_at_once(approve_or_withdraw, people=CLICKS) == {"done": 1, "refused": CLICKS - 1}
    assert steps(fit, RegistrationAct.APPROVE, RegistrationAct.WITHDRAW) == 1
    fit.refresh_from_db()
    assert fit.state in {State.APPROVED, State.WITHDRAWN}
    assert (pilot_in_force(cast["CELL"], Format.ONLINE, TODAY) is not None) is (fit.state == State.APPROVED)


def test_of_recalling_the_list_and_appraising_at_once_one_happens(cast: Cast) -> None:
    registration, dung, binh = submitted(cast), cast.actor("dung"), cast.actor("binh")

    def appraise_or_recall(number: int) -> object:
        if number % 2:
            return appraise_registration(
                registration=registration,
                act=RegistrationAct.APPRAISE_FIT,
                occasion=Occasion(by=dung, at=NOW, today=TODAY),
            )
        return recall_list(
            submission=registration.submission, reason="Thiếu", occasion=Occasion(by=binh, at=NOW, today=TODAY)
        )

    assert press_at_once(appraise_or_recall, people=CLICKS) == {"done": 1, "refused": CLICKS - 1}
    registration.refresh_from_db()
    assert registration.state in {State.FIT, State.DRAFT}
    assert registration.submission.returns.count() == (registration.state == State.DRAFT)


def test_of_sending_a_list_and_calling_the_round_off_at_once_nothing_stays_under_way(cast: Cast) -> None:
    make_eligible(cast)
    submission, dung, binh = drafted(cast).submission, cast.actor("dung"), cast.actor("binh")

    def send_or_call_off(number: int) -> object:
        if number % 2:
            return submit_submission(submission=submission, occasion=Occasion(by=binh, at=NOW, today=TODAY))
        return call_off_round(round=submission.round, reason="Nhầm", occasion=Occasion(by=dung, at=NOW, today=TODAY))

    outcome = press_at_once(send_or_call_off, people=8)
    assert set(outcome) == {"done", "refused"}
    assert Entry.objects.filter(act="pilots.call_off_round").count() == 1
    assert not Registration.objects.filter(state__in=OPEN).exists()
    assert not Submission.objects.owed().exists()


def test_many_clicks_on_suspend_are_one_suspension(cast: Cast) -> None:
    pilot, em = decided(cast), cast.actor("em")
    outcome = press_at_once(lambda number: suspend(pilot, em), people=CLICKS)
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert steps(pilot, RegistrationAct.SUSPEND) == 1


def test_of_suspending_and_ending_at_once_the_end_stands(cast: Cast) -> None:
    pilot, em = decided(cast), cast.actor("em")

    def suspend_or_end(number: int) -> Registration:
        if number % 2:
            return suspend(pilot, em)
        return change_pilot(
            registration=pilot, act=RegistrationAct.END, remark="Vì", occasion=Occasion(by=em, at=NOW, today=TODAY)
        )

    outcome = press_at_once(suspend_or_end, people=CLICKS)
    assert set(outcome) == {"done", "refused"}
    assert steps(pilot, RegistrationAct.END) == 1
    assert steps(pilot, RegistrationAct.SUSPEND) == outcome["done"] - 1 <= 1
    pilot.refresh_from_db()
    assert pilot.state == State.ENDED


def test_many_extensions_at_once_are_one(cast: Cast) -> None:
    round, dung = opened(cast), cast.actor("dung")
    later = round.last_day + timedelta(days=10)
    outcome = press_at_once(
        lambda number: extend_round(
            round=round, last_day=later, reason="Mưa lũ", occasion=Occasion(by=dung, at=NOW, today=TODAY)
        ),
        people=8,
    )
    assert outcome == {"done": 1, "refused": 7}
    assert RoundExtension.objects.count() == Entry.objects.filter(act="pilots.extend_round").count() == 1


def test_many_clicks_on_submit_are_one_submission(cast: Cast) -> None:
    make_eligible(cast)
    registration, binh = drafted(cast), cast.actor("binh")
    outcome = press_at_once(
        lambda number: submit_submission(
            submission=registration.submission, occasion=Occasion(by=binh, at=NOW, today=TODAY)
        ),
        people=CLICKS,
    )
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert steps(registration, RegistrationAct.SUBMIT) == 1
    assert Entry.objects.filter(act="pilots.submit_submission").count() == 1


def test_many_clicks_on_add_put_it_on_the_list_once(cast: Cast) -> None:
    make_eligible(cast)
    submission = list_of(cast)
    outcome = press_at_once(lambda number: drafted(cast, submission=submission), people=CLICKS)
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert Entry.objects.filter(act="pilots.add_registration").count() == 1


def test_a_letter_sent_twice_at_once_opens_one_round(cast: Cast) -> None:
    assert press_at_once(lambda number: opened(cast), people=8) == {"done": 1, "refused": 7}
    assert Round.objects.count() == Entry.objects.filter(act="pilots.open_round").count() == 1
