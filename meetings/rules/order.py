"""The order of a by-group meeting (03-HD/TW, II.4.2): cell committee, groups, reports, combined record; and the way on where
something happened between two steps."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words


class Stage(StrEnum):
    PREPARATION = "preparation"
    SESSIONS = "sessions"
    REPORTS = "reports"
    COMBINATION = "combination"
    DONE = "done"


@dataclass(frozen=True)
class GroupProgress:
    group_id: int
    held_on: date | None = None
    reported_on: date | None = None
    assigned_on: date | None = None
    """Where the cell committee assigned somebody to it later than in its first session."""
    let_go_on: date | None = None
    """The group was no more, or nobody was left in it, before it met."""
    is_assigned: bool = True


@dataclass(frozen=True)
class Progress:
    """How far a by-group meeting has come. `groups`: those the cell committee assigned somebody to, or let go."""

    prepared_on: date | None = None
    groups: tuple[GroupProgress, ...] = ()
    combined_on: date | None = None

    @property
    def first_session_on(self) -> date | None:
        return min((group.held_on for group in self.groups if group.held_on), default=None)

    @property
    def last_report_on(self) -> date | None:
        return max((group.reported_on for group in self.groups if group.reported_on), default=None)

    @property
    def remaining(self) -> tuple[GroupProgress, ...]:
        return tuple(group for group in self.groups if group.let_go_on is None)


def stage_of(progress: Progress) -> Stage:
    """What is to be done next."""
    if progress.combined_on is not None:
        return Stage.DONE
    if progress.prepared_on is None or not progress.remaining:
        return Stage.PREPARATION
    if any(group.held_on is None for group in progress.remaining):
        return Stage.SESSIONS
    if any(group.reported_on is None for group in progress.remaining):
        return Stage.REPORTS
    return Stage.COMBINATION


def way_on(progress: Progress) -> str:
    """The acts that lead on from here, whatever else is refused; "" where the meeting has been held."""
    if progress.combined_on is not None:
        return ""
    if progress.first_session_on is not None:
        return _(
            "The meeting has begun: supplement the cell committee's session, let go of a group that is no longer there, "
            "or break the meeting off with a reason."
        )
    if progress.prepared_on is not None:
        return _(
            "No group has met yet: mend the cell committee's session, let go of a group that is no longer there, "
            "reschedule the meeting or cancel it."
        )
    return _("Nothing has begun yet: reschedule the meeting or cancel it.")


def why_not_prepare(progress: Progress) -> str | None:
    """Mended as long as no group has met; afterwards what the groups met on stands, and is supplemented."""
    if progress.combined_on is not None:
        return _already_combined()
    if progress.first_session_on is not None:
        return _("The cell committee meets before the groups do; a group has already met on %(day)s.") % {
            "day": day_in_words(progress.first_session_on)
        }
    return None


def why_not_supplement(progress: Progress, *, on: date) -> str | None:
    if progress.combined_on is not None:
        return _already_combined()
    if progress.first_session_on is None:
        return _("Until a group has met, the session of the cell committee itself is mended.")
    if progress.prepared_on is not None and on < progress.prepared_on:
        return _("The cell committee first met for it on %(day)s; a supplement comes after that.") % {
            "day": day_in_words(progress.prepared_on)
        }
    return None


def why_not_let_go(progress: Progress, *, group_id: int) -> str | None:
    if progress.combined_on is not None:
        return _already_combined()
    if progress.prepared_on is None:
        return _("The cell committee meets first: only the groups of that day are assigned.")
    group = _group(progress, group_id)
    if group is not None and group.held_on is not None:
        return _("The group met on %(day)s: its minutes belong to the meeting.") % {"day": day_in_words(group.held_on)}
    if group is not None and group.let_go_on is not None:
        return _("The group has already been let go.")
    return None


def why_not_break_off(progress: Progress) -> str | None:
    if progress.combined_on is not None:
        return _already_combined()
    if progress.first_session_on is None:
        return _("No group has met: there is nothing to break off.")
    return None


def why_not_meet(progress: Progress, *, group_id: int, on: date) -> str | None:
    if progress.combined_on is not None:
        return _already_combined()
    if progress.prepared_on is None:
        return _("The cell committee meets first: record its session, then the group's.")
    if on < progress.prepared_on:
        return _("The cell committee met on %(day)s; a group cannot have met before.") % {
            "day": day_in_words(progress.prepared_on)
        }
    group = _group(progress, group_id)
    if group is None or not group.is_assigned:
        return _("The cell committee assigned nobody to this group; amend its session first.")
    if group.assigned_on is not None and on < group.assigned_on:
        return _("The cell committee assigned somebody to this group on %(day)s; it cannot have met before.") % {
            "day": day_in_words(group.assigned_on)
        }
    if group.reported_on is not None:
        return _("The leader has already reported on this group's session; it is no longer changed.")
    return None


def why_not_report(progress: Progress, *, group_id: int, on: date) -> str | None:
    group = _group(progress, group_id)
    if group is None or group.held_on is None:
        return _("There is nothing to report yet: record the group's session first.")
    if group.reported_on is not None:
        return _("The leader has already reported.")
    if on < group.held_on:
        return _("The group met on %(day)s; its leader cannot have reported before.") % {
            "day": day_in_words(group.held_on)
        }
    return None


def why_not_combine(progress: Progress, *, on: date) -> str | None:
    stage = stage_of(progress)
    if stage == Stage.DONE:
        return _already_combined()
    if stage == Stage.PREPARATION:
        return _("The cell committee meets first: record its session, then the groups'.")
    if stage == Stage.SESSIONS:
        return _("Every group meets before the results are combined; a group's session is still missing.")
    if stage == Stage.REPORTS:
        return _("Every leader reports before the results are combined; a report is still missing.")
    if progress.last_report_on is not None and on < progress.last_report_on:
        return _("The last report came on %(day)s; the results cannot have been combined before.") % {
            "day": day_in_words(progress.last_report_on)
        }
    return None


def _group(progress: Progress, group_id: int) -> GroupProgress | None:
    return next((group for group in progress.groups if group.group_id == group_id), None)


def _already_combined() -> str:
    return _("The combined record has been adopted; nothing of the meeting is changed any more.")
