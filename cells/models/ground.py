from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.dated import Dated
from cells.models.member import Member


class AreaFact(Dated):
    """One fact about an area on which (b) grounds rest: a disaster, prolonged isolation, a lawful distancing order.

    Its end ends every ground that rests on it (03-HD/TW, II.1.1 b, II.2).
    """

    class Kind(models.TextChoices):
        NATURAL_DISASTER = "natural_disaster", _("natural disaster")
        ISOLATED_AREA = "isolated_area", _("area isolated for long")
        EPIDEMIC = "epidemic", _("epidemic, isolation or distancing ordered by law")

    kind = models.CharField(max_length=30, choices=Kind)
    area = models.CharField(_("Area"), max_length=255)
    statement = models.TextField(_("What happened"))

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["area", "kind", "valid_from"], name="what_befell_an_area_is_recorded_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.area}"


class Ground(Dated):
    """Why a member cannot meet in one place: a category *and* the stated, dated inability, with evidence.

    A profession alone is no ground, or every police cell would qualify.
    """

    class Category(models.TextChoices):
        ABROAD_OUTSIDE_MISSION = "abroad_outside_mission", _("abroad, outside a mission")
        MULTI_PROVINCE_AGENCY = "multi_province_agency", _("body with offices in several provinces")
        WORKING_AWAY_FROM_HOME = "working_away_from_home", _("working away from home")
        STUDENT_SUMMER_BREAK = "student_summer_break", _("student in the summer break")
        ARMED_FORCES = "armed_forces", _("armed forces, cannot leave the post")
        HEALTH = "health", _("health service, cannot leave the post")
        FOREST_RANGER = "forest_ranger", _("forest ranger, cannot leave the post")
        SHIP_CREW = "ship_crew", _("crew of a ship on international voyages")
        OFFSHORE_OR_ISLAND_WORKS = "offshore_or_island_works", _("offshore or island works")
        NATURAL_DISASTER = "natural_disaster", _("natural disaster")
        ISOLATED_AREA = "isolated_area", _("area isolated for long")
        EPIDEMIC = "epidemic", _("epidemic, isolation or distancing ordered by law")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="grounds")
    category = models.CharField(_("Category"), max_length=30, choices=Category)
    statement = models.TextField(_("Why the member cannot come"))
    evidence = models.CharField(_("Evidence"), max_length=255)
    area_fact = models.ForeignKey(AreaFact, on_delete=models.PROTECT, null=True, blank=True, related_name="grounds")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]
        indexes: ClassVar = [models.Index(fields=["member", "valid_from"], name="ground_by_member")]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=False)
                | ~models.Q(category__in=["working_away_from_home", "student_summer_break"]),
                name="working_away_and_summer_break_have_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    category__in=["natural_disaster", "isolated_area", "epidemic"], area_fact__isnull=False
                )
                | (
                    ~models.Q(category__in=["natural_disaster", "isolated_area", "epidemic"])
                    & models.Q(area_fact__isnull=True)
                ),
                name="special_circumstances_rest_on_a_fact_of_the_area",
            ),
            models.CheckConstraint(condition=~models.Q(statement=""), name="a_ground_states_the_inability"),
            models.CheckConstraint(condition=~models.Q(evidence=""), name="a_ground_has_evidence"),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.get_category_display()}"
