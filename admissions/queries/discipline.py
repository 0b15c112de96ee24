"""Cases of discipline: their numbers, which a report tells, and the cases, which only the inspection committee reads
(admissions/access.py)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.queries.replica import reading_connection
from admissions.models import DisciplinaryCase, DisciplinaryStep
from admissions.rules.discipline import After, Effect, Matter, announce_by, is_pending, standing_on
from admissions.rules.forms_of_discipline import Form
from cells.models import Degree, Member, Membership, Organisation, Post
from cells.models.dated import over_by
from cells.models.organisation import OrganisationQuerySet
from cells.queries.events_below import day_read
from cells.queries.members import named_like
from cells.queries.parameters import statutes_known
from cells.queries.stood import STOOD, stood_sql

# What was annulled by the last day is none, and another form that a complaint brought counts in the place of the first one.
_DISCIPLINED = f"""{stood_sql("%(top)s")}, {STOOD}
    SELECT form, decided_on, COUNT(*) FROM (
        SELECT one.decided_on, CAST(COALESCE((SELECT later.form FROM admissions_disciplinarystep AS later
            WHERE later.case_id = one.id AND later.what = 'changed' AND later."on" <= %(last)s
            ORDER BY later."on" DESC, later.id DESC LIMIT 1), one.form) AS text) AS form
        FROM stood JOIN admissions_disciplinarycase AS one ON one.seat_id = stood.id
        AND one.decided_on >= stood.valid_from AND one.decided_on < stood.until
        WHERE one.decided_on BETWEEN %(first)s AND %(last)s AND (one.member_id IS NULL) = {{of_organisations}}
        AND NOT EXISTS (SELECT 1 FROM admissions_disciplinarystep AS later
            WHERE later.case_id = one.id AND later.what = 'annulled' AND later."on" <= %(last)s)
    ) AS decided GROUP BY form, decided_on"""


def disciplined(top: Organisation, first: date, last: date, *, organisations: bool = False) -> dict[str, Counter[int]]:
    """By form and year how many members (or organisations) of `top` and of all below it were disciplined by a decision from the
    first day to the last, as it was known at the end of the last. Numbers only."""
    counts: dict[str, Counter[int]] = {form: Counter() for form in Form}
    statement = _DISCIPLINED.format(of_organisations="TRUE" if organisations else "FALSE")
    with reading_connection().cursor() as cursor:
        cursor.execute(statement, {"top": top.pk, "first": first, "last": last})
        for form, day, number in cursor.fetchall():
            counts[form][day_read(day).year] += number
    return counts


def cases_of(seats: OrganisationQuerySet) -> QuerySet[DisciplinaryCase]:
    """Of these organisations and of members of these cells on the day of the decision, the newest first."""
    found = DisciplinaryCase.objects.filter(seat__in=seats.order_by())
    return found.select_related("seat", "member").prefetch_related("afterwards")


def filtered(cases: QuerySet[DisciplinaryCase], *, year: int | None, form: str) -> QuerySet[DisciplinaryCase]:
    if year is not None:
        cases = cases.filter(decided_on__year=year)
    return cases.filter(form=form) if form else cases


def whose_cell_on(member: Member, day: date) -> tuple[Organisation, str] | None:
    """The cell and the degree of a member on a day; None where they belonged to none."""
    membership = Membership.objects.on(day).filter(member=member).select_related("cell").first()
    degree = Degree.objects.on(day).filter(member=member).first()
    if membership is None:
        return None
    return membership.cell, degree.value if degree is not None else Degree.Value.OFFICIAL


MOST_FOUND = 20


def found_by_name(seats: OrganisationQuerySet, words: str) -> QuerySet[Member]:
    """Whom a case may be about: who belongs or belonged to one of these cells; with words, the first of those called so."""
    memberships = Membership.objects.filter(cell__in=seats.order_by())
    people = Member.objects.filter(pk__in=memberships.values("member")).order_by("sort_key", "pk")
    return people.filter(named_like(words))[:MOST_FOUND] if words else people


@dataclass(frozen=True)
class Waiting:
    """What a case waits for: its announcement by a day, the outcome of a complaint, or that posts end in the register."""

    case: DisciplinaryCase
    what: str
    due_on: date | None = None


ANNOUNCEMENT, OUTCOME, POSTS = "announcement", "outcome", "posts"


IN_FORCE = (Effect.IN_EFFECT, Effect.LASTING)


def posts_kept(case: DisciplinaryCase, today: date) -> list[Post]:
    """Of who is removed from office: the posts of the time of the announcement that the register still has. Which of them were
    meant the decision says, so that nothing ends them but the register's act."""
    standing = standing_on(case.matter, today, statutes_known())
    if standing is None or standing.effect not in IN_FORCE or case.matter.form_on(today) != Form.REMOVAL:
        return []
    held = Post.objects.on(today).filter(member=case.member_id, valid_from__lt=case.announced_on)
    return list(held.select_related("organisation").order_by("valid_from", "pk"))


def waiting(cases: QuerySet[DisciplinaryCase], today: date) -> list[Waiting]:
    """The most urgent first."""
    complained = DisciplinaryStep.objects.filter(case=OuterRef("pk"), what=After.COMPLAINT)
    open_ones = cases.annotate(keeps_posts=_keeps_posts(today)).filter(
        Exists(complained) | Q(announced_on__isnull=True) | Q(keeps_posts=True)
    )
    return sorted(_waiting(open_ones, today), key=lambda one: (one.due_on or date.max, one.case.pk))


def _waiting(cases: Iterable[DisciplinaryCase], today: date) -> Iterable[Waiting]:
    terms = statutes_known()
    for case in cases:
        matter: Matter = case.matter
        standing = standing_on(matter, today, terms)
        if standing is None or standing.effect in (Effect.ANNULLED, Effect.ENDED):
            continue
        if matter.announced_on is None:
            due = announce_by(matter.decided_on, terms)
            yield Waiting(case, ANNOUNCEMENT, due[0] if due is not None else None)
        elif is_pending(matter, today):
            yield Waiting(case, OUTCOME)
        elif (
            getattr(case, "keeps_posts", False)
            and matter.form_on(today) == Form.REMOVAL
            and standing.effect in IN_FORCE
        ):
            yield Waiting(case, POSTS)


def _keeps_posts(today: date) -> Q:
    """Whether none of the posts ended since the decision; the decision may have meant some of several."""
    posts = Post.objects.filter(member=OuterRef("member"), valid_from__lt=OuterRef("announced_on"))
    ended = posts.filter(over_by(today), valid_to__gte=OuterRef("decided_on"))
    return Exists(posts.on(today)) & ~Exists(ended)
