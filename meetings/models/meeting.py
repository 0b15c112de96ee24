from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Entry
from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import Member, Organisation
from cells.models.dated import Containment, keep_within, valid_on_sql
from pilots.models import Registration, Slot
from pilots.models.guidance import BASES


class Meeting(models.Model):
    """A meeting of an organisation in one of the formats; online and by group it stands inside a pilot and its quota."""

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        HYBRID = "hybrid", _("in person and online")
        FULL_ONLINE = "full_online", _("fully online")
        BY_GROUP = "by_group", _("by group")

    class Kind(models.TextChoices):
        MONTHLY = "monthly", _("monthly meeting")
        THEMATIC = "thematic", _("thematic meeting")
        EXECUTIVE = "executive", _("meeting of the executive")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")
        MISTAKEN = "mistaken", _("entered by mistake")
        """It was never held: it counts nowhere, and stays to be read with the reason."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    format = models.CharField(_("Format"), max_length=12, choices=Format)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind, default=Kind.MONTHLY)
    held_on = models.DateField(_("Date"))
    """The planned day, then the actual one; by group that of the first group's session. Its year is the quota's."""
    starts_at = models.TimeField(_("Begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("Ends at"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=255, blank=True)
    link = models.CharField(_("Link of the online room"), max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    basis = models.CharField(max_length=24, choices=BASES, blank=True)
    """Of an online meeting; computed anew when the day changes, frozen when the meeting is held."""
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    """The approved pilot the meeting stands in."""
    slot = models.OneToOneField(Slot, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting")
    chair = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Chair")
    )
    secretary = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Secretary")
    )
    summary = models.TextField(_("What was said"), blank=True)
    conclusion = models.TextField(_("Conclusion"), blank=True)
    retrospective = models.BooleanField(default=False)
    """Entered after it was held, without having been planned here. It counts all the same."""
    present = models.PositiveSmallIntegerField(_("Number present"), null=True, blank=True)
    """Of a meeting entered afterwards without a roll: how many took part."""
    cancelled_because = models.CharField(max_length=255, blank=True)
    convened_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings_after_its_end"
    )
    """Whose people met, where it was decided afterwards that their organisation had ended by that day. The meeting stays with
    it, or was given to the one that came of it."""
    register_of = models.DateField(null=True, blank=True)
    """The last day of that organisation: who was expected is who belonged to it then."""
    corrected_by = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """The entry of the log that tells of its last correction, and why."""

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "held_on"], name="meeting_by_organisation"),
            models.Index(fields=["state", "held_on"], name="meeting_by_state"),
            # Few are, and what is said of pilots asks for them below a province: not for all that its cells held.
            models.Index(
                fields=["organisation", "held_on", "state", "format", "id"],
                condition=~models.Q(format="in_person"),
                name="meeting_in_a_pilot",
            ),
            # For the latest of a whole country: nobody sorts millions to show fifty.
            models.Index(fields=["held_on", "id"], condition=~models.Q(state="planned"), name="latest_meetings"),
            models.Index(
                fields=["held_on", "starts_at", "id"], condition=models.Q(state="planned"), name="coming_meetings"
            ),
            models.Index(
                fields=["held_on", "id"],
                condition=models.Q(state="planned", format="by_group"),
                name="by_group_under_way",
            ),
        ]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(format__in=["in_person", "hybrid", "full_online", "by_group"]),
                name="a_meeting_has_a_known_format",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["monthly", "thematic", "executive"]), name="a_meeting_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["planned", "held", "cancelled", "mistaken"]),
                name="a_meeting_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="mistaken") | models.Q(corrected_by__isnull=False),
                name="what_was_entered_by_mistake_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    format__in=["hybrid", "full_online"], basis__in=["specific_nature", "special_circumstances"]
                )
                | models.Q(format__in=["in_person", "by_group"], basis=""),
                name="an_online_meeting_and_no_other_has_a_basis",
            ),
            models.CheckConstraint(
                condition=models.Q(format="in_person")
                | models.Q(retrospective=True)
                | models.Q(registration__isnull=False),
                name="a_meeting_online_or_by_group_stands_in_a_pilot",
            ),
            models.CheckConstraint(
                condition=models.Q(present__isnull=True) | models.Q(retrospective=True),
                name="only_of_a_meeting_entered_afterwards_a_number_is_told",
            ),
            models.CheckConstraint(
                condition=models.Q(convened_by__isnull=True, register_of__isnull=True)
                | models.Q(convened_by__isnull=False, register_of__lt=models.F("held_on")),
                name="who_met_after_their_organisation_had_ended_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(starts_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(slot__isnull=True)
                | (
                    ~models.Q(format="in_person")
                    & ~models.Q(state__in=["cancelled", "mistaken"])
                    & ~models.Q(basis="special_circumstances")
                ),
                name="what_does_not_count_holds_no_slot",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {day_in_words(self.held_on)} {self.format}"

    @property
    def convened(self) -> Organisation:
        """Whose people met."""
        return self.convened_by or self.organisation

    @property
    def register_day(self) -> date:
        """The day whose register says who was expected."""
        return self.register_of or self.held_on


_QUOTA_FORMAT = "CASE NEW.format WHEN 'by_group' THEN 'by_group' ELSE 'online' END"
# No slot only where the guidance of the day sets no number for such a meeting, or does not count the executive's.
_WITHOUT_A_PLACE = (
    "NEW.slot_id IS NULL AND NEW.format <> 'in_person' AND NEW.state NOT IN ('cancelled', 'mistaken') "
    "AND NOT EXISTS ("
    "SELECT 1 FROM pilots_guidance AS guidance JOIN pilots_guidancequota AS quota ON quota.guidance_id = guidance.id "
    f"WHERE guidance.state = 'in_force' AND {valid_on_sql('guidance', 'NEW.held_on')} "
    f"AND quota.format = {_QUOTA_FORMAT} AND quota.basis = NEW.basis "
    "AND (quota.per_year IS NULL OR (NEW.kind = 'executive' AND NOT guidance.executive_counts)))"
)
_ANOTHERS_PLACE = (
    "NEW.slot_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pilots_slot AS slot WHERE slot.id = NEW.slot_id "
    f"AND slot.organisation_id = NEW.organisation_id AND slot.format = {_QUOTA_FORMAT} AND NOT slot.inherited "
    "AND slot.given_back_on IS NULL "
    "AND slot.year = {year})"
)
_SQLITE_YEAR = "CAST(strftime('%Y', NEW.held_on) AS integer)"
_POSTGRESQL_YEAR = "EXTRACT(YEAR FROM NEW.held_on)"

for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"a_meeting_that_counts_holds_a_slot_on_{_act}",
            table="meetings_meeting",
            when=f"before {_act}",
            refuse_if=_WITHOUT_A_PLACE,
            message="a meeting online or by group takes a place in the quota",
        )
    )
    register_guard(
        Guard(
            name=f"a_meeting_holds_its_own_slot_on_{_act}",
            table="meetings_meeting",
            when=f"before {_act}",
            refuse_if=_ANOTHERS_PLACE.format(year=_SQLITE_YEAR),
            postgresql_refuse_if=_ANOTHERS_PLACE.format(year=_POSTGRESQL_YEAR),
            message="the slot is of another organisation, format or year",
        )
    )

register_guard(
    Guard(
        name="a_held_slot_keeps_its_place",
        table="pilots_slot",
        when="before update",
        refuse_if=(
            "(NEW.organisation_id <> OLD.organisation_id OR NEW.format <> OLD.format OR NEW.year <> OLD.year "
            "OR NEW.inherited <> OLD.inherited OR NEW.given_back_on IS NOT NULL) "
            "AND EXISTS (SELECT 1 FROM meetings_meeting WHERE slot_id = NEW.id)"
        ),
        message="a meeting holds this slot",
    )
)
for _name, _when in (
    ("two_people_lead_and_write_what_is_entered", "before insert"),
    ("two_people_lead_and_write_what_is_held", "before update"),
):
    # Records of one person that are merged may turn two officers of a held meeting into one: that is told, and stays.
    _closing = "" if _when == "before insert" else " AND OLD.state = 'planned' AND NEW.state = 'held'"
    register_guard(
        Guard(
            name=_name,
            table="meetings_meeting",
            when=_when,
            refuse_if=f"(NEW.chair_id = NEW.secretary_id{_closing})",
            message="who leads a meeting does not write its minutes",
        )
    )

CORRECTIONS = (
    "meetings.correct_meeting",
    "meetings.correct_roll",
    "meetings.declare_mistaken",
    "meetings.settle_after_the_end",
)
"""The acts of «correct a mistake», and what a late decision that ends the organisation does to what it held since. Who is in the
chair is left to a merger of two records of one person, too."""
_KEPT = ("state", "organisation_id", "held_on", "format", "kind", "basis", "summary", "conclusion")
_KEPT_OR_EMPTY = ("registration_id", "slot_id", "corrected_by_id", "convened_by_id")
_IS_CHANGED = " OR ".join(
    [f"NEW.{column} <> OLD.{column}" for column in _KEPT]
    + [f"COALESCE(NEW.{column}, 0) <> COALESCE(OLD.{column}, 0)" for column in _KEPT_OR_EMPTY]
)
_acts = ", ".join(f"'{act}'" for act in CORRECTIONS)
# An entry of its own for every change: one that told of an earlier correction, or of another meeting, allows none.
_IS_CORRECTED = (
    "(OLD.state = 'held' AND NEW.state IN ('held', 'mistaken') AND EXISTS (SELECT 1 FROM accounts_entry AS entry "
    f"WHERE entry.id = NEW.corrected_by_id AND entry.id > COALESCE(OLD.corrected_by_id, 0) AND entry.act IN ({_acts}) "
    "AND entry.subject_kind = 'meetings.meeting' AND entry.subject_id = CAST(NEW.id AS varchar) AND entry.why <> ''))"
)
register_guard(
    Guard(
        name="a_held_meeting_stays_held",
        table="meetings_meeting",
        when="before update",
        refuse_if=(
            f"(OLD.state IN ('held', 'mistaken') AND ({_IS_CHANGED}) AND NOT {_IS_CORRECTED}) "
            "OR (NEW.state = 'mistaken' AND OLD.state NOT IN ('held', 'mistaken'))"
        ),
        message="what was held stays as it is, unless an entry of the log corrects it and says why",
    )
)
keep_within(
    Containment(
        name="a_meeting_is_held_within_its_organisation",
        table="meetings_meeting",
        owner="organisation_id",
        of=("cells_organisationversion", "organisation_id"),
        day="held_on",
        # What never took place belongs to no day; what was held after the end is settled with whose people met.
        where="{row}.state IN ('planned', 'held') AND {row}.convened_by_id IS NULL",
    )
)
