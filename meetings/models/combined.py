from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from meetings.models.meeting import Meeting
from meetings.models.votes import Cast


class CombinedRecord(Cast):
    """The cell committee combines the groups' results and adopts the conclusion or resolution (03-HD/TW, II.4.2).

    The sums and the opinions are not copied here: they are read from the groups' minutes, which are closed by then.
    """

    class Kind(models.TextChoices):
        CONCLUSION = "conclusion", _("conclusion")
        RESOLUTION = "resolution", _("resolution")
        NOTHING = "nothing", _("nothing: it was not adopted")
        """What was put to the vote found no majority; the text says what that was."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="combined")
    held_on = models.DateField(_("Adopted on"))
    kind = models.CharField(_("Adopted as"), max_length=10, choices=Kind, default=Kind.CONCLUSION)
    text = models.TextField(_("Text of the conclusion or resolution"))
    no_vote_because = models.CharField(_("Why no vote was taken"), max_length=255, blank=True)
    """Without it there are votes; records of before it was asked for have neither."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["conclusion", "resolution", "nothing"]),
                name="a_combined_record_has_a_known_kind",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="a_combined_record_says_what_was_adopted"),
            models.CheckConstraint(
                condition=models.Q(no_vote_because="") | models.Q(in_favour=0, against=0, abstained=0),
                name="why_no_vote_was_taken_stands_beside_no_votes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_kind_display()}"

    @property
    def is_adopted(self) -> bool:
        return self.kind != self.Kind.NOTHING


register_guard(
    Guard(
        name="what_is_adopted_is_voted_on_or_says_why_not",
        table="meetings_combinedrecord",
        when="before insert",
        refuse_if="NEW.in_favour + NEW.against + NEW.abstained = 0 AND NEW.no_vote_because = ''",
        message="what is adopted has its votes, or says why no vote was taken",
    )
)
register_guard(
    Guard(
        name="what_is_adopted_has_more_than_half_of_the_votes",
        table="meetings_combinedrecord",
        when="before insert",
        # Of those who have a vote; how many they are, the register of the day says.
        refuse_if=(
            "NEW.kind <> 'nothing' AND NEW.no_vote_because = '' AND NEW.in_favour <= NEW.against + NEW.abstained"
        ),
        message="what more than half are in favour of is adopted, and nothing else",
    )
)
for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"results_are_combined_after_every_report_on_{_act}",
            table="meetings_combinedrecord",
            when=f"before {_act}",
            refuse_if=(
                "NOT EXISTS (SELECT 1 FROM meetings_groupsession AS session WHERE session.meeting_id = NEW.meeting_id) "
                "OR EXISTS (SELECT 1 FROM meetings_assignment AS assignment "
                "JOIN meetings_preparatorysession AS preparation ON preparation.id = assignment.session_id "
                "WHERE preparation.meeting_id = NEW.meeting_id AND NOT EXISTS ("
                "SELECT 1 FROM meetings_letgo AS gone "
                "WHERE gone.meeting_id = NEW.meeting_id AND gone.group_id = assignment.group_id) AND NOT EXISTS ("
                "SELECT 1 FROM meetings_groupsession AS session "
                "JOIN meetings_groupreport AS report ON report.session_id = session.id "
                "WHERE session.meeting_id = NEW.meeting_id AND session.group_id = assignment.group_id))"
            ),
            message="every group has met and reported before the results are combined",
        )
    )
