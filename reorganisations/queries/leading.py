"""Who leads a plan when the board that began it is not there any more."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation, OrganisationVersion
from cells.queries.history import heir_on
from cells.queries.organisations import version_on
from reorganisations.models import Reorganisation, ReorganisationQuestion

State = Reorganisation.State


def has_board_on(organisation: Organisation, day: date) -> bool:
    """Whether it is an organisation whose board leads others: a superior one."""
    version = version_on(organisation, day)
    return version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR


def leader_on(plan: Reorganisation, day: date) -> Organisation | None:
    """The organisation whose board leads it: its own, or the one that came of it. None: the administrators."""
    heir = heir_on(plan.led_by, day) if plan.led_by is not None else None
    return heir if heir is not None and has_board_on(heir, day) else None


def plans_without_board(day: date) -> QuerySet[Reorganisation]:
    """Drafts and what is still to come, of boards that are none on the day."""
    board = OrganisationVersion.objects.on(day).filter(
        organisation=OuterRef("led_by"), kind=OrganisationVersion.Kind.SUPERIOR
    )
    open_plans = Reorganisation.objects.filter(state__in=[State.DRAFT, State.CONFIRMED], led_by__isnull=False)
    return open_plans.filter(~Exists(board)).select_related("led_by").order_by("pk")


@Question
def unanswered() -> QuerySet[ReorganisationQuestion]:
    questions = ReorganisationQuestion.objects.filter(answered_at__isnull=True)
    return questions.select_related("reorganisation__led_by", "asked_by")


@Question
def answered_to(user: int, since: date) -> QuerySet[ReorganisationQuestion]:
    questions = ReorganisationQuestion.objects.filter(answered_at__date__gte=since, asked_by=user)
    return questions.select_related("reorganisation").order_by("-answered_at")
