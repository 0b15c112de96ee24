from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from accounts.rules.days import day_in_words
from cells.models.dated import Dated, never_two_at_once
from cells.rules.national_code import LONGEST

HAS_CODE = ~models.Q(national_code="")


class OrganisationQuerySet(MP_NodeQuerySet):
    def below(self, *tops: "Organisation") -> Self:
        """The subtrees of these organisations in today's tree, themselves included.

        A path range, not LIKE: the range uses the index on both engines (0.3 ms against 28 ms on SQLite).
        """
        return self.within(*paths_below(*tops)) if tops else self.none()

    def within(self, *ranges: str) -> Self:
        """`below`, by the ranges of their paths themselves (`paths_below`): for questions that are put together once."""
        return self.filter(lies_within(*ranges))

    def reached(self, *reach: str | int) -> Self:
        """`within` these ranges, and these very ones by their ids."""
        ranges, ids = parted(reach)
        return self.within(*ranges) | self.filter(pk__in=ids) if ids else self.within(*ranges)


def lies_within(*ranges: str, prefix: str = "") -> models.Q:
    """As `within`. `prefix`: from a row to its organisation, where that is joined anyway; asked for by `__in`, it would be looked
    up a second time, and the database would not know how many there are."""
    condition = models.Q(pk__in=[])
    for first, end in zip(ranges[::2], ranges[1::2], strict=True):
        condition |= models.Q(**{f"{prefix}path__gte": first, f"{prefix}path__lt": end})
    return condition


def parted(reach: Iterable[str | int]) -> tuple[list[str], list[int]]:
    """Of what is reached the ranges of paths, and the ids."""
    values = list(reach)
    return [one for one in values if isinstance(one, str)], [one for one in values if isinstance(one, int)]


def paths_below(*tops: "Organisation") -> list[str]:
    """Of each of these the first path of its subtree, and the first behind it."""
    return [path for top in tops for path in (top.path, after_subtree(top.path))]


def after_subtree(path: str) -> str:
    """The least path that is not below this one: its last character moved on by one."""
    return path[:-1] + chr(ord(path[-1]) + 1)


class OrganisationManager(MP_NodeManager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> OrganisationQuerySet:
        """treebeard's own manager would answer with its own queryset, which knows no `below`."""
        return OrganisationQuerySet(self.model, using=self._db).order_by("path")


class Organisation(MP_Node):
    """A node of the tree, known for good by its code. What it is called and where it hangs is dated: OrganisationVersion.

    `path` is today's tree only, kept by services from the dated parents; the tree of another day comes from the versions.
    """

    code = models.CharField(_("Code"), max_length=30, unique=True)

    objects = OrganisationManager()

    node_order_by: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.code


class OrganisationVersion(Dated):
    """What an organisation was during one period."""

    class Kind(models.TextChoices):
        SUPERIOR = "superior", _("superior organisation")
        GRASSROOTS_COMMITTEE = "grassroots_committee", _("grassroots committee")
        SECTIONAL_COMMITTEE = "sectional_committee", _("sectional committee")
        CELL = "cell", _("cell")

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune as a superior organisation")
        GRASSROOTS = "grassroots", _("grassroots")
        BELOW_GRASSROOTS = "below_grassroots", _("below grassroots")

    class Type(models.TextChoices):
        WARD_COMMUNE = "ward_commune", _("ward or commune")
        RESIDENTIAL = "residential", _("residential area")
        ADMINISTRATIVE = "administrative", _("administrative or state body")
        PARTY_FRONT_MASS = "party_front_mass", _("Party, Front or mass body")
        PUBLIC_SERVICE = "public_service", _("public service unit")
        SCHOOL = "school", _("school")
        ARMED_FORCES = "armed_forces", _("armed forces")
        POLICE = "police", _("police")
        MILITARY = "military", _("military")
        STATE_ENTERPRISE = "state_enterprise", _("state enterprise")
        PRIVATE_ENTERPRISE = "private_enterprise", _("non-state enterprise")
        COOPERATIVE = "cooperative", _("cooperative")
        CREDIT_FUND = "credit_fund", _("people's credit fund")
        OVERSEAS = "overseas", _("overseas")
        OTHER = "other", _("other")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="versions")
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="child_versions"
    )
    name = models.CharField(_("Name"), max_length=255)
    search_key = models.CharField(max_length=255, editable=False)
    national_code = models.CharField(_("National code"), max_length=LONGEST, blank=True)
    """`38.168.053.000.001`, as `cells/rules/national_code.py` reads it; nobody else has it on a day, past days included."""
    kind = models.CharField(_("Kind"), max_length=30, choices=Kind)
    level = models.CharField(_("Level"), max_length=30, choices=Level)
    type = models.CharField(_("Type"), max_length=30, choices=Type)
    issuer_name = models.CharField(_("Name as the issuer of documents"), max_length=255, blank=True)
    """As in the header of its documents: «Thành ủy Phan Rang - Tháp Chàm», «Đảng ủy phường …»; printed in capitals."""
    symbol = models.CharField(_("Symbol in document numbers"), max_length=20, blank=True)
    area = models.CharField(_("Area of operation"), max_length=255, blank=True)
    place = models.CharField(_("Place in the date line"), max_length=100, blank=True)
    overseas = models.BooleanField(_("Abroad"), default=False)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["organisation_id", "valid_from"]
        indexes: ClassVar = [
            models.Index(fields=["parent", "valid_from", "valid_to"], name="version_by_parent"),
            models.Index(fields=["organisation", "valid_from"], name="version_by_organisation"),
            models.Index(fields=["search_key"], name="version_by_search_key"),
            models.Index(fields=["national_code"], condition=HAS_CODE, name="version_by_national_code"),
            # Few among many: the tree above grassroots level is walked without looking at what is below it.
            models.Index(
                fields=["parent", "valid_from", "valid_to", "organisation"],
                condition=models.Q(kind="superior"),
                name="superior_version_by_parent",
            ),
        ]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("parent")), name="an_organisation_is_not_its_own_parent"
            ),
            # Of days that are over the services look (services/national_codes.py).
            models.UniqueConstraint(
                fields=["national_code"],
                condition=HAS_CODE & models.Q(valid_to__isnull=True),
                name="no_two_organisations_go_on_with_one_national_code",
            ),
        )

    def __str__(self) -> str:
        return self.name


never_two_at_once(table="cells_organisationversion", owner="organisation_id", name="an_organisation_is_one_thing_a_day")


class Succession(models.Model):
    """A merger, split or reorganisation in one link: what went, what came of it, when, by which decision."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions_after")
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="successions_before", null=True, blank=True
    )
    """Null: dissolved, nothing came of it."""
    on = models.DateField()
    ordered_by = models.ForeignKey(
        "cells.DocumentReference", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="a_succession_is_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '∅'} {day_in_words(self.on)}"


class Infrastructure(Dated):
    """Whether the IT infrastructure suffices for online meetings (03-HD/TW, II.2), as looked at on a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="infrastructure")
    sufficient = models.BooleanField(_("Sufficient"))
    looked_at = models.TextField(_("What was looked at"))

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.looked_at[:60]}"


never_two_at_once(table="cells_infrastructure", owner="organisation_id", name="infrastructure_is_one_thing_a_day")
