"""What every step of a meeting by group begins with, and how a step is refused: with its clause and the way on."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Group
from meetings.models import Meeting
from meetings.queries.by_group import progress_of
from meetings.rules.order import way_on
from meetings.services.locking import lock_planned
from pilots.queries.guidance import nearest_terms


def lock_by_group(meeting: Meeting) -> Meeting:
    locked = lock_planned(meeting)
    if locked.format != Meeting.Format.BY_GROUP:
        raise Refused(_("This is not a meeting by group."))
    return locked


def refuse(meeting: Meeting, why: str | None, *, field: str | None = None) -> None:
    """Raise Refused with the clause of the order of such a meeting, where there is a reason."""
    if why is not None:
        raise Refused(why, clause=clause_of_order(meeting), field=field)


def refuse_leading_on(meeting: Meeting, why: str | None, *, field: str | None = None) -> None:
    """As `refuse`, with the acts that do lead on from where the meeting stands."""
    if why is not None:
        refuse(meeting, f"{why} {way_on(progress_of(meeting))}".strip(), field=field)


def refuse_attending(meeting: Meeting, why: Mapping[Group, str], *, leading_on: bool = False) -> None:
    """As `refuse` (or `refuse_leading_on`), where there is something against who attends a group: each beside its field."""
    clause = clause_of_order(meeting)
    reasons = [Refused(said, clause=clause, field=f"attends-{group.pk}") for group, said in why.items()]
    if reasons:
        way = way_on(progress_of(meeting)) if leading_on else ""
        lead = [Refused(way, clause=clause)] if way else []
        raise Refused(reasons[0].message, clause=clause, field=reasons[0].field, reasons=[*reasons, *lead])


def clause_of_order(meeting: Meeting) -> str:
    terms = nearest_terms(meeting.held_on)
    return terms.report_clause if terms else ""
