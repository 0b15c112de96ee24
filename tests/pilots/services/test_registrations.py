from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Actor, Entry, Occasion
from accounts.rules.refusal import Refused
from cells.models import Mandate, Member, Membership
from pilots.models import Registration
from pilots.queries.registrations import pilot_in_force
from pilots.rules.registration import DisputedFigure, Obstacle, RegistrationAct, State, explain
from pilots.rules.terms import Format
from pilots.services.registrations import (
    appraise_registration,
    decide_registration,
    resubmit_registration,
    withdraw_registration,
)
from tests.cast import NOW, START, TODAY, Cast, Role
from tests.pilots.story import appraised, decided, submitted

pytestmark = pytest.mark.django_db
TOMORROW = date(2025, 3, 22)


def appraise(
    cast: Cast, registration: Registration, act: RegistrationAct, *, by: str | Actor = "dung", remark: str = "Vì"
) -> Registration:
    actor = cast.actor(by) if isinstance(by, str) else by
    figure = DisputedFigure.MEMBERS if act == RegistrationAct.SEND_BACK else ""
    return appraise_registration(
        registration=registration,
        act=act,
        remark=remark,
        figure=figure,
        occasion=Occasion(by=actor, at=NOW, today=TODAY),
    )


def decide(
    cast: Cast, registration: Registration, act: RegistrationAct, *, by: str | Actor = "em", remark: str = "Vì"
) -> Registration:
    actor = cast.actor(by) if isinstance(by, str) else by
    figure = DisputedFigure.MEMBERS if act == RegistrationAct.SEND_BACK else ""
    return decide_registration(
        registration=registration,
        act=act,
        remark=remark,
        figure=figure,
        occasion=Occasion(by=actor, at=NOW, today=TODAY),
    )


def mandate(cast: Cast, username: str, role: str, code: str, on: date = START) -> Actor:
    given = cast.mandate(username, role, code, on=on)
    return Actor(user=cast.users[username], mandate_id=given.pk, mandate=str(given))


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (RegistrationAct.APPRAISE_FIT, State.FIT),
        (RegistrationAct.APPRAISE_UNFIT, State.UNFIT),
        (RegistrationAct.SEND_BACK, State.SENT_BACK),
    ],
)
def test_the_board_appraises(cast: Cast, act: RegistrationAct, state: State) -> None:
    registration = appraise(cast, submitted(cast), act, remark="Đã xem")
    assert registration.state == state
    assert (registration.appraised_by == cast.users["dung"]) is (act != RegistrationAct.SEND_BACK)
    step = registration.steps.last()
    assert (step.by, step.remark, step.on) == (cast.users["dung"], "Đã xem", TODAY)
    assert "CITY" in step.mandate


@pytest.mark.parametrize("act", [RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK])
@pytest.mark.parametrize("remark", ["", "  \n"])
def test_what_is_not_fit_must_say_why(cast: Cast, act: RegistrationAct, remark: str) -> None:
    with pytest.raises(Refused) as refused:
        appraise(cast, submitted(cast), act, remark=remark)
    assert refused.value.field == "remark"


def test_approval_puts_the_pilot_in_force_from_the_day(cast: Cast) -> None:
    registration = decided(cast)
    assert registration.state == State.APPROVED
    assert registration.in_force_from == TODAY
    assert pilot_in_force(cast["CELL"], Format.ONLINE, TODAY) == registration
    assert pilot_in_force(cast["CELL"], Format.ONLINE, date(2025, 3, 20)) is None
    assert pilot_in_force(cast["CELL"], Format.BY_GROUP, TODAY) is None
    assert pilot_in_force(cast["WARD"], Format.ONLINE, TODAY) is None


def test_a_pilot_that_ended_was_in_force_until_then(cast: Cast) -> None:
    registration = decided(cast)
    registration.state, registration.ended_on = Registration.State.ENDED, date(2025, 4, 1)
    registration.save()
    assert pilot_in_force(cast["CELL"], Format.ONLINE, date(2025, 3, 31)) == registration
    assert pilot_in_force(cast["CELL"], Format.ONLINE, date(2025, 4, 1)) is None


def test_the_decision_freezes_what_it_saw(cast: Cast) -> None:
    registration = decided(cast)
    evidence = registration.steps.get(act=RegistrationAct.APPROVE).evidence
    members = set(Membership.objects.filter(cell=cast["CELL"]).values_list("member_id", flat=True))
    assert evidence["figures"]["members"] == 12
    assert {ground["member"] for ground in evidence["grounds"]} == members
    assert {ground["category"] for ground in evidence["grounds"]} == {"ship_crew"}
    assert evidence["infrastructure"]["sufficient"] is True
    assert evidence["guidance"] == {"pk": registration.submission.round.guidance_id, "symbol": "03-HD/TW"}
    assert evidence["finding"] == {"eligible": True, "basis": "specific_nature", "reasons": [], "warnings": []}


def test_a_refusal_says_why_and_is_no_pilot(cast: Cast) -> None:
    fit = appraised(cast)
    with pytest.raises(Refused):
        decide(cast, fit, RegistrationAct.REFUSE, remark="")
    assert decide(cast, fit, RegistrationAct.REFUSE, remark="Chưa cần").state == State.REFUSED
    assert pilot_in_force(cast["CELL"], Format.ONLINE, TODAY) is None


def test_approval_against_the_appraisal_must_say_why(cast: Cast) -> None:
    unfit = appraised(cast, RegistrationAct.APPRAISE_UNFIT)
    with pytest.raises(Refused):
        decide(cast, unfit, RegistrationAct.APPROVE, remark="")
    assert decide(cast, unfit, RegistrationAct.APPROVE, remark="Đã bổ sung hồ sơ").state == State.APPROVED


def test_what_no_longer_qualifies_is_not_approved_but_may_be_refused(cast: Cast) -> None:
    fit = appraised(cast)
    cast.people(12, of="CELL", on=TODAY)
    with pytest.raises(Refused) as refused:
        decide(cast, fit, RegistrationAct.APPROVE)
    assert refused.value.clause == "03-HD/TW, II.1.1"
    assert decide(cast, fit, RegistrationAct.REFUSE).state == State.REFUSED


def test_an_organisation_has_one_pilot_of_a_format_at_a_time(cast: Cast) -> None:
    first = decided(cast)
    second = Registration.objects.get(pk=first.pk)
    second.pk, second._state.adding = None, True
    second.state, second.decided_by, second.in_force_from = State.FIT, None, None
    second.submission.pk, second.submission._state.adding = None, True
    second.submission.organisation = cast["UNIT"]
    second.submission = first.submission.round.submissions.get(organisation=cast["UNIT"])
    second.save()
    with pytest.raises(Refused):
        decide(cast, second, RegistrationAct.APPROVE)


@pytest.mark.parametrize("act", [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPROVE])
def test_a_second_click_changes_nothing_and_is_told_so(cast: Cast, act: RegistrationAct) -> None:
    registration = submitted(cast) if act == RegistrationAct.APPRAISE_FIT else appraised(cast)
    step = appraise if act == RegistrationAct.APPRAISE_FIT else decide
    after = step(cast, registration, act).state
    before = registration.steps.count(), Entry.objects.count()
    with pytest.raises(Refused) as refused:
        step(cast, registration, act)
    assert refused.value.message == explain(Obstacle.STATE, state=Registration.State(after).label)
    assert (registration.steps.count(), Entry.objects.count()) == before


def test_withdrawn_before_the_decision_it_cannot_be_approved(cast: Cast) -> None:
    fit = appraised(cast)
    withdraw_registration(registration=fit, occasion=cast.occasion("binh"))
    with pytest.raises(Refused):
        decide(cast, fit, RegistrationAct.APPROVE)
    fit.refresh_from_db()
    assert fit.state == State.WITHDRAWN


def test_once_approved_it_cannot_be_withdrawn(cast: Cast) -> None:
    with pytest.raises(Refused):
        withdraw_registration(registration=decided(cast), occasion=cast.occasion("binh"))


def test_what_was_sent_back_goes_round_again_with_new_figures(cast: Cast) -> None:
    sent_back = appraise(cast, submitted(cast), RegistrationAct.SEND_BACK, remark="Sai số đảng viên")
    cast.people(2, of="CELL", on=TODAY)
    again = resubmit_registration(
        registration=sent_back, area="Biển", infrastructure="VSAT", occasion=cast.occasion("binh")
    )
    assert (again.state, again.area, again.figures["members"]) == (State.SUBMITTED, "Biển", 14)
    assert [step.act for step in again.steps.all()] == ["submit", "send_back", "resubmit"]


def test_what_was_sent_back_and_is_not_eligible_is_not_submitted_again(cast: Cast) -> None:
    sent_back = appraise(cast, submitted(cast), RegistrationAct.SEND_BACK)
    cast.people(12, of="CELL", on=TODAY)
    with pytest.raises(Refused):
        resubmit_registration(registration=sent_back, area="", infrastructure="", occasion=cast.occasion("binh"))


@pytest.mark.parametrize("username", ["binh", "em", "giang", "lan", "mai"])
def test_only_the_board_of_the_decider_appraises(cast: Cast, username: str) -> None:
    with pytest.raises(Refused):
        appraise(cast, submitted(cast), RegistrationAct.APPRAISE_FIT, by=username)


@pytest.mark.parametrize("username", ["binh", "dung", "giang", "nam"])
def test_only_the_standing_committee_of_the_decider_decides(cast: Cast, username: str) -> None:
    with pytest.raises(Refused):
        decide(cast, appraised(cast), RegistrationAct.APPROVE, by=username)


def test_who_sits_above_the_decider_directs_but_does_not_decide(cast: Cast) -> None:
    above = mandate(cast, "giang", Role.STANDING, "TW")
    with pytest.raises(Refused):
        decide(cast, appraised(cast), RegistrationAct.APPROVE, by=above)


def test_a_mandate_that_ended_gives_no_right(cast: Cast) -> None:
    registration = submitted(cast)
    actor = cast.actor("dung")
    Mandate.objects.filter(pk=actor.mandate_id).update(valid_to=TODAY)
    with pytest.raises(Refused):
        appraise(cast, registration, RegistrationAct.APPRAISE_FIT, by=actor)


def test_the_mandate_of_somebody_else_gives_no_right(cast: Cast) -> None:
    borrowed = Actor(user=cast.users["binh"], mandate_id=cast.actor("dung").mandate_id, mandate="borrowed")
    with pytest.raises(Refused):
        appraise(cast, submitted(cast), RegistrationAct.APPRAISE_FIT, by=borrowed)


def test_who_appraised_does_not_decide_with_a_second_mandate(cast: Cast) -> None:
    second = mandate(cast, "dung", Role.STANDING, "CITY")
    fit = appraised(cast)
    with pytest.raises(Refused, match=explain(Obstacle.APPRAISED, state="")):
        decide(cast, fit, RegistrationAct.APPROVE, by=second)


def test_who_appraised_the_first_time_does_not_decide_after_a_second_appraisal(cast: Cast) -> None:
    second_board = mandate(cast, "giang", Role.BOARD, "CITY")
    standing = mandate(cast, "dung", Role.STANDING, "CITY")
    sent_back = appraise(cast, submitted(cast), RegistrationAct.SEND_BACK)
    again = resubmit_registration(registration=sent_back, area="", infrastructure="", occasion=cast.occasion("binh"))
    fit = appraise(cast, again, RegistrationAct.APPRAISE_FIT, by=second_board)
    with pytest.raises(Refused, match=explain(Obstacle.APPRAISED, state="")):
        decide(cast, fit, RegistrationAct.APPROVE, by=standing)


def test_the_database_itself_refuses_that_the_appraiser_decides(cast: Cast) -> None:
    registration = appraised(cast)
    registration.decided_by = registration.appraised_by
    with pytest.raises(IntegrityError), transaction.atomic():
        registration.save()


def a_member(cast: Cast, username: str, of: str) -> Member:
    (member,) = cast.people(1, of=of)
    member.user = cast.users[username]
    member.save()
    return member


def test_a_member_of_the_cell_does_not_appraise_it(cast: Cast) -> None:
    registration = submitted(cast)
    a_member(cast, "dung", "CELL")
    with pytest.raises(Refused, match=explain(Obstacle.BOUND, state="")):
        appraise(cast, registration, RegistrationAct.APPRAISE_FIT)


def test_a_member_of_the_cell_does_not_decide_on_it(cast: Cast) -> None:
    registration = appraised(cast)
    a_member(cast, "em", "CELL")
    with pytest.raises(Refused, match=explain(Obstacle.BOUND, state="")):
        decide(cast, registration, RegistrationAct.APPROVE)


def test_a_member_of_another_cell_of_the_ward_may_decide(cast: Cast) -> None:
    registration = appraised(cast)
    a_member(cast, "em", "SECOND")
    assert decide(cast, registration, RegistrationAct.APPROVE).state == State.APPROVED


def test_who_holds_a_post_in_the_cell_does_not_decide_on_it(cast: Cast) -> None:
    registration = appraised(cast)
    member = a_member(cast, "em", "UNIT")
    cast.office(member, "secretary", of="WARD", body="executive")
    with pytest.raises(Refused, match=explain(Obstacle.BOUND, state="")):
        decide(cast, registration, RegistrationAct.APPROVE)


@pytest.mark.parametrize("code", ["CELL", "WARD"])
def test_who_holds_a_mandate_in_the_cell_or_its_ward_does_not_decide_on_it(cast: Cast, code: str) -> None:
    mandate(cast, "em", Role.INSPECTOR, code)
    with pytest.raises(Refused, match=explain(Obstacle.BOUND, state="")):
        decide(cast, appraised(cast), RegistrationAct.APPROVE)


def test_a_mandate_that_begins_tomorrow_is_no_obstacle_today(cast: Cast) -> None:
    mandate(cast, "em", Role.INSPECTOR, "CELL", on=TOMORROW)
    assert decide(cast, appraised(cast), RegistrationAct.APPROVE).state == State.APPROVED


def test_approval_is_no_result_of_an_appraisal_nor_fitness_a_decision(cast: Cast) -> None:
    registration = submitted(cast)
    with pytest.raises(ValueError, match="appraisal"):
        appraise(cast, registration, RegistrationAct.APPROVE)
    with pytest.raises(ValueError, match="decision"):
        decide(cast, registration, RegistrationAct.APPRAISE_FIT)
