"""What stands for and against a meeting of a format on a day: the facts of the register put before the rule."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation
from meetings.models import Meeting
from meetings.queries.participants import number_without_ground
from meetings.rules.formats import MeetingFormat, counted_as
from meetings.rules.planning import Facts, basis_on, reasons_against
from pilots.models import Registration
from pilots.queries.eligibility import Standing, finding_for, standing_of
from pilots.queries.quotas import slots_taken
from pilots.queries.registrations import pilot_in_force
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.terms import Basis, Format, QuotaTerm, Terms, quota_under

State = Meeting.State


@dataclass(frozen=True)
class Outlook:
    facts: Facts
    reasons: tuple[Remark, ...]
    basis: str = ""
    registration: Registration | None = None
    quota: QuotaTerm | None = None
    """None: the meeting takes no place in a quota."""

    @property
    def possible(self) -> bool:
        return not self.reasons


def outlook_on(
    organisation: Organisation,
    format: str,
    kind: str,
    day: date,
    *,
    meeting: Meeting | None = None,
    held_only: bool = False,
    standing: Standing | None = None,
) -> Outlook:
    """For a meeting that is planned or moved (`meeting`: itself, not in its own way). `held_only`: plans do not count as held.
    `standing`: where it has been read for more formats than this one."""
    counted = counted_as(format)
    if counted is None:
        return Outlook(Facts(day=day, format=MeetingFormat(format)), reasons=())
    standing = standing or standing_of(organisation, day, formats=[counted])
    terms, finding = standing.terms, standing.findings[counted]
    basis = basis_on(finding)
    quota = quota_for(terms, counted, standing.version.kind, kind, basis) if standing.version else None
    registration = pilot_in_force(organisation, counted, day)
    facts = Facts(
        day=day,
        format=MeetingFormat(format),
        terms=terms,
        finding=finding,
        pilot_in_force=registration is not None,
        owed_in_person_since=owed_in_person_since(organisation, day, meeting=meeting, held_only=held_only),
        without_ground=_without_ground(organisation, format, kind, day, terms),
        used=_used(organisation, counted, day, meeting),
        limit=quota.per_year if quota else None,
        quota_clause=quota.clause if quota else "",
    )
    return Outlook(facts, reasons_against(facts), basis=basis, registration=registration, quota=quota)


def finding_is_special(finding: Finding) -> bool:
    return finding.basis == Basis.SPECIAL_CIRCUMSTANCES


def quota_for(terms: Terms | None, counted: Format, subject: str, kind: str, basis: str) -> QuotaTerm | None:
    """The quota a meeting takes a place in; None where there is no number, or the executive's meetings do not count."""
    if terms is not None and kind == Meeting.Kind.EXECUTIVE and not terms.executive_counts:
        return None
    quota = quota_under(terms, subject, counted, basis)
    return quota if quota is not None and quota.per_year is not None else None


def _used(organisation: Organisation, counted: Format, day: date, meeting: Meeting | None) -> int:
    slots = slots_taken([organisation.pk], day).filter(format=counted)
    return slots.exclude(pk=meeting.slot_id).count() if meeting and meeting.slot_id else slots.count()


def _without_ground(organisation: Organisation, format: str, kind: str, day: date, terms: Terms | None) -> int:
    if format != MeetingFormat.FULL_ONLINE or terms is None:
        return 0
    return number_without_ground(organisation, kind, day, terms)


def owed_in_person_since(
    organisation: Organisation, day: date, *, meeting: Meeting | None = None, held_only: bool
) -> date | None:
    """The day of the last meeting under special circumstances, unless one in person followed after they had ended (II.2)."""
    states = [State.HELD] if held_only else [State.HELD, State.PLANNED]
    others = Meeting.objects.filter(organisation=organisation, state__in=states, held_on__lt=day)
    others = others.exclude(pk=meeting.pk) if meeting else others
    last = others.filter(basis=Basis.SPECIAL_CIRCUMSTANCES).order_by("-held_on").first()
    if last is None:
        return None
    since = others.filter(format=Meeting.Format.IN_PERSON, held_on__gt=last.held_on).order_by("-held_on")
    days = since.values_list("held_on", flat=True).distinct()
    if any(not finding_is_special(finding_for(organisation, Format.ONLINE, met)) for met in days):
        return None
    return last.held_on


def owing_one_in_person(cells: Collection[Organisation], today: date) -> list[tuple[Organisation, date]]:
    """Those whose special circumstances have ended, with the day of their last meeting under them, and for which none in person
    is planned yet. One statement where there are none."""
    met = set(_met_without_one_planned(today, tuple(cell.pk for cell in cells)))
    found = [(cell, owed_in_person_since(cell, today, held_only=True)) for cell in cells if cell.pk in met]
    return [
        (cell, since)
        for cell, since in found
        if since is not None and not finding_is_special(finding_for(cell, Format.ONLINE, today))
    ]


@Question
def _met_without_one_planned(today: date, cells: tuple[int, ...]) -> QuerySet[Meeting, int]:
    """By meeting under special circumstances, whose it was, of those that have planned none in person."""
    planned = Meeting.objects.filter(
        organisation=OuterRef("organisation"), state=State.PLANNED, format=Meeting.Format.IN_PERSON, held_on__gte=today
    )
    special = Meeting.objects.filter(organisation__in=cells, state=State.HELD, basis=Basis.SPECIAL_CIRCUMSTANCES)
    return special.exclude(Exists(planned)).order_by().values_list("organisation_id", flat=True)
