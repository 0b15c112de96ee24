"""The end of the district level on 1/7/2025 with registrations under way: the wards' boards go on where the city's stopped.
And a cell that leaves the city in May, while 03-HD/TW is in force: decided by the committee it comes to."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from accounts.desk import Section, said_by
from accounts.models import Actor, Occasion, User
from accounts.rules.refusal import Refused
from cells.models import Mandate, Organisation
from cells.queries.mandates import mandates_on
from cells.rules.document_reference import CitedDocument
from partyadmin.demo.district_level import FIVE, ON, draft_district_level
from pilots.desk import registration_duties, waiting_with_others
from pilots.models import Registration, Submission
from pilots.queries.registrations import registrations_sent_back, registrations_to_appraise
from pilots.queries.waiting import running_rounds
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registrations import (
    appraise_registration,
    decide_registration,
    resubmit_registration,
    withdraw_registration,
)
from pilots.services.rounds import call_off_round, open_round
from pilots.services.submissions import add_registration, submit_submission
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.confirming import confirm_reorganisation
from reorganisations.services.drafting import ReorganisationHead, add_steps, begin_reorganisation
from reorganisations.services.keeping_the_day import keep_day
from tests.cast import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]


CELL, MAY = "PRTC-P01-01", date(2025, 5, 5)


def of(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def acting(username: str, code: str, role: str, day: date = TODAY) -> Occasion:
    by = mandates_on(User.objects.get(username=username), day).seat(of(code).pk, role)
    assert by is not None
    return Occasion(by=by, at=NOW, today=day)


def registered() -> Registration:
    """P01-01, which has four groups, by group: submitted and found fit by the city's board."""
    letter = CitedDocument("Ban Thường vụ Thành ủy", "828-CV/TU", TODAY, "Triển khai Hướng dẫn 03")
    board = acting("board", "PRTC", "board")
    opened = open_round(organisation=of("PRTC"), document=letter, last_day=date(2025, 7, 20), occasion=board)
    submission = Submission.objects.get(round=opened, organisation=of("PRTC-P01"))
    clerk = acting("ward", "PRTC-P01", "clerk")
    cell, format = of("PRTC-P01-01"), Format.BY_GROUP
    registration = add_registration(submission=submission, organisation=cell, format=format, occasion=clerk)
    submit_submission(submission=submission, occasion=clerk)
    return appraise_registration(registration=registration, act=RegistrationAct.APPRAISE_FIT, occasion=board)


def the_level_ends() -> None:
    plan = draft_district_level(occasion=administrator())
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=administrator())
    assert keep_day(today=ON, at=NOW.replace(month=7, day=1)) == 1


def administrator() -> Occasion:
    by = Actor(user=User.objects.get(username="admin"), mandate_id=None, mandate="quản trị")
    return Occasion(by=by, at=NOW, today=TODAY)


def the_cell_leaves_the_city() -> None:
    """P01-01 comes directly below KDN."""
    head = ReorganisationHead("Chuyển chi bộ", MAY, CitedDocument("Ban Tổ chức Trung ương", "12-QĐ/BTC", TODAY))
    plan = begin_reorganisation(head=head, led_by=None, occasion=administrator())
    move = Step(StepKind.MOVE, (CELL,), {"parent": "KDN", "level": "grassroots"})
    add_steps(reorganisation=plan, steps=[move], occasion=administrator())
    confirm_reorganisation(reorganisation=plan, choices={"pilots.passing": "pass"}, occasion=administrator())
    assert keep_day(today=MAY, at=NOW.replace(month=5, day=5)) == 1


def desk(username: str) -> dict[str, list[str]]:
    """By section, what each line says."""
    request = RequestFactory().get("/")
    request.user, request.today = User.objects.get(username=username), MAY
    request.mandates = mandates_on(request.user, MAY)
    with override("en"):
        sections: list[Section] = said_by([registration_duties, waiting_with_others], request)
        return {one.title: [f"{duty.title}: {duty.detail}" for duty in one.duties] for one in sections if one.duties}


def test_what_was_under_way_goes_on_below_the_ward_and_the_ward_runs_the_round() -> None:
    before = registered()
    the_level_ends()
    before.refresh_from_db()
    passed = Registration.objects.get(organisation__code="PRTC-P01-01", state="sent_back")
    assert (before.state, before.decider.code) == ("withdrawn", "PRTC")
    assert (passed.decider.code, passed.submission.organisation.code) == ("PHRA", "PRTC-P01-01")
    assert passed.submission.round.organisation.code == "PHRA"
    assert registrations_sent_back(
        *mandates_on(User.objects.get(username="clerk"), ON).ranges(Mandate.Role.CLERK), most=9
    ) == [passed]
    clerk = acting("clerk", "PRTC-P01-01", "clerk", ON)
    with pytest.raises(Refused, match="in force"):
        resubmit_registration(registration=passed, area="", infrastructure="", occasion=clerk)
    assert withdraw_registration(registration=passed, occasion=clerk).state == "withdrawn"


def test_every_list_of_the_round_lies_with_the_board_of_its_ward_and_nobody_owes_one_that_cannot_send_it() -> None:
    registered()
    the_level_ends()
    assert Mandate.objects.on(ON).filter(organisation__code="PRTC").count() == 0
    rounds = list(running_rounds(mandates_on(User.objects.get(username="board"), ON), ON))
    assert {round.organisation.code for round in rounds} == set(FIVE)
    owed = Submission.objects.owed().select_related("organisation", "round__organisation")
    assert owed
    for submission in owed:
        assert submission.organisation.path.startswith(submission.round.organisation.path)
    for round in rounds:
        call_off_round(round=round, reason="Hết", occasion=acting("board", round.organisation.code, "board", ON))
    assert not Submission.objects.owed()


def test_what_stays_on_its_list_is_appraised_anew_by_the_ward() -> None:
    fit = registered()
    unit = of("PRTC-C01")
    sent = Submission.objects.get(organisation=unit)
    Submission.objects.filter(pk=sent.pk).update(state="submitted", submitted_at=NOW, submitted_on=TODAY)
    Registration.objects.filter(pk=fit.pk).update(organisation=unit, submission=sent)
    the_level_ends()
    fit.refresh_from_db()
    assert (fit.state, fit.decider.code in FIVE) == ("submitted", True)
    board = mandates_on(User.objects.get(username="board"), ON)
    assert list(registrations_to_appraise(board)) == [fit]
    unfit = appraise_registration(
        registration=fit,
        act=RegistrationAct.APPRAISE_UNFIT,
        remark="Hướng dẫn đã hết hiệu lực",
        occasion=acting("board", fit.decider.code, "board", ON),
    )
    assert unfit.state == "unfit"


def test_a_cell_that_moves_to_another_committee_is_appraised_and_decided_there_and_no_longer_by_the_city() -> None:
    registered()
    the_cell_leaves_the_city()
    passed = Registration.objects.get(organisation__code=CELL, state="sent_back")
    (line,) = desk("clerk")["Registrations sent back to you"]
    assert "828-CV/TU" in line
    by = acting("clerk", CELL, "clerk", MAY)
    sent = resubmit_registration(registration=passed, area="", infrastructure="", occasion=by)
    (waiting,) = desk("clerk")["Waiting with others"]
    assert "with the organisation board of Đảng bộ Khối" in waiting
    city = acting("board", "PRTC", "board", MAY)
    with pytest.raises(Refused, match="another office"):
        appraise_registration(registration=sent, act=RegistrationAct.APPRAISE_FIT, occasion=city)
    assert "Registrations to appraise" not in desk("board")
    assert len(desk("kdn_board")["Registrations to appraise"]) == 1
    board = acting("kdn_board", "KDN", "board", MAY)
    fit = appraise_registration(registration=sent, act=RegistrationAct.APPRAISE_FIT, occasion=board)
    assert "Registrations to decide" not in desk("standing")
    assert len(desk("kdn_standing")["Registrations to decide"]) == 1
    about = {"registration": fit, "act": RegistrationAct.APPROVE}
    with pytest.raises(Refused, match="another office"):
        decide_registration(occasion=acting("standing", "PRTC", "standing", MAY), **about)
    approved = decide_registration(occasion=acting("kdn_standing", "KDN", "standing", MAY), **about)
    assert (approved.state, approved.decider.code) == ("approved", "KDN")
