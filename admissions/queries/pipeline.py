"""Persons on the way into the Party, and each one's case as the rules take it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language

from accounts.models import Entry
from accounts.queries.put_together import Question
from accounts.rules.days import day_before
from admissions.models import Candidate, CandidateCompanion, CandidatePaper, CandidateStep, PaperKind
from admissions.rules.deadlines import Owed, owed_now
from admissions.rules.requirements import before_the_vote, vote_ahead
from admissions.rules.steps import AFTER_CEREMONY, DECIDED_AFTER, EXPECTED, Case, Companion, Done, PaperState, Stage
from admissions.rules.terms import ON, Key
from admissions.rules.votes import Entitled
from cells.models import Activity, Degree, Membership, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.days_off import calendar
from cells.queries.history import heir_on
from cells.queries.members import official_members_on
from cells.queries.organisations import grassroots_of, grassroots_of_each, versions_on
from cells.queries.parameters import statutes_known
from cells.rules.parameters import Statutes
from cells.rules.periods import Period
from cells.rules.working_days import Calendar
from meetings.models import Attendance, Meeting
from meetings.queries.meetings import held_by
from meetings.queries.participants import officers_on

NOT_THERE = (Attendance.Mode.EXCUSED, Attendance.Mode.ABSENT)


def candidates_of(cells: OrganisationQuerySet, day: date) -> QuerySet[Candidate]:
    """Of these organisations: by the cell whose list they are on, and who is a member by the own cell of the day, for a transfer
    or a reorganisation moves them there. Whose data were removed is nobody any more."""
    here = cells.order_by()
    own = Membership.objects.on(day).filter(member=OuterRef("member"))
    listed = Candidate.objects.filter(~Exists(own), cell__in=here)
    members = Candidate.objects.filter(Exists(own.filter(cell__in=here)))
    # Each way by itself: of both at once the database asks whoever is on the way in the whole country.
    mine: Any = listed.order_by().values("pk").union(members.order_by().values("pk"), all=True)
    return Candidate.objects.filter(pk__in=mine, removed_on__isnull=True).select_related("cell", "member")


def under_way(candidates: QuerySet[Candidate], day: date) -> QuerySet[Candidate]:
    """With all that their cases need. Who is official still waits for the card; who became official in the register
    without a decision here, or is there no more, owes nothing."""
    open_ones = candidates.exclude(stage=Stage.CLOSED).exclude(steps__step="card")
    return not_over(open_ones, day).prefetch_related(*CASE)


ON_PROBATION = (Stage.PROBATION, Stage.FULL_VOTED)


def not_over(candidates: QuerySet[Candidate], day: date) -> QuerySet[Candidate]:
    """Without those of whom the register says that they are official or left, though no step here does."""
    probationary = Degree.objects.on(day).filter(member=OuterRef("member"), value=Degree.Value.PROBATIONARY)
    here = Membership.objects.on(day).filter(member=OuterRef("member"))
    still = Exists(here) & (Exists(probationary) | ~Q(stage__in=ON_PROBATION))
    return candidates.filter(Q(member__isnull=True) | still)


def over_by_the_register(candidates: Sequence[Candidate], day: date) -> set[int]:
    """Whose probation the register ended without a step here, by key; in one query."""
    asked = [one.pk for one in candidates if one.stage in ON_PROBATION]
    if not asked:
        return set()
    return set(asked) - set(not_over(Candidate.objects.filter(pk__in=asked), day).values_list("pk", flat=True))


def on_probation_without_a_case(cells: OrganisationQuerySet, day: date) -> list[tuple[Degree, Organisation]]:
    """Each with the own cell, whom nobody follows here yet."""
    degrees = _without_a_case(cells, day)
    theirs = Membership.objects.on(day).filter(member__in=degrees.order_by().values("member")).select_related("cell")
    own = {membership.member_id: membership.cell for membership in theirs}
    return [(degree, own[degree.member_id]) for degree in degrees.select_related("member").order_by("valid_from", "pk")]


def number_without_a_case(cells: OrganisationQuerySet, day: date) -> int:
    """How many they are: of a province thousands, of whom a page names none."""
    return _without_a_case(cells, day).count()


def _without_a_case(cells: OrganisationQuerySet, day: date) -> QuerySet[Degree]:
    """Asked of each degree: joined to candidates, PostgreSQL goes through all members for the few who are probationary."""
    here = Membership.objects.on(day).filter(member=OuterRef("member"), cell__in=cells.order_by())
    probationary = Degree.objects.on(day).filter(value=Degree.Value.PROBATIONARY)
    return probationary.filter(Exists(here), ~Exists(Candidate.objects.filter(member=OuterRef("member"))))


def waiting_in(codes: Iterable[str]) -> QuerySet[Candidate]:
    """On the lists of these cells, under way and no members yet."""
    open_ones = Candidate.objects.filter(closed_on__isnull=True, removed_on__isnull=True, member__isnull=True)
    return open_ones.filter(cell__code__in=codes).select_related("cell").order_by("pk")


def moved_by(title: str, code: str) -> QuerySet[Candidate]:
    """Of a cell whom a reorganisation of this title moved elsewhere, and who are no members yet."""
    moves = Entry.objects.filter(act="admissions.move_candidate", why=title, data__from=code)
    keys = [int(key) for key in moves.values_list("subject_id", flat=True)]
    return Candidate.objects.filter(pk__in=keys, closed_on__isnull=True, member__isnull=True).select_related("cell")


@Question
def first_under_way(day: date, *reach: str | int, most: int, decided: bool) -> QuerySet[Candidate]:
    """Of what is reached (`reached`), by `longest_waiting`. `decided`: of those alone on whom somebody above the cell decides."""
    candidates = candidates_of(Organisation.objects.reached(*reach), day)
    candidates = candidates.filter(stage__in=DECIDED_AFTER) if decided else candidates
    return longest_waiting(under_way(candidates, day))[:most]


def longest_waiting(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Those first of whom nothing was recorded for the longest time: where not all are looked through, these are late."""
    return candidates.annotate(last_step=Max("steps__on")).order_by("last_step", "listed_on", "pk")


CASE = (
    Prefetch("steps", CandidateStep.objects.select_related("ordered_by", "companion__member", "meeting")),
    Prefetch("companions", CandidateCompanion.objects.select_related("member")),
    "papers",
)


def paper_kinds() -> list[PaperKind]:
    """Of all days, in the order of the checklist."""
    return list(PaperKind.objects.select_related("reference").order_by("position", "key", "valid_from"))


def paper_kinds_on(day: date, known: Iterable[PaperKind] | None = None) -> list[PaperKind]:
    """The checklist of the day. `known`: the kinds of all days, where several days are asked about."""
    return [kind for kind in (paper_kinds() if known is None else known) if kind.is_true_on(day)]


def paper_kinds_for(candidate: Candidate, day: date, known: Iterable[PaperKind] | None = None) -> list[PaperKind]:
    """The checklist of the guidance under which the file was begun: a later one changes nothing in it. Before the file is begun,
    and of days before that, the checklist of the day."""
    begun = case_of(candidate, (), has_committee=True).file_begun_on
    return paper_kinds_on(min(begun, day) if begun is not None else day, known)


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
        done=[Done(one.step, one.on, one.passed, one.companion_id, one.pk) for one in candidate.steps.all()],
        companions=[_companion(one) for one in candidate.companions.all()],
        papers=[_state(kind, papers.get(kind.key)) for kind in kinds],
        has_committee=has_committee,
        is_closed=candidate.closed_on is not None,
    )


def _companion(one: CandidateCompanion) -> Companion:
    """Whoever leaves the Party accompanies nobody any more, though nobody has ended it here."""
    left = one.left_on is not None and not one.is_over_on(day_before(one.left_on))
    period = Period(one.valid_from, one.left_on) if left else one.period
    return Companion(one.pk, period, one.helps, one.since, one.member_id is not None, left=left)


def _state(kind: PaperKind, paper: CandidatePaper | None) -> PaperState:
    is_there = paper is not None and paper.state == CandidatePaper.State.THERE
    return PaperState(name_of_paper(kind), is_there, paper.on if paper else None, kind.expires, kind.step)


def has_committee(cell: Organisation, day: date) -> bool:
    """Whether the cell is no grassroots organisation itself."""
    above = grassroots_of(cell, day)
    return above is not None and above.organisation_id != cell.pk


def home_of(candidate: Candidate, day: date) -> Organisation:
    """The cell of today: a member's own, else the one whose list they are on, or what came of it."""
    own = Membership.objects.on(day).filter(member=candidate.member_id).select_related("cell").first()
    return own.cell if own is not None else heir_on(candidate.cell, day) or candidate.cell


@dataclass(frozen=True)
class Waiting:
    """`cell`: where the person is now. `above`: the grassroots organisation it belongs to, or is."""

    candidate: Candidate
    owed: Owed
    cell: Organisation
    above: Organisation | None


def owed_by_all(candidates: Sequence[Candidate], today: date, statutes: Statutes | None = None) -> list[Waiting]:
    """All that is owed for each, the most urgent first. `statutes`: where they are known already."""
    if not candidates:
        return []
    statutes, days = statutes or statutes_known(), calendar()
    found = [
        Waiting(one.candidate, owed, one.cell, one.above)
        for one in cases_of(candidates, today)
        for owed in owed_now(one.case, statutes, days, today)
    ]
    return sorted(found, key=lambda w: (w.owed.due_on or date.max, w.candidate.sort_key, w.candidate.pk))


def judged_by_all(
    candidates: Sequence[Candidate], today: date, *, statutes: Statutes, days: Calendar
) -> dict[int, object]:
    """By candidate, what would be owed and what would stand in the way of the next vote if these were in force."""
    return {
        one.candidate.pk: (
            owed_now(one.case, statutes, days, today),
            [reason.message for reason in before_the_vote(one.case, vote_ahead(one.case), today, statutes)],
        )
        for one in cases_of(candidates, today)
    }


@dataclass(frozen=True)
class Placed:
    """A case, and where it is."""

    candidate: Candidate
    case: Case
    cell: Organisation
    above: Organisation | None


def cases_of(candidates: Sequence[Candidate], today: date) -> Iterator[Placed]:
    """In a number of queries that does not grow with them."""
    if not candidates:
        return
    known, homes = paper_kinds(), homes_of(candidates, today)
    grassroots = grassroots_of_each({home.pk for home in homes.values()}, today)
    for one in candidates:
        home = homes[one.pk]
        above = grassroots[home.pk]
        kinds = paper_kinds_for(one, today, known)
        case = case_of(one, kinds, has_committee=above is not None and above.organisation_id != home.pk)
        yield Placed(one, case, home, above.organisation if above is not None else None)


def homes_of(candidates: Sequence[Candidate], day: date) -> dict[int, Organisation]:
    """By candidate: as `home_of`, in one query for those whose cell is still there."""
    members = [one.member_id for one in candidates if one.member_id is not None]
    own = {of.member_id: of.cell for of in Membership.objects.on(day).filter(member__in=members).select_related("cell")}
    there = set(
        versions_on(day)
        .filter(organisation__in=[one.cell_id for one in candidates])
        .values_list("organisation_id", flat=True)
    )
    return {
        one.pk: own.get(one.member_id or 0) or (one.cell if one.cell_id in there else home_of(one, day))
        for one in candidates
    }


def entitled(meeting: Meeting, exempt_by: str = Key.EXEMPT_COUNTED) -> Entitled:
    """Who of the cell counts in the base of a vote at the meeting, by the statutes of its day."""
    day = meeting.register_day
    official = official_members_on([meeting.convened.pk], day)
    absent = set(Attendance.objects.filter(meeting=meeting, mode__in=NOT_THERE).values_list("member_id", flat=True))
    people = list(official.values_list("pk", "activity", "elsewhere"))  # type: ignore[misc]
    suspended = [pk for pk, activity, _away in people if activity == Activity.Value.SUSPENDED]
    away = [pk for pk, _activity, elsewhere in people if elsewhere and pk not in suspended]
    exempt = {pk for pk, activity, _away in people if activity == Activity.Value.EXEMPT} - set(away)
    terms = statutes_known().on(day)
    return Entitled(
        official=len(people),
        elsewhere=len(away),
        suspended=len(suspended),
        exempt_and_absent=len(exempt & absent),
        exempt_and_there=len(exempt - absent),
        counted=terms.choice(exempt_by),
        elsewhere_counts=terms.choice(Key.ELSEWHERE_COUNTED) == ON,
    )


def voted_at(meeting: Meeting) -> bool:
    """Whether the cell voted on somebody at the meeting."""
    return CandidateStep.objects.filter(meeting=meeting).exists()


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
    proposed = Candidate.objects.filter(cell__in=cells.order_by(), removed_on__isnull=True, stage__in=EXPECTED)
    rows = proposed.order_by().values("cell__path").annotate(number=Count("pk"))
    return dict(rows.values_list("cell__path", "number"))


def to_be_removed(today: date) -> QuerySet[Candidate]:
    """Closed cases whose data are still there. Of whoever became a member the register keeps them."""
    return Candidate.objects.filter(
        closed_on__lt=today,
        closed_as__in=[Candidate.Closed.REJECTED, Candidate.Closed.ABANDONED],
        removed_on__isnull=True,
    )
