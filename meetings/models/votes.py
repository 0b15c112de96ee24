from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Entry
from accounts.models.guard import Guard, register_guard
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.rules.votes import Ballot


class Cast(models.Model):
    """How many voted which way."""

    in_favour = models.PositiveSmallIntegerField(_("In favour"), default=0)
    against = models.PositiveSmallIntegerField(_("Against"), default=0)
    abstained = models.PositiveSmallIntegerField(_("Abstained"), default=0)
    """Neither of the two: in minutes «ý kiến khác»."""

    class Meta:
        abstract = True

    @property
    def ballot(self) -> Ballot:
        return Ballot(self.in_favour, self.against, self.abstained)


class MeetingVote(Cast):
    """The vote of a meeting in one session, in one place or online, on an item of its agenda, or (item null) on its conclusion.

    What was not put to the vote has no row; one that turned out not to have been has no votes, and what corrected it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="votes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting_votes")
    entitled = models.PositiveSmallIntegerField()
    """How many of those present had a vote: the official members on the roll, who are no guests."""
    corrected_by = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The entry of the log that tells of its last correction, and why."""

    class Meta:
        ordering: ClassVar = ["meeting_id", F("item__position").asc(nulls_last=True)]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "item"], name="a_meeting_votes_on_an_item_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(item__isnull=True), name="a_meeting_votes_on_its_conclusion_once"
            ),
            models.CheckConstraint(
                condition=Q(entitled__gte=F("in_favour") + F("against") + F("abstained")),
                name="votes_never_exceed_those_entitled",
            ),
            models.CheckConstraint(
                condition=Q(corrected_by__isnull=False) | ~Q(in_favour=0, against=0, abstained=0),
                name="what_was_put_to_the_vote_has_votes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.ballot} / {self.entitled}"


# Where a roll was kept, nobody has a vote who was not there. Of a meeting without one a number is told.
_MORE_THAN_CAME = (
    "EXISTS (SELECT 1 FROM meetings_attendance AS kept WHERE kept.meeting_id = NEW.meeting_id) "
    "AND NEW.entitled > (SELECT COUNT(*) FROM meetings_attendance AS came WHERE came.meeting_id = NEW.meeting_id "
    "AND came.mode IN ('in_person', 'online'))"
)
_ELSEWHERE = (
    "NOT EXISTS (SELECT 1 FROM meetings_meeting AS meeting WHERE meeting.id = NEW.meeting_id "
    "AND meeting.state = 'held' AND meeting.format <> 'by_group') "
    "OR (NEW.item_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meetings_agendaitem AS item "
    "WHERE item.id = NEW.item_id AND item.meeting_id = NEW.meeting_id))"
)
for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"no_more_have_a_vote_than_came_on_{_act}",
            table="meetings_meetingvote",
            when=f"before {_act}",
            refuse_if=_MORE_THAN_CAME,
            message="more have a vote than were there",
        )
    )
    register_guard(
        Guard(
            name=f"a_meeting_votes_on_its_own_items_on_{_act}",
            table="meetings_meetingvote",
            when=f"before {_act}",
            refuse_if=_ELSEWHERE,
            message="the votes of a meeting in one session are on its own items, once it was held",
        )
    )
register_guard(
    Guard(
        name="votes_of_a_held_meeting_are_corrected_with_a_reason",
        table="meetings_meetingvote",
        when="before update",
        # The meeting points to the entry of its last correction (a_held_meeting_stays_held); each tells of one.
        refuse_if=(
            "NEW.corrected_by_id IS NULL OR NEW.corrected_by_id <= COALESCE(OLD.corrected_by_id, 0) OR NOT EXISTS ("
            "SELECT 1 FROM meetings_meeting AS meeting WHERE meeting.id = NEW.meeting_id "
            "AND meeting.corrected_by_id = NEW.corrected_by_id)"
        ),
        message="votes stay as they are, unless an entry of the log corrects them and says why",
    )
)
register_guard(
    Guard(
        name="votes_of_a_held_meeting_stay",
        table="meetings_meetingvote",
        when="before delete",
        refuse_if="true",
        message="votes that turn out to be none are corrected",
    )
)
