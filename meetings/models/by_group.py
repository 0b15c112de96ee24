"""A meeting by group, step by step (03-HD/TW, II.4.2): first the cell committee, then the groups and their reports."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words, moment_in_words
from cells.models import Group, Member
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.models.votes import Cast


class PreparatorySession(models.Model):
    """The cell committee meets first: sets the direction and assigns one of its members to attend each group."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="preparation")
    held_on = models.DateField(_("Held on"))
    direction = models.TextField(_("Direction given to the groups"))
    draft_conclusion = models.TextField(_("Draft conclusion or resolution"), blank=True)
    invited = models.ManyToManyField(Member, related_name="+", blank=True, verbose_name=_("Group leaders invited"))

    def __str__(self) -> str:
        return f"{self.meeting}: {day_in_words(self.held_on)}"


class Supplement(models.Model):
    """What the cell committee added to its session once groups had met: a group founded meanwhile, another of its members."""

    session = models.ForeignKey(PreparatorySession, on_delete=models.CASCADE, related_name="supplements")
    held_on = models.DateField(_("Held on"))
    reason = models.CharField(_("Why it is supplemented"), max_length=255)

    class Meta:
        ordering: ClassVar = ["session_id", "held_on", "pk"]
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="a_supplement_says_why"),)

    def __str__(self) -> str:
        return f"{self.session} + {day_in_words(self.held_on)}"


class Assignment(models.Model):
    """Which member of the cell committee attends which group. Of one that a supplement replaced it is kept who it was."""

    session = models.ForeignKey(PreparatorySession, on_delete=models.CASCADE, related_name="assignments")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    supplement = models.ForeignKey(
        Supplement, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    """Null: in the session itself."""
    replaced_by = models.ForeignKey(
        Supplement, on_delete=models.PROTECT, null=True, blank=True, related_name="replaced"
    )

    class Meta:
        ordering: ClassVar = ["session_id", "group__name", "pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["session", "group"],
                condition=models.Q(replaced_by__isnull=True),
                name="one_of_the_committee_attends_a_group",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.member}"


class GroupSession(models.Model):
    """One group's session with its minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="group_sessions")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField(_("Held on"))
    present = models.PositiveSmallIntegerField(_("Present"))
    members = models.PositiveSmallIntegerField(_("Members of the group"))
    """Those counted with it (`SessionMember`): who belonged to another group before that met too is counted there."""
    chair = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("Chair"))
    stand_in_reason = models.CharField(_("Why not the leader"), max_length=255, blank=True)
    secretary = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Secretary")
    )

    class Meta:
        ordering: ClassVar = ["meeting_id", "group__name"]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "group"], name="a_group_meets_once_for_a_meeting"),
            models.CheckConstraint(
                condition=models.Q(present__lte=models.F("members")), name="no_more_are_present_than_belong"
            ),
            models.CheckConstraint(condition=models.Q(present__gte=1), name="somebody_is_present_at_a_session"),
        )

    def __str__(self) -> str:
        return f"{self.group} {day_in_words(self.held_on)}"


class SessionMember(models.Model):
    """Who belonged to a group on the day it met. Who changed the group between two sessions belonged to both, and is counted
    with one of them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="session_members")
    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="belonging")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    counted = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["session_id", "member__sort_key", "member_id"]
        constraints = (
            models.UniqueConstraint(fields=["session", "member"], name="a_member_belongs_to_a_session_once"),
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=models.Q(counted=True),
                name="a_member_is_counted_once_in_a_meeting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.session}: {self.member}"


class LetGo(models.Model):
    """A group that was to meet and was no more before it had, or in which nobody was left to count: let go by name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="let_go")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.CharField(_("Why the group is let go"), max_length=255)

    class Meta:
        ordering: ClassVar = ["meeting_id", "group__name"]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "group"], name="a_group_is_let_go_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_group_is_let_go_with_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.reason}"


class BreakingOff(models.Model):
    """That a meeting of which groups had met was given up; why stands with the meeting, which is cancelled by it."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="breaking_off")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.meeting}: {day_in_words(self.on)}"


class Opinion(models.Model):
    """What somebody said, word for word."""

    class Kind(models.TextChoices):
        OPINION = "opinion", _("opinion")
        OTHER = "other", _("other or not yet agreed opinion")
        RESERVED = "reserved", _("reserved opinion")

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="opinions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="opinions")
    """Null: on the meeting as a whole, or on the draft conclusion."""
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    author = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["session_id", "pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["opinion", "other", "reserved"]), name="an_opinion_has_a_known_kind"
            ),
        )

    def __str__(self) -> str:
        return self.text


class Vote(Cast):
    """A group's vote on an item of the agenda, or (item null) on the draft conclusion or resolution."""

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="votes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="votes")

    class Meta:
        ordering: ClassVar = ["session_id", "item__position"]
        constraints = (
            models.UniqueConstraint(fields=["session", "item"], name="a_group_votes_on_an_item_once"),
            models.UniqueConstraint(
                fields=["session"], condition=models.Q(item__isnull=True), name="a_group_votes_on_the_conclusion_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.in_favour}/{self.against}/{self.abstained}"


class GroupReport(models.Model):
    """The leader's report to the cell committee, when it came. Late is shown as late, never hidden."""

    session = models.OneToOneField(GroupSession, on_delete=models.PROTECT, related_name="report")
    reported_at = models.DateTimeField(_("Reported at"))

    def __str__(self) -> str:
        return f"{self.session}: {moment_in_words(self.reported_at)}"


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_group_meets_after_the_cell_committee_on_{_act}",
            table="meetings_groupsession",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_preparatorysession AS preparation "
                "WHERE preparation.meeting_id = NEW.meeting_id AND preparation.held_on <= NEW.held_on) "
                "OR EXISTS (SELECT 1 FROM meetings_combinedrecord AS record WHERE record.meeting_id = NEW.meeting_id) "
                "OR EXISTS (SELECT 1 FROM meetings_breakingoff AS off WHERE off.meeting_id = NEW.meeting_id) "
                "OR EXISTS (SELECT 1 FROM meetings_letgo AS gone WHERE gone.meeting_id = NEW.meeting_id "
                "AND gone.group_id = NEW.group_id) "
                "OR EXISTS (SELECT 1 FROM meetings_groupreport AS report WHERE report.session_id = NEW.id)"
            ),
            message="a group meets after the cell committee and before it has reported and the meeting is over",
        )
    )
    register_guard(
        Guard(
            name=f"a_group_that_met_is_not_let_go_on_{_act}",
            table="meetings_letgo",
            when=f"before {_act}",
            refuse_if=(
                "EXISTS (SELECT 1 FROM meetings_groupsession AS session WHERE session.meeting_id = NEW.meeting_id "
                "AND session.group_id = NEW.group_id) "
                "OR EXISTS (SELECT 1 FROM meetings_combinedrecord AS record WHERE record.meeting_id = NEW.meeting_id)"
            ),
            message="the group has met, or the results are combined",
        )
    )
    register_guard(
        Guard(
            name=f"only_what_has_begun_is_broken_off_on_{_act}",
            table="meetings_breakingoff",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_groupsession AS session WHERE session.meeting_id = NEW.meeting_id) "
                "OR NOT EXISTS (SELECT 1 FROM meetings_meeting AS meeting WHERE meeting.id = NEW.meeting_id "
                "AND meeting.state = 'cancelled')"
            ),
            message="a meeting is broken off after a group has met, and is cancelled by it",
        )
    )
    register_guard(
        Guard(
            name=f"a_member_counts_in_the_meeting_of_its_session_on_{_act}",
            table="meetings_sessionmember",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_groupsession AS session WHERE session.id = NEW.session_id "
                "AND session.meeting_id = NEW.meeting_id)"
            ),
            message="the session is of another meeting",
        )
    )
    register_guard(
        Guard(
            name=f"a_group_votes_with_those_present_on_{_act}",
            table="meetings_vote",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_groupsession AS session WHERE session.id = NEW.session_id "
                "AND NEW.in_favour + NEW.against + NEW.abstained <= session.present)"
            ),
            message="more votes than members present",
        )
    )
    register_guard(
        Guard(
            name=f"only_a_meeting_by_group_is_prepared_on_{_act}",
            table="meetings_preparatorysession",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_meeting AS meeting WHERE meeting.id = NEW.meeting_id "
                "AND meeting.format = 'by_group') OR EXISTS (SELECT 1 FROM meetings_groupsession AS session "
                "WHERE session.meeting_id = NEW.meeting_id AND session.held_on < NEW.held_on)"
            ),
            message="the cell committee of a meeting by group meets before the groups do",
        )
    )
for _table, _what in (("opinion", "opinion"), ("vote", "vote"), ("sessionmember", "count")):
    for _act, _row in (("insert", "NEW"), ("update", "NEW"), ("delete", "OLD")):
        register_guard(
            Guard(
                name=f"no_{_what}_of_a_reported_session_changes_by_{_act}",
                table=f"meetings_{_table}",
                when=f"before {_act}",
                refuse_if=(
                    f"EXISTS (SELECT 1 FROM meetings_groupreport AS report WHERE report.session_id = {_row}.session_id)"
                ),
                message="the leader has reported on this session",
            )
        )
