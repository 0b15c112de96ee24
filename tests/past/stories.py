"""What must have happened first: lists submitted, registrations appraised, pilots approved, each step by who takes it."""

from datetime import timedelta

from accounts.models import Occasion
from cells.models import Organisation
from cells.rules.document_reference import CitedDocument
from pilots.models import Registration, Round, Submission
from pilots.queries.candidates import Candidate, candidates_of
from pilots.queries.registrations import pilot_in_force
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registrations import appraise_registration, decide_registration
from pilots.services.rounds import open_round
from pilots.services.submissions import add_registration, submit_submission
from tests.cast import Role
from tests.past.world import World


def a_round(world: World) -> Round:
    city = world.cast["CITY"]
    return open_round(
        organisation=city,
        document=CitedDocument("Ban Thường vụ Thành ủy", f"{world.new_number()}-CV/TU", world.today, "Đăng ký"),
        last_day=world.today + timedelta(days=world.chance.randint(1, 15)),
        occasion=world.in_office(Role.BOARD, city),
    )


def clerk_of(world: World, submission: Submission) -> Occasion:
    return world.in_office(Role.CLERK, submission.organisation)


def owed(world: World) -> Submission:
    """A list not yet submitted, of a new round where there is none."""
    found = list(Submission.objects.owed().select_related("organisation").order_by("pk"))
    return world.one_of(found or a_round(world).submissions.select_related("organisation").order_by("pk"))


def possible(world: World, submission: Submission) -> list[Candidate]:
    candidates = candidates_of(submission, world.today)
    return [one for one in candidates if one.may_be_chosen and one.registration is None]


def drafted(world: World, code: str = "", format: str = "") -> Registration:
    """On a list of a round just opened: whoever may register, or the organisation named."""
    lists = a_round(world).submissions.select_related("organisation").order_by("pk")
    free = [
        (submission, one)
        for submission in lists
        for one in possible(world, submission)
        if not code or (one.version.organisation.code, one.format) == (code, format)
    ]
    submission, one = world.one_of(free)
    return add_registration(
        submission=submission,
        organisation=one.version.organisation,
        format=one.format,
        occasion=clerk_of(world, submission),
    )


def submitted(world: World, code: str = "", format: str = "") -> Registration:
    registration = drafted(world, code, format)
    submission = registration.submission
    submit_submission(submission=submission, occasion=clerk_of(world, submission))
    return _again(registration)


def appraised(
    world: World, act: RegistrationAct = RegistrationAct.APPRAISE_FIT, code: str = "", format: str = ""
) -> Registration:
    registration = submitted(world, code, format)
    board = world.in_office(Role.BOARD, registration.decider)
    return _again(
        appraise_registration(registration=registration, act=act, remark="Đã xem", figure="members", occasion=board)
    )


def approved(world: World, code: str = "", format: str = "") -> Registration:
    registration = appraised(world, code=code, format=format)
    standing = world.in_office(Role.STANDING, registration.decider)
    return _again(decide_registration(registration=registration, act=RegistrationAct.APPROVE, occasion=standing))


def in_state(world: World, *states: State) -> Registration:
    """One that is there; sometimes one that is brought so far for it."""
    found = list(Registration.objects.filter(state__in=states).order_by("pk"))
    ways = {State.SUBMITTED: submitted, State.FIT: appraised, State.APPROVED: approved, State.DRAFT: drafted}
    if not found and states[0] in ways:
        return ways[states[0]](world)
    if not found and states[0] == State.SENT_BACK:
        return appraised(world, RegistrationAct.SEND_BACK)
    return _again(world.one_of(found))


def ensure_pilot(world: World, code: str, format: str) -> Organisation:
    """The organisation inside its pilot."""
    organisation = Organisation.objects.get(code=code)
    if pilot_in_force(organisation, format, world.today) is None:
        approved(world, code, format)
    return organisation


def _again(registration: Registration) -> Registration:
    return Registration.objects.select_related("decider", "organisation", "submission__organisation").get(
        pk=registration.pk
    )
