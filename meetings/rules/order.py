"""The order of a by-group meeting (03-HD/TW, II.4.2): cell committee, groups, reports, combined record."""

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


@dataclass(frozen=True)
class Progress:
    """How far a by-group meeting has come. `groups`: those the cell committee assigned somebody to."""

    prepared_on: date | None = None
    groups: tuple[GroupProgress, ...] = ()
    combined_on: date | None = None

    @property
    def first_session_on(self) -> date | None:
        return min((group.held_on for group in self.groups if group.held_on), default=None)

    @property
    def last_report_on(self) -> date | None:
        return max((group.reported_on for group in self.groups if group.reported_on), default=None)


def stage_of(progress: Progress) -> Stage:
    """What is to be done next."""
    if progress.combined_on is not None:
        return Stage.DONE
    if progress.prepared_on is None or not progress.groups:
        return Stage.PREPARATION
    if any(group.held_on is None for group in progress.groups):
        return Stage.SESSIONS
    if any(group.reported_on is None for group in progress.groups):
        return Stage.REPORTS
    return Stage.COMBINATION


def why_not_prepare(progress: Progress, *, on: date) -> str | None:
    if progress.combined_on is not None:
        return _already_combined()
    if progress.first_session_on is not None and on > progress.first_session_on:
        return _("The cell committee meets before the groups do; a group has already met on %(day)s.") % {
            "day": day_in_words(progress.first_session_on)
        }
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
    if group is None:
        return _("The cell committee assigned nobody to this group; amend its session first.")
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
