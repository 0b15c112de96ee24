from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models import Member
from meetings.models.meeting import Meeting


class Attendance(models.Model):
    """How one member took part in one meeting: the roll."""

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        EXCUSED = "excused", _("absent, excused")
        ABSENT = "absent", _("absent")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendances")
    mode = models.CharField(max_length=10, choices=Mode)
    reason = models.CharField(_("Reason"), max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["meeting_id", "member__sort_key"]
        constraints = (
            models.UniqueConstraint(fields=["meeting", "member"], name="a_member_is_on_the_roll_once"),
            models.CheckConstraint(
                condition=models.Q(mode__in=["in_person", "online", "excused", "absent"]),
                name="attendance_has_a_known_mode",
            ),
            models.CheckConstraint(
                condition=~models.Q(mode="excused") | ~models.Q(reason=""), name="who_is_excused_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.get_mode_display()}"


for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"online_attendance_is_of_an_online_meeting_on_{_act}",
            table="meetings_attendance",
            when=f"before {_act}",
            refuse_if=(
                "NEW.mode = 'online' AND NOT EXISTS (SELECT 1 FROM meetings_meeting AS meeting "
                "WHERE meeting.id = NEW.meeting_id AND meeting.format IN ('hybrid', 'full_online'))"
            ),
            message="nobody takes part online in a meeting that is not online",
        )
    )
