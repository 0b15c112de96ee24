from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import FIRST_YEAR, LAST_YEAR
from accounts.rules.text import clean_text
from cells.models.dated import Dated, EndedByDocument, begins_while_there_is, never_two_at_once
from cells.models.organisation import Organisation
from cells.rules.births import Birth, birth_in_words
from cells.rules.member_names import in_full
from cells.rules.names import fold, sort_key


class Member(models.Model):
    """A person who is or was a member of the Party. Only the fields the work needs; everything that changes is dated."""

    class Sex(models.TextChoices):
        MALE = "male", _("male")
        FEMALE = "female", _("female")

    full_name = models.CharField(_("Full name"), max_length=150)
    search_key = models.CharField(max_length=150, editable=False)
    sort_key = models.CharField(max_length=700, editable=False)
    born_on = models.DateField(_("Date of birth"), null=True, blank=True)
    """The day, where it is known. Whoever tells or compares a birth asks for `birth`."""
    born_in = models.PositiveSmallIntegerField(_("Year of birth"), null=True, blank=True)
    """The year, where no more is known: in place of `born_on`, never beside it."""
    sex = models.CharField(_("Sex"), max_length=6, choices=Sex, blank=True)
    card_number = models.CharField(_("Party card number"), max_length=20, blank=True)
    admitted_on = models.DateField(_("Admitted on"), null=True, blank=True)
    identity_mark = models.CharField(max_length=64, blank=True, default="", editable=False)
    """A keyed mark of the number of the identity paper: by it a person is recognised again. The number is not kept."""
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="member"
    )
    """The account this person signs in with: nobody decides on an organisation they are a member of."""

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]
        indexes: ClassVar = [
            # Each is written for every member of a list: none is there twice, nor for beginnings that nobody asks for.
            models.Index(fields=["search_key", "born_on"], name="member_by_name_and_birth"),
            models.Index(fields=["sort_key"], name="member_by_sort_key"),
            models.Index(fields=["card_number"], opclasses=["varchar_pattern_ops"], name="member_by_card_number"),
            models.Index(
                fields=["identity_mark"], condition=~models.Q(identity_mark=""), name="member_by_identity_mark"
            ),
            models.Index(fields=["search_key"], condition=models.Q(born_in__isnull=False), name="member_by_year_alone"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(born_on__isnull=True)
                | models.Q(admitted_on__isnull=True)
                | models.Q(born_on__lt=models.F("admitted_on")),
                name="a_member_is_admitted_after_birth",
            ),
            models.CheckConstraint(
                condition=models.Q(born_in__isnull=True)
                | models.Q(born_on__isnull=True, born_in__gte=FIRST_YEAR, born_in__lte=LAST_YEAR),
                name="a_birth_is_a_day_or_a_year_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """For bulk_create, which does not call save."""
        self.full_name, self.card_number = clean_text(self.full_name), clean_text(self.card_number)
        self.search_key = fold(self.full_name)
        self.sort_key = sort_key(self.full_name)

    @property
    def birth(self) -> Birth | None:
        """The day or the year alone; None where nothing is known."""
        return self.born_in if self.born_on is None else self.born_on

    @birth.setter
    def birth(self, birth: Birth | None) -> None:
        self.born_on, self.born_in = (None, birth) if isinstance(birth, int) else (birth, None)

    @property
    def birth_in_words(self) -> str:
        return birth_in_words(self.birth)

    @property
    def in_full(self) -> str:
        """For sentences in which a namesake could be meant."""
        return in_full(self.full_name, self.birth, self.card_number)


class Membership(EndedByDocument):
    """In which cell a member belongs. Nobody is a member of anything but a cell, and of one cell a day."""

    class Arrival(models.TextChoices):
        ADMITTED = "admitted", _("admitted")
        TRANSFERRED = "transferred", _("transferred in")
        REGISTERED = "registered", _("in the first register")
        REORGANISED = "reorganised", _("by a reorganisation")
        RETURNED = "returned", _("returned")
        READMITTED = "readmitted", _("admitted again")
        RESTORED = "restored", _("rights restored")

    class Departure(models.TextChoices):
        TRANSFERRED = "transferred", _("transferred out")
        REORGANISED = "reorganised", _("by a reorganisation")
        EXPELLED = "expelled", _("expelled")
        STRUCK_OFF = "struck_off", _("struck off")
        RELEASED = "released", _("released")
        DIED = "died", _("died")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    arrival = models.CharField(_("Joined by"), max_length=12, choices=Arrival)
    departure = models.CharField(_("Left by"), max_length=12, choices=Departure, blank=True)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from"]
        indexes: ClassVar = [
            models.Index(fields=["cell", "valid_from", "valid_to", "member"], name="membership_by_cell"),
            models.Index(fields=["member", "valid_from", "valid_to", "cell"], name="membership_by_member"),
            # Of targets of a whole country all admissions of five years are counted.
            models.Index(
                fields=["cell", "valid_from"],
                condition=models.Q(arrival__in=["admitted", "readmitted"]),
                name="admission_by_cell",
            ),
            # The few who left the Party, the last first, and how many in which way.
            models.Index(
                fields=["valid_to", "departure", "cell"],
                condition=models.Q(departure__in=["expelled", "struck_off", "released", "died"]),
                name="exit_by_day",
            ),
        ]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True, departure="")
                | (models.Q(valid_to__isnull=False) & ~models.Q(departure="")),
                name="a_membership_that_ended_says_how",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} · {self.cell}"


never_two_at_once(table="cells_membership", owner="member_id", name="a_member_belongs_to_one_cell_a_day")

begins_while_there_is(
    table="cells_membership",
    owner="cell_id",
    name="nobody_belongs_to_what_is_no_cell",
    being=("kind", "cell"),
    ends_within=True,
)


class Degree(Dated):
    """The first axis: probationary or official."""

    class Value(models.TextChoices):
        PROBATIONARY = "probationary", _("probationary")
        OFFICIAL = "official", _("official")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="degrees", db_index=False)
    value = models.CharField(max_length=12, choices=Value)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from"]
        indexes: ClassVar = [
            models.Index(fields=["member", "valid_from"], name="degree_by_member"),
            # Few are, and of a country all of them are asked for their cell: in the order in which these are found.
            models.Index(
                fields=["member", "valid_from", "valid_to"],
                condition=models.Q(value="probationary"),
                name="degree_on_probation",
            ),
            # Whose probation goes on and began long ago: a handful.
            models.Index(
                fields=["valid_to", "valid_from"],
                condition=models.Q(value="probationary"),
                name="probation_by_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_value_display()}"


never_two_at_once(table="cells_degree", owner="member_id", name="a_member_has_one_degree_a_day")


class Activity(EndedByDocument):
    """The second axis, written only where it departs from the ordinary: no row on a day means active.

    «Left» is not written here either: it is the end of the last membership, which says how.
    """

    class Value(models.TextChoices):
        EXEMPT = "exempt", _("exempt from work and meetings")
        SUSPENDED = "suspended", _("suspended")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="activities")
    value = models.CharField(max_length=12, choices=Value)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from"]
        indexes: ClassVar = [models.Index(fields=["member", "valid_from"], name="activity_by_member")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_value_display()}"


never_two_at_once(table="cells_activity", owner="member_id", name="a_member_has_one_activity_a_day")


class TemporaryStay(EndedByDocument):
    """The third axis: where a member takes part for a time away from home. At home the member still counts, once.

    `host` is a cell of the register («temporarily here» for it) or null with the place in words.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="temporary_stays")
    host = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="temporary_stays"
    )
    host_name = models.CharField(_("Where"), max_length=255, blank=True)
    home_name = models.CharField(_("At home in"), max_length=255, blank=True)
    """Of a guest from outside the register, who belongs to none of its cells and is counted nowhere in it."""

    class Meta(Dated.Meta):
        ordering: ClassVar = ["valid_from"]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(host__isnull=False) | ~models.Q(host_name=""), name="a_temporary_stay_is_somewhere"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.host or self.host_name}"


never_two_at_once(table="cells_temporarystay", owner="member_id", name="a_member_stays_in_one_place_a_day")
begins_while_there_is(table="cells_temporarystay", owner="host_id", name="a_stay_begins_within_the_life_of_its_host")
