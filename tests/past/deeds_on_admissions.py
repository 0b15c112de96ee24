"""How chance uses the services of those on the way into the Party, and of targets. What is told is told of today."""

from admissions.models import Candidate, CandidateCompanion, Target
from admissions.queries.pipeline import entitled, has_committee, paper_kinds_on
from admissions.rules.requirements import full_from
from admissions.rules.steps import Case, Done, Step
from admissions.services import companions, joining, listing, papers, steps, targets
from admissions.services.listing import Particulars
from admissions.services.steps import StepTold
from admissions.services.taking_over import take_over
from cells.models import Degree, Member, Organisation
from cells.queries.members import members_on
from cells.queries.parameters import statutes_known
from meetings.models import Meeting
from tests.past.world import NotNow, World, does


def _listed(world: World) -> Candidate:
    number = world.new_number()
    person = Particulars(f"Trần Thị Nguồn {number}", 1995, "female", "worker")
    return listing.list_candidate(cell=world.cell(), person=person, on=world.today, occasion=world.occasion())


def _candidate(world: World) -> Candidate:
    """One who is on a list and no member yet, else one put on it."""
    found = Candidate.objects.filter(closed_on__isnull=True, member__isnull=True).select_related("cell").order_by("pk")
    return world.one_of(list(found)) if found.exists() else _listed(world)


def _official(world: World, cell: Organisation) -> list[Member]:
    found = list(members_on([cell.pk], world.today).filter(degree=Degree.Value.OFFICIAL).order_by("pk"))
    if len(found) < 3:
        raise NotNow
    return found


def _record(world: World, candidate: Candidate, step: str, **told: object) -> None:
    facts = StepTold(step, world.today, **told)
    steps.record_step(candidate=candidate, told=facts, occasion=world.occasion())


def _accompany(world: World, candidate: Candidate, member: Member) -> None:
    companion = companions.add_companion(
        candidate=candidate, member=member, body="", since=None, on=world.today, occasion=world.occasion()
    )
    _record(world, candidate, Step.REMARK, companion=companion)


def _vote(world: World, candidate: Candidate, step: str) -> None:
    facts = {"format": "in_person", "state": "held", "kind": "monthly", "retrospective": True}
    meeting = Meeting.objects.create(organisation=candidate.cell, held_on=world.today, **facts)
    _record(world, candidate, step, meeting=meeting, in_favour=entitled(meeting).base, against=0)


def _decided(world: World) -> Candidate:
    """All that comes before the ceremony, on one day."""
    candidate = _listed(world)
    _record(world, candidate, Step.COURSE)
    for member in _official(world, candidate.cell)[:2]:
        _accompany(world, candidate, member)
    for step in (Step.OPINION_BODIES, Step.OPINION_RESIDENCE):
        _record(world, candidate, step)
    there = {kind.key: ("there", world.today) for kind in paper_kinds_on(world.today)}
    papers.keep_papers(candidate=candidate, papers=there, occasion=world.occasion())
    _vote(world, candidate, Step.CELL_VOTE)
    if has_committee(candidate.cell, world.today):
        _record(world, candidate, Step.COMMITTEE_VOTE, in_favour=9, against=0, base=9)
    _record(world, candidate, Step.DECISION, document=world.document())
    return candidate


def _on_probation(world: World) -> Candidate:
    """Whom the register has as such: taken over where nobody follows them yet."""
    take_over(organisation=world.cast["CITY"], occasion=world.occasion())
    return world.one_of(Candidate.objects.filter(stage="probation").select_related("cell", "member").order_by("pk"))


@does(listing.list_candidate)
def list_candidate(world: World) -> None:
    _listed(world)


@does(listing.correct_candidate)
def correct_candidate(world: World) -> None:
    person = Particulars(f"Trần Thị Đúng {world.new_number()}", 1996)
    listing.correct_candidate(candidate=_candidate(world), person=person, occasion=world.occasion())


@does(listing.move_candidate)
def move_candidate(world: World) -> None:
    listing.move_candidate(candidate=_candidate(world), to=world.cell(), on=world.today, occasion=world.occasion())


@does(listing.close_candidate)
def close_candidate(world: World) -> None:
    told = {"how": "abandoned", "because": "Đi xa", "on": world.today}
    listing.close_candidate(candidate=_candidate(world), occasion=world.occasion(), **told)


@does(listing.reopen_candidate)
def reopen_candidate(world: World) -> None:
    closed = Candidate.objects.filter(closed_on=world.today, member__isnull=True)
    listing.reopen_candidate(candidate=world.one_of(closed.order_by("pk")), why="Trở lại", occasion=world.occasion())


@does(steps.record_step)
def record_step(world: World) -> None:
    _record(world, _candidate(world), world.chance.choice([Step.COURSE, Step.OPINION_BODIES]))


@does(papers.keep_papers)
def keep_papers(world: World) -> None:
    there = {kind.key: ("there", world.today) for kind in paper_kinds_on(world.today)[:3]}
    papers.keep_papers(candidate=_candidate(world), papers=there, occasion=world.occasion())


@does(companions.add_companion)
def add_companion(world: World) -> None:
    candidate = _candidate(world)
    _accompany(world, candidate, world.one_of(_official(world, candidate.cell)))


@does(companions.end_companion)
def end_companion(world: World) -> None:
    found = CandidateCompanion.objects.filter(valid_to__isnull=True, valid_from__lt=world.today)
    companions.end_companion(companion=world.one_of(found.order_by("pk")), on=world.today, occasion=world.occasion())


@does(joining.hold_ceremony)
def hold_ceremony(world: World) -> None:
    told = {"again": None, "is_another_person": True, "seen_by": Organisation.objects.all()}
    joining.hold_ceremony(candidate=_decided(world), on=world.today, occasion=world.occasion(), **told)


@does(joining.decide_full_membership)
def decide_full_membership(world: World) -> None:
    """Granted only on the very day the probation is over: later it is told of a day that is over, which is meant."""
    candidate = _on_probation(world)
    began = candidate.steps.get(step=Step.CEREMONY).on
    granted = full_from(Case(began, done=[Done(Step.CEREMONY, began)]), statutes_known()) == world.today
    if granted:
        _record(world, candidate, Step.NEW_COURSE)
        _record(world, candidate, Step.OWN_REVIEW)
        _accompany(world, candidate, _official(world, candidate.cell)[0])
        _vote(world, candidate, Step.FULL_VOTE)
    joining.decide_full_membership(
        candidate=candidate,
        is_granted=granted,
        on=world.today,
        document=world.document(),
        occasion=world.occasion(),
    )


@does(targets.give_target)
def give_target(world: World) -> None:
    organisation, year = world.organisation(), world.today.year
    is_new = not Target.objects.filter(organisation=organisation, year=year).exists()
    targets.give_target(
        organisation=organisation,
        year=year,
        number=world.chance.randint(1, 20),
        share=None,
        on=world.today,
        document=None if is_new else world.document(),
        occasion=world.occasion(),
    )
