"""A way back until the next office has begun: lists, rounds and refusals that were a mistake."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Actor, Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed
from cells.rules.document_reference import CitedDocument
from pilots.models import Registration, Round, Submission
from pilots.queries.registrations import board_has_begun, listed_on, registered_on
from pilots.rules.progress import ListProgress
from pilots.rules.registration import RegistrationAct, State
from pilots.services.list_steps import recall_list, return_list
from pilots.services.registrations import (
    appraise_registration,
    decide_registration,
    take_back_refusal,
    withdraw_registration,
)
from pilots.services.rounds import call_off_round, correct_letter, extend_round, open_round
from pilots.services.submissions import remove_registration, submit_submission
from reports.queries.registration_list import list_day, registration_list
from tests.cast import NOW, TODAY, Cast, Role
from tests.pilots.story import LAST_DAY, appraised, decided, drafted, list_of, make_eligible, opened, submitted

pytestmark = pytest.mark.django_db
TOMORROW, LATER = date(2025, 3, 22), date(2025, 3, 25)


def recall(cast: Cast, submission: Submission, *, reason: str = "Thiếu một chi bộ", on: date = TODAY) -> Submission:
    recall_list(submission=submission, reason=reason, occasion=cast.occasion("binh", today=on))
    return Submission.objects.get(pk=submission.pk)


def give_back(cast: Cast, submission: Submission, *, reason: str = "Thiếu một chi bộ", on: date = TODAY) -> Submission:
    return_list(submission=submission, reason=reason, occasion=cast.occasion("dung", today=on))
    return Submission.objects.get(pk=submission.pk)


def send(cast: Cast, submission: Submission, *, on: date = TODAY, none: bool = False) -> Submission:
    return submit_submission(submission=submission, none_registers=none, occasion=cast.occasion("binh", today=on))


def call_off(cast: Cast, round: Round, *, reason: str = "Gửi nhầm", on: date = TODAY) -> Round:
    return call_off_round(round=round, reason=reason, occasion=cast.occasion("dung", today=on))


def refused(cast: Cast) -> Registration:
    return decided(cast, RegistrationAct.REFUSE, "Nhầm dòng")


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state


# The clerk recalls ----------------------------------------------------------------------------------------------------


def test_that_nobody_registers_was_sent_by_mistake_and_is_recalled(cast: Cast) -> None:
    make_eligible(cast)
    submission = recall(cast, send(cast, list_of(cast), none=True), reason="Bấm nhầm")
    assert (submission.state, submission.submitted_on) == (Submission.State.DRAFT, None)
    drafted(cast, submission=submission)
    assert send(cast, submission).state == Submission.State.SUBMITTED
    assert submission.registrations.get().state == State.SUBMITTED


def test_a_list_sent_without_one_of_the_cells_is_recalled_and_sent_with_it(cast: Cast) -> None:
    first = submitted(cast)
    make_eligible(cast, "SECOND")
    submission = recall(cast, first.submission)
    assert state_of(first) == State.DRAFT
    second = drafted(cast, code="SECOND", submission=submission)
    send(cast, submission)
    assert (state_of(first), state_of(second)) == (State.SUBMITTED, State.SUBMITTED)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_why_it_is_recalled_must_be_said(cast: Cast, reason: str) -> None:
    with pytest.raises(Refused) as without:
        recall(cast, submitted(cast).submission, reason=reason)
    assert without.value.field == "reason"


@pytest.mark.parametrize(
    "act", [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK]
)
def test_once_the_board_has_begun_the_clerk_asks_it_to_return_the_list(cast: Cast, act: RegistrationAct) -> None:
    registration = submitted(cast)
    assert not board_has_begun(registration.submission)
    appraise_registration(
        registration=registration, act=act, remark="Vì", figure="members", occasion=cast.occasion("dung")
    )
    assert board_has_begun(registration.submission)
    with pytest.raises(Refused, match="Ask it to return the list"):
        recall(cast, registration.submission)
    assert give_back(cast, registration.submission).state == Submission.State.DRAFT
    assert state_of(registration) == State.DRAFT


def test_one_that_was_withdrawn_does_not_keep_the_list_from_being_recalled(cast: Cast) -> None:
    registration = submitted(cast)
    withdraw_registration(registration=registration, occasion=cast.occasion("binh"))
    submission = recall(cast, registration.submission)
    again = drafted(cast, submission=submission)
    send(cast, submission)
    assert (state_of(registration), state_of(again)) == (State.WITHDRAWN, State.SUBMITTED)


def test_a_draft_is_not_recalled(cast: Cast) -> None:
    with pytest.raises(Refused):
        recall(cast, list_of(cast))


def test_what_is_recalled_does_not_change_what_was_true_before(cast: Cast) -> None:
    registration = submitted(cast)
    submission = recall(cast, registration.submission, on=LATER)
    printed = registration_list(submission, list_day(submission, TOMORROW))
    assert list_day(submission, TOMORROW) == TODAY
    assert submission.progress_on(TOMORROW) == ListProgress.SUBMITTED
    assert submission.progress_on(LATER) == ListProgress.WAITING
    approved, under_way = registered_on(TOMORROW)
    assert (list(approved), list(under_way)) == ([], [registration])
    assert not any(found.exists() for found in registered_on(LATER))
    make_eligible(cast, "SECOND")
    second = drafted(cast, code="SECOND", submission=submission)
    remove_registration(registration=registration, occasion=cast.occasion("binh", today=LATER))
    assert list(listed_on(TOMORROW).filter(submission=submission)) == [registration]
    assert list(listed_on(LATER).filter(submission=submission)) == [second]
    assert registration_list(submission, list_day(submission, TOMORROW)) == printed
    send(cast, submission, on=LATER)
    submission.refresh_from_db()
    assert (submission.sent_by(TOMORROW), submission.sent_by(LATER)) == (TODAY, LATER)


def test_taken_off_a_list_that_came_back_it_may_be_put_on_it_again(cast: Cast) -> None:
    registration = submitted(cast)
    submission = recall(cast, registration.submission)
    remove_registration(registration=registration, occasion=cast.occasion("binh"))
    assert state_of(registration) == State.WITHDRAWN
    again = drafted(cast, submission=submission)
    send(cast, submission)
    assert state_of(again) == State.SUBMITTED


def test_a_list_that_was_recalled_is_owed_again_and_late_after_its_last_day(cast: Cast) -> None:
    submission = recall(cast, submitted(cast).submission)
    assert submission in Submission.objects.owed()
    assert submission.is_overdue_on(date(2025, 4, 10))


def test_who_looked_at_other_states_is_asked_again(cast: Cast) -> None:
    registration = submitted(cast)
    seen = {"states": {"submitted": 1}}
    withdraw_registration(registration=registration, occasion=cast.occasion("binh"))
    with pytest.raises(Changed) as changed:
        recall_list(submission=registration.submission, reason="Thiếu", seen=seen, occasion=cast.occasion("binh"))
    assert (changed.value.before, changed.value.now) == (seen, {"states": {"withdrawn": 1}})
    assert registration.submission.returns.count() == 0


# The board returns ----------------------------------------------------------------------------------------------------


def test_the_board_returns_a_list_what_was_decided_stays_and_a_cell_is_added(cast: Cast) -> None:
    approved = decided(cast)
    make_eligible(cast, "SECOND")
    submission = give_back(cast, approved.submission)
    second = drafted(cast, code="SECOND", submission=submission)
    with pytest.raises(Refused):
        drafted(cast, submission=submission)
    send(cast, submission)
    assert (state_of(approved), state_of(second)) == (State.APPROVED, State.SUBMITTED)


def test_what_was_decided_is_not_taken_off_a_list_that_came_back(cast: Cast) -> None:
    approved = decided(cast)
    give_back(cast, approved.submission)
    remove_registration(registration=approved, occasion=cast.occasion("binh"))
    assert state_of(approved) == State.APPROVED


def test_a_list_on_which_all_is_decided_is_sent_again_without_saying_that_nobody_registers(cast: Cast) -> None:
    approved = decided(cast)
    assert send(cast, give_back(cast, approved.submission)).state == Submission.State.SUBMITTED


def test_a_list_the_board_returned_is_not_late_for_it_and_one_the_clerk_recalled_is(cast: Cast) -> None:
    after = date(2025, 4, 12)
    assert after > LAST_DAY
    submission = give_back(cast, submitted(cast).submission, on=after)
    assert submission.is_overdue_on(after)
    assert send(cast, submission, on=after).progress_on(after) == ListProgress.SUBMITTED
    recalled = recall(cast, submission, on=after)
    other = send(cast, list_of(cast, "UNIT"), none=True)
    recall_list(submission=other, reason="Nhầm", occasion=cast.occasion("chi", today=after))
    again = Submission.objects.get(pk=other.pk)
    assert send(cast, again, on=after, none=True).progress_on(after) == ListProgress.LATE
    assert send(cast, recalled, on=after).progress_on(after) == ListProgress.SUBMITTED


def test_who_is_too_near_does_not_return_the_list(cast: Cast) -> None:
    registration = submitted(cast)
    cast.mandate("dung", Role.CLERK, "WARD")
    with pytest.raises(Refused, match="somebody else must act"):
        give_back(cast, registration.submission)


def test_who_returned_the_list_does_not_decide_on_what_stood_on_it(cast: Cast) -> None:
    registration = submitted(cast)
    give_back(cast, registration.submission)
    send(cast, registration.submission)
    second = cast.mandate("giang", Role.BOARD, "CITY")
    board = Actor(user=cast.users["giang"], mandate_id=second.pk, mandate=str(second))
    appraise_registration(
        registration=registration,
        act=RegistrationAct.APPRAISE_FIT,
        occasion=Occasion(by=board, at=NOW, today=TODAY),
    )
    seat = cast.mandate("dung", Role.STANDING, "CITY")
    standing = Actor(user=cast.users["dung"], mandate_id=seat.pk, mandate=str(seat))
    with pytest.raises(Refused, match="You appraised"):
        decide_registration(
            registration=registration,
            act=RegistrationAct.APPROVE,
            occasion=Occasion(by=standing, at=NOW, today=TODAY),
        )


def test_the_database_itself_refuses_that_a_list_comes_back_without_what_is_under_way_on_it(cast: Cast) -> None:
    submission = submitted(cast).submission
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(state="draft", submitted_on=None)


# Rounds ---------------------------------------------------------------------------------------------------------------


def test_a_round_is_called_off_what_is_undecided_falls_and_what_was_decided_stays(cast: Cast) -> None:
    approved = decided(cast)
    make_eligible(cast, "SECOND")
    submission = give_back(cast, approved.submission)
    second = drafted(cast, code="SECOND", submission=submission)
    send(cast, submission)
    round = call_off(cast, submission.round, on=TOMORROW)
    assert (state_of(approved), state_of(second)) == (State.APPROVED, State.WITHDRAWN)
    assert not Submission.objects.owed().exists()
    submission.refresh_from_db()
    assert submission.progress_on(TODAY) == ListProgress.SUBMITTED
    assert submission.progress_on(TOMORROW) == ListProgress.CALLED_OFF
    assert (round.called_off_on, round.called_off_because) == (TOMORROW, "Gửi nhầm")


def test_drafts_of_a_round_that_is_called_off_stand_in_the_way_of_no_later_one(cast: Cast) -> None:
    make_eligible(cast)
    round = drafted(cast).submission.round
    call_off(cast, round)
    later = opened(cast, symbol="900-CV/ĐUK")
    assert drafted(cast, submission=list_of(cast, round=later)).state == State.DRAFT


def test_in_a_round_that_was_called_off_nothing_more_is_done(cast: Cast) -> None:
    submission = submitted(cast).submission
    round, other = submission.round, list_of(cast, "UNIT")
    call_off(cast, round)
    for act in (
        lambda: recall(cast, submission),
        lambda: give_back(cast, submission),
        lambda: submit_submission(submission=other, none_registers=True, occasion=cast.occasion("chi")),
        lambda: call_off(cast, round),
        lambda: extend_round(round=round, last_day=date(2025, 5, 1), reason="Vì", occasion=cast.occasion("dung")),
    ):
        with pytest.raises(Refused, match="called off"):
            act()


def test_the_letter_of_a_round_that_was_called_off_opens_a_new_one(cast: Cast) -> None:
    call_off(cast, opened(cast))
    assert opened(cast).letter.symbol == "828-CV/ĐUK"
    with pytest.raises(Refused):
        opened(cast)


def test_why_a_round_is_called_off_must_be_said(cast: Cast) -> None:
    with pytest.raises(Refused) as without:
        call_off(cast, opened(cast), reason=" ")
    assert without.value.field == "reason"


def test_the_database_itself_refuses_lists_in_a_round_that_was_called_off_and_that_it_runs_again(cast: Cast) -> None:
    round = opened(cast)
    call_off(cast, round)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(round=round).update(state="submitted", submitted_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=round.pk).update(called_off_on=None, called_off_because="")


def letter(symbol: str, on: date = TODAY) -> CitedDocument:
    return CitedDocument("Ban Thường vụ Thành ủy", symbol, on, "Triển khai Hướng dẫn 03")


def test_a_letter_cited_with_a_mistake_is_mended_and_what_stood_there_stays_known(cast: Cast) -> None:
    round = opened(cast, symbol="882-CV/ĐUK")
    occasion = cast.occasion("dung", today=TOMORROW)
    correct_letter(round=round, document=letter("828-CV/ĐUK"), reason="Đánh nhầm số", occasion=occasion)
    round.refresh_from_db()
    mended = round.corrections.get()
    assert round.letter.symbol == "828-CV/ĐUK"
    assert (mended.letter_before.symbol, mended.on, mended.reason) == ("882-CV/ĐUK", TOMORROW, "Đánh nhầm số")


@pytest.mark.parametrize(
    ("symbol", "on", "reason", "field"),
    [
        ("828-CV/ĐUK", TODAY, "Vì", "document"),
        ("829-CV/ĐUK", TOMORROW, "Vì", "document"),
        ("901-CV/ĐUK", TODAY, "Vì", "document"),
        ("829-CV/ĐUK", TODAY, " ", "reason"),
    ],
)
def test_a_letter_is_not_mended_to_itself_to_a_later_one_or_to_that_of_another_round(
    cast: Cast, symbol: str, on: date, reason: str, field: str
) -> None:
    round = opened(cast)
    opened(cast, symbol="901-CV/ĐUK")
    with pytest.raises(Refused) as not_mended:
        correct_letter(round=round, document=letter(symbol, on), reason=reason, occasion=cast.occasion("dung"))
    assert not_mended.value.field == field


def test_alone_a_round_is_not_opened_beside_one_that_runs_but_beside_one_that_is_over(cast: Cast) -> None:
    opened(cast)
    facts = {"organisation": cast["CITY"], "last_day": date(2025, 5, 1), "alone": True}
    with pytest.raises(Refused, match="still running") as asked:
        open_round(document=letter("900-CV/ĐUK"), occasion=cast.occasion("dung"), **facts)
    assert asked.value.field == "beside_running"
    over = cast.occasion("dung", today=date(2025, 4, 10))
    assert over.today > LAST_DAY
    assert open_round(document=letter("900-CV/ĐUK"), occasion=over, **facts)


# Refusals -------------------------------------------------------------------------------------------------------------


def test_a_refused_registration_is_asked_for_again_in_a_later_list(cast: Cast) -> None:
    first = refused(cast)
    later = opened(cast, symbol="900-CV/ĐUK")
    again = drafted(cast, submission=list_of(cast, round=later))
    assert (state_of(first), again.state) == (State.REFUSED, State.DRAFT)


def test_on_the_list_that_came_back_what_was_refused_says_where_it_can_be_asked_for(cast: Cast) -> None:
    first = refused(cast)
    submission = give_back(cast, first.submission)
    with pytest.raises(Refused, match="in the list of a later round"):
        drafted(cast, submission=submission)


@pytest.mark.parametrize("appraisal", [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT])
def test_who_refused_by_mistake_takes_it_back_and_it_lies_there_as_before(
    cast: Cast, appraisal: RegistrationAct
) -> None:
    registration = appraised(cast, appraisal)
    before = registration.state
    decide_registration(
        registration=registration, act=RegistrationAct.REFUSE, remark="Nhầm dòng", occasion=cast.occasion("em")
    )
    back = take_back_refusal(registration=registration, remark="Nhầm dòng", occasion=cast.occasion("em"))
    assert (back.state, back.decided_by) == (before, None)
    assert [step.act for step in back.steps.all()][-2:] == ["refuse", "take_back"]
    approved = decide_registration(
        registration=back, act=RegistrationAct.APPROVE, remark="Đồng ý", occasion=cast.occasion("em")
    )
    assert approved.state == State.APPROVED


def test_nobody_else_takes_a_refusal_back(cast: Cast) -> None:
    registration = refused(cast)
    seat = cast.mandate("giang", Role.STANDING, "CITY")
    other = Occasion(by=Actor(cast.users["giang"], seat.pk, str(seat)), at=NOW, today=TODAY)
    with pytest.raises(Refused, match="Only who refused it"):
        take_back_refusal(registration=registration, remark="Nhầm", occasion=other)
    assert state_of(registration) == State.REFUSED


def test_why_it_is_taken_back_must_be_said(cast: Cast) -> None:
    with pytest.raises(Refused) as without:
        take_back_refusal(registration=refused(cast), remark="", occasion=cast.occasion("em"))
    assert without.value.field == "remark"


def test_a_refusal_is_not_taken_back_once_it_was_asked_for_again(cast: Cast) -> None:
    first = refused(cast)
    later = opened(cast, symbol="900-CV/ĐUK")
    drafted(cast, submission=list_of(cast, round=later))
    with pytest.raises(Refused, match="registered again since"):
        take_back_refusal(registration=first, remark="Nhầm", occasion=cast.occasion("em"))


def test_what_was_approved_is_not_taken_back_but_ended(cast: Cast) -> None:
    with pytest.raises(Refused):
        take_back_refusal(registration=decided(cast), remark="Nhầm", occasion=cast.occasion("em"))
