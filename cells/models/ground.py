from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models.guard import Guard, register_guard
from cells.models.dated import Dated
from cells.models.member import Member


class GroundKind(models.Model):
    """A ground that some guidance knows. Which guidance admits it, on what basis, and what it asks for, is said there.

    It is never deleted while a guidance, a ground or a fact of an area is of it.
    """

    key = models.CharField(primary_key=True, max_length=30)
    words = models.CharField(max_length=255)
    """In Vietnamese, as the guidance that brought it has them."""
    words_en = models.CharField(max_length=255, blank=True)
    rests_on_area = models.BooleanField(default=False)
    """On what happened to an area, with whose end it ends; otherwise it is a fact of the person."""

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(key=""), name="a_kind_of_ground_has_a_key"),
            models.CheckConstraint(condition=~models.Q(words=""), name="a_kind_of_ground_has_words"),
        )

    def __str__(self) -> str:
        return in_words_of_reader(self.words, self.words_en)


def in_words_of_reader(words: str, words_en: str) -> str:
    """English has its words only where somebody wrote them."""
    return words_en if words_en and (get_language() or "").startswith("en") else words


class AreaFact(Dated):
    """One fact about an area on which (b) grounds rest: a disaster, prolonged isolation, a lawful distancing order.

    Its end ends every ground that rests on it (03-HD/TW, II.1.1 b, II.2).
    """

    kind = models.ForeignKey(
        GroundKind, on_delete=models.PROTECT, related_name="area_facts", db_column="kind", db_index=False
    )
    area = models.CharField(_("Area"), max_length=255)
    statement = models.TextField(_("What happened"))

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["area", "kind", "valid_from"], name="what_befell_an_area_is_recorded_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} · {self.area}"


class Ground(Dated):
    """Why a member cannot meet in one place: a category *and* the stated, dated inability, with evidence.

    A profession alone is no ground, or every police cell would qualify.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="grounds")
    category = models.ForeignKey(
        GroundKind, on_delete=models.PROTECT, related_name="grounds", db_column="category", db_index=False
    )
    statement = models.TextField(_("Why the member cannot come"))
    evidence = models.CharField(_("Evidence"), max_length=255)
    area_fact = models.ForeignKey(AreaFact, on_delete=models.PROTECT, null=True, blank=True, related_name="grounds")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["-valid_from"]
        indexes: ClassVar = [
            models.Index(fields=["member", "valid_from"], name="ground_by_member"),
            # What ends soon, and what has no end although its category asks for one: of all grounds, few.
            models.Index(fields=["valid_to", "category"], name="ground_by_end"),
        ]
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(statement=""), name="a_ground_states_the_inability"),
            models.CheckConstraint(condition=~models.Q(evidence=""), name="a_ground_has_evidence"),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.category}"


_KIND = "SELECT 1 FROM cells_groundkind AS kind WHERE kind.key"
_AREA = "SELECT 1 FROM cells_areafact AS fact WHERE fact"
for _act in ("insert", "update"):
    register_guard(
        Guard(
            name=f"special_circumstances_rest_on_an_area_fact_on_{_act}",
            table="cells_ground",
            when=f"before {_act}",
            refuse_if=(
                f"EXISTS ({_KIND} = NEW.category AND kind.rests_on_area <> (NEW.area_fact_id IS NOT NULL)) "
                f"OR EXISTS ({_AREA}.id = NEW.area_fact_id AND fact.kind <> NEW.category)"
            ),
            message="such a ground rests on a fact of an area of its kind, and no other does",
        )
    )
    register_guard(
        Guard(
            name=f"what_befalls_an_area_is_such_a_kind_on_{_act}",
            table="cells_areafact",
            when=f"before {_act}",
            refuse_if=f"EXISTS ({_KIND} = NEW.kind AND NOT kind.rests_on_area)",
            message="no ground of this kind rests on an area",
        )
    )
register_guard(
    Guard(
        name="what_a_ground_in_use_rests_on_stays",
        table="cells_groundkind",
        when="before update",
        refuse_if=(
            "NEW.rests_on_area <> OLD.rests_on_area AND ("
            "EXISTS (SELECT 1 FROM cells_ground AS ground WHERE ground.category = OLD.key) "
            f"OR EXISTS ({_AREA}.kind = OLD.key))"
        ),
        message="there are grounds of this kind",
    )
)
