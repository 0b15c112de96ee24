"""The groups of a meeting: their sessions and reports, and who took part."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words, moment_in_words
from accounts.tables import NOTHING, Day, Link, Links, List, Number, Text, badge
from meetings.queries.by_group import GroupStanding
from meetings.rules.combine import CountedElsewhere
from meetings.rules.report_deadline import ReportState

_REPORTS = {
    ReportState.REPORTED: ("good", gettext_lazy("reported")),
    ReportState.REPORTED_LATE: ("bad", gettext_lazy("reported late")),
    ReportState.DUE: ("warning", gettext_lazy("report due")),
    ReportState.OVERDUE: ("bad", gettext_lazy("report overdue")),
}


@dataclass(frozen=True)
class GroupRow:
    """A group of a meeting. `may_record`: its minutes and its report."""

    standing: GroupStanding
    meeting: int
    may_record: bool = False

    @property
    def attended(self) -> str:
        if self.standing.attends is None:
            return ""
        return _("attended by %(member)s") % {"member": self.standing.attends}

    @property
    def present(self) -> str:
        session = self.standing.session
        return f"{session.present}/{session.members}" if session else ""

    @property
    def links(self) -> list[Link]:
        if not self.may_record or self.standing.reported_at:
            return []
        of = [self.meeting, self.standing.group.pk]
        minutes = reverse("meetings:group_session", args=of)
        if self.standing.let_go:
            return [Link(_("Record minutes"), minutes)] if self.standing.attends else []
        if not self.standing.session and not self.standing.can_meet:
            let_go = Link(_("Let go"), reverse("meetings:let_go", args=of), "btn btn-secondary")
            return [let_go, Link(_("Record minutes"), minutes)]
        if not self.standing.session:
            by_phone = reverse("meetings:group_step", args=[*of, 1])
            return [Link(_("Record minutes"), minutes, "btn btn-secondary"), Link(_("On a phone"), by_phone)]
        report = reverse("meetings:report", args=of)
        return [Link(_("Record report"), report, "btn btn-secondary"), Link(_("Correct"), minutes)]


def _report(row: GroupRow) -> SafeString | str:
    standing = row.standing
    if standing.let_go is not None:
        return format_html('{} <small class="muted">{}</small>', badge(_("let go"), "neutral"), standing.let_go.reason)
    if standing.report_state is None:
        return NOTHING
    tone, words = _REPORTS[standing.report_state]
    return format_html('{} <small class="muted">{}</small>', badge(words, tone), _when(standing, late=tone == "bad"))


def _when(standing: GroupStanding, *, late: bool) -> str:
    due = {"day": day_in_words(standing.report_due_on)}
    if not standing.reported_at:
        return _("by the end of %(day)s") % due
    reported = moment_in_words(timezone.localtime(standing.reported_at))
    return _("%(reported)s; was due on %(day)s") % {"reported": reported, **due} if late else reported


GROUPS = List(
    gettext_lazy("Groups"),
    Text("name", gettext_lazy("Group"), "standing.group.name", note="attended", names_row=True),
    Day("met_on", gettext_lazy("Met on"), lambda row: row.standing.session and row.standing.session.held_on),
    Text("present", gettext_lazy("Present"), kind="number"),
    Text("report", gettext_lazy("Report"), show=_report),
    Links("links"),
    kind="groups",
)


def elsewhere_words(elsewhere: Sequence[CountedElsewhere]) -> str:
    """Who is in a group too and is counted with another one, and with which."""
    return "; ".join(
        _("%(member)s is counted with %(group)s") % {"member": one.member, "group": one.group} for one in elsewhere
    )


TOOK_PART = List(
    gettext_lazy("Who took part"),
    Text("group", gettext_lazy("Group"), note=lambda row: elsewhere_words(row.elsewhere), names_row=True),
    Number("members", gettext_lazy("Members")),
    Number("present", gettext_lazy("Present")),
)
