"""Plans for tests, drafted and confirmed in few words on the cast."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.apps import apps

from accounts.models import Occasion
from cells.models import Membership, OrganisationVersion
from cells.rules.document_reference import CitedDocument
from reorganisations.models import Reorganisation, ReorganisationQuestion
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services import confirming, drafting, keeping_the_day
from reorganisations.services.prepared_plans import PreparedPlan, offer_plan
from reorganisations.services.questions import ask_about_plan
from tests.cast import NOW, TODAY, Cast

BEFORE, DAY, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)
ORDER = CitedDocument("Ban Thường vụ Thành ủy Hoa Sen", "77-QĐ/TU", date(2025, 3, 1))
CELL_FACTS = {
    "name": "Chi bộ khu phố mới",
    "kind": "cell",
    "level": "below_grassroots",
    "type": "residential",
    "parent": "WARD",
    "issuer_name": "Chi bộ khu phố mới",
    "symbol": "CB",
    "area": "",
    "place": "",
    "overseas": False,
}
WARD_FACTS = CELL_FACTS | {
    "name": "Đảng bộ phường mới",
    "kind": "grassroots_committee",
    "level": "grassroots",
    "type": "ward_commune",
    "parent": "CITY",
}


def new(code: str, facts: dict[str, Any] | None = None, **changes: Any) -> Part:
    return Part(code, (facts or CELL_FACTS) | changes)


def found(code: str, facts: dict[str, Any] | None = None, **changes: Any) -> Step:
    return Step(StepKind.FOUND, facts={"code": code} | (facts or CELL_FACTS) | changes)


def merge(subjects: Sequence[str], into: Part | str) -> Step:
    return Step(StepKind.MERGE, tuple(subjects), parts=(Part(into) if isinstance(into, str) else into,))


def split(subject: str, *parts: Part, stays: bool = False) -> Step:
    return Step(StepKind.SPLIT, (subject,), parts=parts, stays=stays)


def change(act: StepKind, *subjects: str, **facts: Any) -> Step:
    return Step(act, subjects, facts)


def dissolve(*subjects: str, followed_by: Sequence[str] = ()) -> Step:
    return Step(StepKind.DISSOLVE, subjects, parts=tuple(Part(code) for code in followed_by))


def drafted(
    cast: Cast, *steps: Step, led_by: str | None = "CITY", actor: str = "dung", on: date = DAY, title: str = "Sắp xếp"
) -> Reorganisation:
    by = cast.actor(actor)
    draft = drafting.begin_reorganisation(
        head=drafting.ReorganisationHead(title, on, ORDER),
        led_by=cast[led_by] if led_by else None,
        occasion=Occasion(by=by, at=NOW, today=TODAY),
    )
    for step in steps:
        drafting.add_step(reorganisation=draft, step=step, occasion=Occasion(by=by, at=NOW, today=TODAY))
    return draft


def confirmed(cast: Cast, *steps: Step, today: date = TODAY, actor: str = "dung", **about: Any) -> Reorganisation:
    choices = about.pop("choices", {})
    draft = drafted(cast, *steps, actor=actor, **about)
    return confirming.confirm_reorganisation(
        reorganisation=draft, choices=choices, occasion=cast.occasion(actor, today=today)
    )


def a_plan(cast: Cast) -> Reorganisation:
    """A draft about CELL and SECOND, once."""
    return Reorganisation.objects.first() or drafted(cast, split("SECOND", Part("SECOND"), new("WARD-03")))


def a_question(cast: Cast) -> ReorganisationQuestion:
    """What the administrator asks about it, once."""
    asked = ReorganisationQuestion.objects.first()
    return asked or ask_about_plan(reorganisation=a_plan(cast), text="Vì sao?", occasion=cast.occasion("khanh"))


def a_plan_in_effect(cast: Cast) -> Reorganisation:
    """About two cells that the plan founded before, so that it touches nothing else, once."""
    known = Reorganisation.objects.filter(title="Đã thực hiện").first()
    if known is not None:
        return known
    confirmed(cast, found("PAST-1"), found("PAST-2"), on=date(2025, 3, 10), title="Lập hai chi bộ")
    steps = [split("PAST-1", Part("PAST-1"), new("PAST-3")), dissolve("PAST-2", followed_by=["PAST-1"])]
    return confirmed(cast, *steps, on=date(2025, 3, 20), title="Đã thực hiện")


def prepared_key(cast: Cast) -> str:
    """A prepared plan that is offered to the administrator."""

    def load(*, occasion: Occasion) -> Reorganisation:
        return drafted(cast, led_by=None, actor="khanh")

    offer_plan(PreparedPlan("prepared-for-tests", "Phương án", load, lambda: cast["CITY"].pk is not None))
    return "prepared-for-tests"


def come(day: date = DAY) -> int:
    """The day comes."""
    return keeping_the_day.keep_day(today=day, at=NOW.replace(year=day.year, month=day.month, day=day.day))


def version(code: str, on: date) -> OrganisationVersion | None:
    return OrganisationVersion.objects.on(on).filter(organisation__code=code).select_related("parent").first()


def parent(code: str, on: date) -> str | None:
    found = version(code, on)
    return found.parent.code if found and found.parent else None


def members(code: str, on: date) -> int:
    return Membership.objects.on(on).filter(cell__code=code).count()


def everything() -> dict[str, list[dict[str, object]]]:
    """All that `cells` holds, but for what is told and cited, and what is derived."""
    left_out = {"DocumentReference", "Reorganisation", "ReorganisationStep", "ReorganisationFact"}
    # What was told of it stays, as its entries in the log do.
    left_out |= {"Notice", "Addressee", "SeenNotice"}
    left_out |= {
        "CellCount",
        "CountMark",
        "EventTally",
        "KeptPlace",
        "KeptTally",
        "SortTally",
        "SuperiorTally",
        "TallyMark",
    }
    models = [model for model in apps.get_app_config("cells").get_models() if model.__name__ not in left_out]
    return {
        model.__name__: list(model.objects.order_by("pk").values()) for model in models if not model._meta.auto_created
    }
