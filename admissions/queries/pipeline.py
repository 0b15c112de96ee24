"""Persons on the way into the Party, and each one's case as the rules take it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language

from admissions.models import Candidate, CandidateCompanion, CandidatePaper, CandidateStep, PaperKind
from admissions.queries.terms import terms_known
from admissions.rules.pipeline import Owed, next_owed
from admissions.rules.steps import AFTER_CEREMONY, EXPECTED, Case, Companion, Done, PaperState, Stage
from admissions.rules.votes import Entitled
from cells.models import Activity, Degree, Membership, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.days_off import calendar
from cells.queries.history import heir_on
from cells.queries.members import members_on
from cells.queries.name_search import holding
from cells.queries.organisations import grassroots_among, grassroots_of, lineages_on
from cells.queries.parameters import statutes_known
from meetings.models import Attendance, Meeting
from meetings.queries.meetings import held_by
from meetings.queries.participants import officers_on

NOT_THERE = (Attendance.Mode.EXCUSED, Attendance.Mode.ABSENT)


def candidates_of(cells: OrganisationQuerySet) -> QuerySet[Candidate]:
    """Of these organisations; whose data were removed is nobody any more."""
    return Candidate.objects.filter(cell__in=cells.order_by(), removed_on__isnull=True).select_related("cell", "member")


def filtered(candidates: QuerySet[Candidate], *, words: str, stage: str) -> QuerySet[Candidate]:
    """By name in any spelling and by stage; without one, those that are neither closed nor over."""
    if words:
        candidates = candidates.filter(holding(words))
    return candidates.filter(stage=stage) if stage else candidates.exclude(stage__in=[Stage.CLOSED, Stage.OFFICIAL])


def under_way(candidates: QuerySet[Candidate], day: date) -> QuerySet[Candidate]:
    """With all that their cases need. Who is official still waits for the card; who became official in the register
    without a decision here, or is there no more, owes nothing."""
    probation = [Stage.PROBATION, Stage.FULL_VOTED]
    probationary = Degree.objects.on(day).filter(member=OuterRef("member"), value=Degree.Value.PROBATIONARY)
    here = Membership.objects.on(day).filter(member=OuterRef("member"))
    open_ones = candidates.exclude(stage=Stage.CLOSED).exclude(steps__step="card")
    still = Q(member__isnull=True) | (Exists(here) & (Exists(probationary) | ~Q(stage__in=probation)))
    return open_ones.filter(still).prefetch_related(*CASE)


CASE = (
    Prefetch("steps", CandidateStep.objects.select_related("ordered_by", "companion__member", "meeting")),
    Prefetch("companions", CandidateCompanion.objects.select_related("member")),
    "papers",
)


def paper_kinds_on(day: date) -> list[PaperKind]:
    """In the order of the checklist."""
    return list(PaperKind.objects.on(day).select_related("reference"))


def paper_kinds() -> list[PaperKind]:
    """Of all days, in the order of the checklist."""
    rows = PaperKind.objects.select_related("reference")
    return list(rows.order_by("position", "key", "valid_from"))


def paper_kinds_for(candidate: Candidate, day: date) -> list[PaperKind]:
    """The checklist of the guidance under which the file was begun: a later one changes nothing in it. Before the file is begun,
    and of days before that, the checklist of the day."""
    begun = case_of(candidate, (), has_committee=True).file_begun_on
    return paper_kinds_on(min(begun, day) if begun is not None else day)


def concerns(candidate: Candidate, kind: PaperKind) -> bool:
    """Once the register has the person only the papers for full membership are asked for."""
    return candidate.member_id is None or kind.step in AFTER_CEREMONY


def name_of_paper(kind: PaperKind) -> str:
    return kind.vietnamese if get_language() == "vi" else kind.english


def case_of(candidate: Candidate, kinds: Iterable[PaperKind], *, has_committee: bool) -> Case:
    papers = {paper.key: paper for paper in candidate.papers.all()}
    return Case(
        listed_on=candidate.listed_on,
        birth=candidate.birth,
        done=[Done(one.step, one.on, one.passed, one.companion_id) for one in candidate.steps.all()],
        companions=[
            Companion(one.pk, one.period, one.helps, one.since if one.member_id else one.valid_from)
            for one in candidate.companions.all()
        ],
        papers=[_state(kind, papers.get(kind.key)) for kind in kinds],
        has_committee=has_committee,
        is_closed=candidate.closed_on is not None,
    )


def _state(kind: PaperKind, paper: CandidatePaper | None) -> PaperState:
    is_there = paper is not None and paper.state == CandidatePaper.State.THERE
    return PaperState(name_of_paper(kind), is_there, paper.on if paper else None, kind.expires, kind.step)


def has_committee(cell: Organisation, day: date) -> bool:
    """Whether the cell is no grassroots organisation itself."""
    above = grassroots_of(cell, day)
    return above is not None and above.organisation_id != cell.pk


def home_of(candidate: Candidate, day: date) -> Organisation:
    """The cell of today: itself, or what came of it."""
    return heir_on(candidate.cell, day) or candidate.cell


@dataclass(frozen=True)
class Waiting:
    """`above`: the grassroots organisation the cell belongs to, or is."""

    candidate: Candidate
    owed: Owed
    above: Organisation | None


def owed_by_all(candidates: Sequence[Candidate], today: date) -> list[Waiting]:
    """What is next for each, the most urgent first, in a number of queries that does not grow with them."""
    if not candidates:
        return []
    terms, statutes, days = terms_known(), statutes_known(), calendar()
    lineages = lineages_on({one.cell_id for one in candidates}, today)
    found = []
    for one in candidates:
        lineage = lineages.get(one.cell_id, [])
        above = grassroots_among(lineage[0], {v.organisation_id: v for v in lineage}) if lineage else None
        case = case_of(one, (), has_committee=above is not None and above.organisation_id != one.cell_id)
        owed = next_owed(case, terms, statutes, days, today)
        if owed is not None:
            found.append(Waiting(one, owed, above.organisation if above is not None else None))
    return sorted(found, key=lambda w: (w.owed.due_on or date.max, w.candidate.sort_key, w.candidate.pk))


def entitled(meeting: Meeting) -> Entitled:
    """Who of the cell counts in the base of a vote at the meeting."""
    day = meeting.register_day
    official = members_on([meeting.convened.pk], day).filter(degree=Degree.Value.OFFICIAL)  # type: ignore[misc]
    absent = set(Attendance.objects.filter(meeting=meeting, mode__in=NOT_THERE).values_list("member_id", flat=True))
    people = list(official.values_list("pk", "activity", "elsewhere"))  # type: ignore[misc]
    suspended = [pk for pk, activity, _away in people if activity == Activity.Value.SUSPENDED]
    away = [pk for pk, _activity, elsewhere in people if elsewhere and pk not in suspended]
    exempt = [pk for pk, activity, _away in people if activity == Activity.Value.EXEMPT and pk in absent]
    return Entitled(len(people), len(away), len(suspended), len([pk for pk in exempt if pk not in away]))


def executive_on(cell: Organisation, day: date) -> int:
    """How many sit in the executive of the grassroots organisation, as far as the register knows."""
    above = grassroots_of(cell, day)
    if above is None:
        return 0
    return officers_on(above.organisation, day).values("member").distinct().count()


def meetings_to_vote_at(cell: Organisation, today: date) -> QuerySet[Meeting]:
    """Held by the cell, the newest first; of which format they were is asked when one is chosen."""
    return held_by(today).filter(organisation=cell).exclude(kind=Meeting.Kind.EXECUTIVE).order_by("-held_on", "-pk")


def expected_below(cells: OrganisationQuerySet) -> dict[str, int]:
    """By the path of the cell in today's tree, how many are proposed by their cell and not admitted yet."""
    rows = candidates_of(cells).filter(stage__in=EXPECTED).order_by().values("cell__path").annotate(number=Count("pk"))
    return dict(rows.values_list("cell__path", "number"))


def to_be_removed(today: date) -> QuerySet[Candidate]:
    """Closed cases whose data are still there. Of whoever became a member the register keeps them."""
    return Candidate.objects.filter(
        closed_on__lt=today,
        closed_as__in=[Candidate.Closed.REJECTED, Candidate.Closed.ABANDONED],
        removed_on__isnull=True,
    )
