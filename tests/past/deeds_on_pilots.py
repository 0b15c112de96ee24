"""How chance uses the services of guidances, rounds, registrations and pilots."""

from dataclasses import replace
from datetime import date, timedelta

from accounts.rules.days import day_after
from cells.models import AreaFact, Organisation
from cells.rules.document_reference import CitedDocument
from cells.services import circumstances
from pilots.models import Guidance, Registration, Round, Submission
from pilots.queries.decider import decider_now
from pilots.queries.guidance import binding
from pilots.queries.rounds import board_of
from pilots.rules.registration import RegistrationAct
from pilots.rules.registration import State as Of
from pilots.services import (
    guidance_drafts,
    guidance_validity,
    list_steps,
    registrations,
    reminders,
    rounds,
    submissions,
)
from tests.cast import Role
from tests.past import stories
from tests.past.world import World, does
from tests.pilots.guidances import ON_AREA

# --- circumstances ----------------------------------------------------------------------------------------------------


@does(circumstances.record_circumstances)
def record_circumstances(world: World) -> None:
    circumstances.record_circumstances(
        kind=world.chance.choice(ON_AREA),
        area=f"Phường {world.new_number()}",
        statement="Bão, đường bị chia cắt",
        valid_from=world.today,
        valid_to=world.perhaps_until(),
        occasion=world.occasion(),
    )


@does(circumstances.end_circumstances)
def end_circumstances(world: World) -> None:
    fact = world.one_of(AreaFact.objects.on(world.today).order_by("pk"))
    circumstances.end_circumstances(
        fact=fact, until=world.chance.choice([world.today, day_after(world.today)]), occasion=world.occasion()
    )


# --- guidances --------------------------------------------------------------------------------------------------------


def _document(world: World) -> CitedDocument:
    return CitedDocument("Ban Bí thư", f"{world.new_number()}-HD/TW", world.today, "Hướng dẫn")


def _content(world: World, first: date) -> guidance_drafts.Content:
    content = guidance_drafts.content_of(world.one_of(binding()))
    ends = world.chance.choice([None, first + timedelta(days=world.chance.randint(5, 40))])
    changed = {"valid_from": first, "valid_to": ends, "by_group_minimum": world.chance.randint(20, 60), "left_out": []}
    return replace(content, terms={**content.terms, **changed})


def _draft(world: World) -> Guidance:
    return world.one_of(Guidance.objects.filter(state=Guidance.State.DRAFT).order_by("pk"))


@does(guidance_drafts.enter_draft)
def enter_draft(world: World) -> Guidance:
    last = binding().first()
    begins = max(world.later(), (last.valid_to if last and last.valid_to else world.today) + timedelta(days=3))
    return guidance_drafts.enter_draft(
        document=_document(world), content=_content(world, begins), occasion=world.occasion()
    )


@does(guidance_drafts.rewrite_draft)
def rewrite_draft(world: World) -> None:
    guidance_drafts.rewrite_draft(
        guidance=_draft(world),
        document=_document(world),
        content=_content(world, world.later()),
        occasion=world.occasion(),
    )


@does(guidance_drafts.discard_draft)
def discard_draft(world: World) -> None:
    guidance_drafts.discard_draft(guidance=_draft(world), occasion=world.occasion())


@does(guidance_validity.put_in_force)
def put_in_force(world: World) -> None:
    """One that begins today or later: put in force for days that are over, it is dated by them."""
    guidance_validity.put_in_force(guidance=enter_draft(world), occasion=world.occasion())


@does(guidance_validity.extend_guidance)
def extend_guidance(world: World) -> None:
    """One that still holds: extended after its end, the extension is dated by the days between."""
    lasting = binding().filter(valid_to__gt=world.today)
    guidance = world.one_of(lasting)
    until = world.chance.choice([None, guidance.valid_to and guidance.valid_to + timedelta(days=30)])
    guidance_validity.extend_guidance(
        guidance=guidance, until=until, document=_document(world), reason="Vì", occasion=world.occasion()
    )


@does(guidance_validity.end_guidance_early)
def end_guidance_early(world: World) -> None:
    """Seldom: with it all pilots end."""
    world.seldom()
    guidance_validity.end_guidance_early(
        guidance=world.one_of(binding()),
        until=day_after(world.later()),
        document=_document(world),
        reason="Vì",
        occasion=world.occasion(),
    )


# --- rounds and lists -------------------------------------------------------------------------------------------------


@does(rounds.open_round)
def open_round(world: World) -> None:
    stories.a_round(world)


@does(rounds.extend_round)
def extend_round(world: World) -> None:
    round = world.one_of(Round.objects.order_by("pk"))
    rounds.extend_round(
        round=round,
        last_day=max(world.later(), round.last_day) + timedelta(days=5),
        reason="Mưa lũ",
        occasion=world.in_office(Role.BOARD, round.organisation),
    )


@does(reminders.send_reminders)
def send_reminders(world: World) -> None:
    reminders.send_reminders(at=world.now, today=world.today)


def _choice(world: World, submission: Submission) -> submissions.RegistrationChoice:
    one = world.one_of(stories.possible(world, submission))
    place = f"Địa bàn {world.new_number()}"
    return submissions.RegistrationChoice(one.version.organisation, one.format, area=place, infrastructure="Phòng họp")


@does(submissions.add_registration)
def add_registration(world: World) -> None:
    stories.drafted(world)


@does(submissions.save_list)
def save_list(world: World) -> None:
    submission = stories.owed(world)
    submissions.save_list(
        submission=submission, choices=[_choice(world, submission)], occasion=stories.clerk_of(world, submission)
    )


@does(submissions.edit_registration)
def edit_registration(world: World) -> None:
    registration = stories.in_state(world, Of.DRAFT)
    submissions.edit_registration(
        registration=registration,
        area=f"Địa bàn {world.new_number()}",
        infrastructure="Phòng mới",
        occasion=stories.clerk_of(world, registration.submission),
    )


@does(submissions.remove_registration)
def remove_registration(world: World) -> None:
    registration = stories.in_state(world, Of.DRAFT)
    submissions.remove_registration(
        registration=registration, occasion=stories.clerk_of(world, registration.submission)
    )


@does(submissions.submit_submission)
def submit_submission(world: World) -> None:
    submission = stories.owed(world)
    submissions.submit_submission(
        submission=submission, none_registers=True, occasion=stories.clerk_of(world, submission)
    )


@does(list_steps.recall_list)
def recall_list(world: World) -> None:
    submission = stories.in_state(world, Of.SUBMITTED).submission
    list_steps.recall_list(submission=submission, reason="Thiếu", occasion=stories.clerk_of(world, submission))


@does(list_steps.return_list)
def return_list(world: World) -> None:
    submission = stories.in_state(world, Of.FIT, Of.UNFIT, Of.SUBMITTED, Of.APPROVED).submission
    board = world.in_office(Role.BOARD, Organisation.objects.get(pk=board_of(submission, world.today)))
    list_steps.return_list(submission=submission, reason="Thiếu", occasion=board)


@does(rounds.call_off_round)
def call_off_round(world: World) -> None:
    """Seldom: with it all that is undecided falls."""
    world.seldom()
    round = world.one_of(Round.objects.filter(called_off_on__isnull=True).order_by("pk"))
    rounds.call_off_round(round=round, reason="Nhầm", occasion=world.in_office(Role.BOARD, round.organisation))


def _decider(world: World, registration: Registration) -> Organisation:
    return Organisation.objects.get(pk=decider_now(registration, world.today))


# --- registrations and pilots -----------------------------------------------------------------------------------------


@does(registrations.withdraw_registration)
def withdraw_registration(world: World) -> None:
    registration = stories.in_state(world, Of.SUBMITTED, Of.FIT, Of.UNFIT, Of.SENT_BACK)
    clerk = stories.clerk_of(world, registration.submission)
    registrations.withdraw_registration(registration=registration, remark="Thôi", occasion=clerk)


@does(registrations.resubmit_registration)
def resubmit_registration(world: World) -> None:
    registration = stories.in_state(world, Of.SENT_BACK)
    registrations.resubmit_registration(
        registration=registration,
        area=f"Địa bàn {world.new_number()}",
        infrastructure="Phòng khác",
        occasion=stories.clerk_of(world, registration.submission),
    )


@does(registrations.appraise_registration)
def appraise_registration(world: World) -> None:
    registration = stories.in_state(world, Of.SUBMITTED)
    registrations.appraise_registration(
        registration=registration,
        act=world.chance.choice(
            [RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK]
        ),
        remark="Đã xem",
        figure="members",
        occasion=world.in_office(Role.BOARD, _decider(world, registration)),
    )


@does(registrations.decide_registration)
def decide_registration(world: World) -> None:
    registration = stories.in_state(world, Of.FIT, Of.UNFIT)
    registrations.decide_registration(
        registration=registration,
        act=world.chance.choice(
            [RegistrationAct.APPROVE, RegistrationAct.APPROVE, RegistrationAct.REFUSE, RegistrationAct.SEND_BACK]
        ),
        remark="Đã bàn",
        figure="members",
        occasion=world.in_office(Role.STANDING, _decider(world, registration)),
    )


@does(registrations.take_back_refusal)
def take_back_refusal(world: World) -> None:
    fit = stories.in_state(world, Of.FIT)
    standing = world.in_office(Role.STANDING, _decider(world, fit))
    refused = registrations.decide_registration(
        registration=fit, act=RegistrationAct.REFUSE, remark="Nhầm", occasion=standing
    )
    registrations.take_back_refusal(registration=refused, remark="Nhầm", occasion=standing)


@does(registrations.change_pilot)
def change_pilot(world: World) -> None:
    registration = stories.in_state(world, Of.APPROVED, Of.SUSPENDED)
    acts = {
        Of.APPROVED: [RegistrationAct.SUSPEND, RegistrationAct.SUSPEND, RegistrationAct.END],
        Of.SUSPENDED: [RegistrationAct.RESUME, RegistrationAct.RESUME, RegistrationAct.END],
    }
    registrations.change_pilot(
        registration=registration,
        act=world.chance.choice(acts[Of(registration.state)]),
        remark="Vì",
        occasion=world.in_office(Role.STANDING, _decider(world, registration)),
    )
