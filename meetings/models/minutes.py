from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import Group, Member
from meetings.models.meeting import Meeting


class Minutes(models.Model):
    """The minutes of a meeting, or of one group's session in it: composed from what is recorded, then a text of its own.

    The earlier texts are kept wording by wording (`accounts.KeptText`, part `record`). Once chair and secretary have signed it
    the text stays; what was wrong in it is said in an addendum.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Null: of the whole meeting."""
    text = models.TextField(_("Text of the minutes"))
    frozen = models.BooleanField(default=False)
    """Both have signed this text."""

    class Meta:
        ordering: ClassVar = ["meeting_id", "group__name", "pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(group__isnull=True), name="a_meeting_has_one_text_of_its_minutes"
            ),
            models.UniqueConstraint(fields=["meeting", "group"], name="a_group_has_one_text_of_its_minutes"),
            models.CheckConstraint(condition=~models.Q(text=""), name="minutes_say_something"),
        )

    def __str__(self) -> str:
        return f"{self.meeting}: {self.group}" if self.group_id else str(self.meeting)


class SignOff(models.Model):
    """That the chair or the secretary signed exactly this text, which `digest` identifies (SHA-256, hexadecimal)."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chair")
        SECRETARY = "secretary", _("Secretary of the meeting")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="sign_offs")
    role = models.CharField(max_length=10, choices=Role)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(_("Signed on"))
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["minutes_id", "role"]
        constraints = (
            models.UniqueConstraint(fields=["minutes", "role"], name="minutes_are_signed_once_by_each"),
            models.CheckConstraint(
                condition=models.Q(role__in=["chair", "secretary"]), name="chair_and_secretary_sign_minutes"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}, {day_in_words(self.signed_on)}"


class Addendum(models.Model):
    """What is said after the minutes were signed of something that stands wrong in them, or is missing."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Addendum"))
    written_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["minutes_id", "number"]
        constraints = (
            models.UniqueConstraint(fields=["minutes", "number"], name="addenda_are_numbered"),
            models.CheckConstraint(condition=~models.Q(text=""), name="an_addendum_says_something"),
        )

    def __str__(self) -> str:
        return self.text


_BOTH_SIGNED = "(SELECT COUNT(*) FROM meetings_signoff AS one WHERE one.minutes_id = NEW.id) = 2"
register_guard(
    Guard(
        name="signed_minutes_stay_as_they_are",
        table="meetings_minutes",
        when="before update",
        refuse_if=(
            "(OLD.frozen AND (NEW.text <> OLD.text OR NOT NEW.frozen OR NEW.meeting_id <> OLD.meeting_id)) "
            f"OR (NEW.frozen AND NOT OLD.frozen AND NOT {_BOTH_SIGNED})"
        ),
        message="minutes that chair and secretary have signed are corrected by an addendum",
    )
)
register_guard(
    Guard(
        name="signed_minutes_are_never_deleted",
        table="meetings_minutes",
        when="before delete",
        refuse_if="OLD.frozen",
        message="signed minutes are kept",
    )
)
# Two records of the one who signed may become one: that is no other signature.
_ANOTHER = " AND (NEW.minutes_id <> OLD.minutes_id OR NEW.role <> OLD.role OR NEW.digest <> OLD.digest)"
for _act, _row, _change in (("insert", "NEW", ""), ("update", "OLD", _ANOTHER), ("delete", "OLD", "")):
    register_guard(
        Guard(
            name=f"who_signed_minutes_stays_by_{_act}",
            table="meetings_signoff",
            when=f"before {_act}",
            refuse_if=(
                f"EXISTS (SELECT 1 FROM meetings_minutes AS text WHERE text.id = {_row}.minutes_id AND text.frozen)"
                f"{_change}"
            ),
            message="the minutes are signed by both already",
        )
    )
register_guard(
    Guard(
        name="an_addendum_is_to_signed_minutes",
        table="meetings_addendum",
        when="before insert",
        refuse_if=(
            "NOT EXISTS (SELECT 1 FROM meetings_minutes AS text WHERE text.id = NEW.minutes_id AND text.frozen)"
        ),
        message="minutes that are not signed yet are edited",
    )
)
for _act in ("update", "delete"):
    register_guard(
        Guard(
            name=f"an_addendum_is_never_{_act}d",
            table="meetings_addendum",
            when=f"before {_act}",
            refuse_if="true",
            message="an addendum stays as it was written",
        )
    )
