"""What an agenda may begin with: the usual items, what the committees above hand down, and what is left undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.models import Organisation
from cells.queries.organisations import ancestor_ids_on
from meetings.models import AgendaTemplate, HandedDownTopic
from meetings.queries.tasks import open_tasks_of

MOST_TASKS = 10


@dataclass(frozen=True)
class Proposal:
    text: str
    presenter: str = ""
    note: str = ""


def proposals_for(organisation: Organisation, kind: str, day: date) -> list[Proposal]:
    """For a meeting of the kind on the day, in this order."""
    return [*_usual(organisation, kind), *_handed_down(organisation, kind, day), *_undone(organisation, day)]


def template_of(organisation: Organisation, kind: str) -> AgendaTemplate | None:
    return AgendaTemplate.objects.filter(organisation=organisation, kind=kind).first()


def topics_below(organisation: Organisation, kind: str, day: date) -> QuerySet[HandedDownTopic]:
    """Handed down to it for the month of the day by what stood above it on that day; the highest first."""
    above = ancestor_ids_on(organisation, day)[1:]
    order = Case(*(When(organisation=pk, then=-place) for place, pk in enumerate(above)), default=0)
    return (
        HandedDownTopic.objects.filter(organisation__in=above, month=day.replace(day=1), withdrawn_on__isnull=True)
        .filter(kind__in=["", kind])
        .select_related("document")
        .order_by(order, "pk")
    )


def topics_of(organisation: Organisation) -> QuerySet[HandedDownTopic]:
    return HandedDownTopic.objects.filter(organisation=organisation).select_related("document")


def _usual(organisation: Organisation, kind: str) -> Iterator[Proposal]:
    template = template_of(organisation, kind)
    return (Proposal(line) for line in (template.lines.splitlines() if template else ()))


def _handed_down(organisation: Organisation, kind: str, day: date) -> Iterator[Proposal]:
    for topic in topics_below(organisation, kind, day):
        note = _("handed down: %(document)s") % {"document": topic.document} if topic.document else _("handed down")
        yield Proposal(topic.text, note=note[:255])


def _undone(organisation: Organisation, day: date) -> Iterator[Proposal]:
    for task in open_tasks_of(organisation, day)[:MOST_TASKS]:
        note = _("due on %(day)s") % {"day": day_in_words(task.due_on)} if task.due_on else ""
        yield Proposal(_("Result of the task: %(task)s") % {"task": task.text}, str(task.member or "")[:120], note)
