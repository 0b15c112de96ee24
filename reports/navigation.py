"""Addresses that pages of lower apps lead to."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words
from admissions.access import candidates_for
from admissions.models import Candidate
from admissions.navigation import PersonPaper, papers_of
from admissions.navigation import Way as WayOfPeople
from admissions.queries.pipeline import home_of
from admissions.rules.steps import Step
from cells.access import organisations_for
from cells.models import Member, Organisation, Transfer
from cells.requests import Request
from meetings.models import Meeting
from meetings.queries.minutes import waiting_for_signatures
from reports.models import ReportingPeriod
from reports.rules.kinds import DocumentKind
from reports.rules.periods import PeriodKind


def documents_of_rounds(organisation: Organisation) -> str:
    return reverse("reports:documents", args=[organisation.code]) + "#rounds"


def notice_of(meeting: Meeting) -> str:
    address = reverse("reports:document", args=[meeting.organisation.code, DocumentKind.MEETING_NOTICE.value])
    return f"{address}?meeting={meeting.pk}"


def minutes_owed(meeting: Meeting, today: date) -> str:
    """To the minutes, until chair and secretary have signed them."""
    waiting = waiting_for_signatures(Meeting.objects.filter(pk=meeting.pk), today, within=timedelta(0))
    return reverse("reports:minutes", args=[meeting.pk]) if waiting.exists() else ""


def quota_table_of(organisation: Organisation) -> str:
    return reverse("reports:document", args=[organisation.code, DocumentKind.QUOTA_TABLE.value])


def _of_person(
    kind: DocumentKind, label: str | Promise, steps: set[Step], *, on_probation: bool = False
) -> PersonPaper:
    def address(candidate: Candidate, home: Organisation) -> str:
        return f"{reverse('reports:document', args=[home.code, kind.value])}?person={candidate.pk}"

    return PersonPaper(label, address, frozenset(steps), on_probation)


PERSON_PAPERS = (
    _of_person(DocumentKind.INTRODUCTION, _("Introduction by the members"), {Step.REMARK, Step.CELL_VOTE}),
    _of_person(
        DocumentKind.ADMISSION_RESOLUTION,
        _("Resolution of the cell on admission"),
        {Step.CELL_VOTE, Step.COMMITTEE_VOTE, Step.DECISION},
    ),
    _of_person(
        DocumentKind.HELPER_REMARK,
        _("Remark of the helper"),
        {Step.REMARK, Step.OWN_REVIEW, Step.FULL_VOTE},
        on_probation=True,
    ),
    _of_person(
        DocumentKind.FULL_RESOLUTION,
        _("Resolution of the cell on full membership"),
        {Step.FULL_VOTE, Step.FULL_COMMITTEE_VOTE, Step.FULL_DECISION},
        on_probation=True,
    ),
)


def _of_people(kind: DocumentKind, label: str | Promise) -> WayOfPeople:
    return WayOfPeople(label, lambda organisation: reverse("reports:document", args=[organisation.code, kind.value]))


PEOPLE_PAPERS = (
    _of_people(DocumentKind.SOURCE_LIST, _("List of sources")),
    _of_people(DocumentKind.INTRODUCTION, _("All introductions")),
    _of_people(DocumentKind.ADMISSION_RESOLUTION, _("Resolutions on admission of the last vote")),
    _of_people(DocumentKind.HELPER_REMARK, _("All remarks of helpers")),
    _of_people(DocumentKind.FULL_RESOLUTION, _("Resolutions on full membership of the last vote")),
)


def slip_of(move: Transfer) -> str:
    """Of the sender."""
    code = move.from_cell.code if move.from_cell is not None else ""
    return f"{reverse('reports:document', args=[code, DocumentKind.TRANSFER_SLIP.value])}?transfer={move.pk}"


def papers_of_member(request: Request, member: Member) -> Sequence[tuple[str, str | Promise]]:
    """The slip of a transfer under way, and what is printed of the way into the Party, of cells the person may read."""
    cells = organisations_for(request).order_by()
    moves = Transfer.objects.under_way_on(request.today).filter(member=member, from_cell__in=cells)
    found: list[tuple[str, str | Promise]] = [
        (slip_of(move), _("Slip of the transfer")) for move in moves.select_related("from_cell")
    ]
    candidate = candidates_for(request).filter(member=member).first()
    if candidate is None:
        return found
    return [*found, *papers_of(candidate, home_of(candidate, request.today), began=True)]


def consolidation_of(period: ReportingPeriod) -> str:
    """Its table as a document."""
    kind = {PeriodKind.PILOTS: DocumentKind.CONSOLIDATION, PeriodKind.YEARS: DocumentKind.CONSOLIDATION_OF_YEARS}
    asked = period.asked
    address = reverse("reports:document", args=[period.organisation.code, kind[asked.kind].value])
    return f"{address}?on={day_in_words(asked.day)}"
