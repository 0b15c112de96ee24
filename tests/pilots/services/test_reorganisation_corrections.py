"""What a correction of a reorganisation does to approvals, registrations and the quotas that were inherited."""

from datetime import date
from typing import Any

import pytest

from cells.models import Organisation
from pilots.models import GuidanceQuota, Registration, Slot
from pilots.queries.quotas import quota_use
from pilots.queries.registrations import pilot_in_force
from pilots.rules.terms import Format
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.rules.plan import Step
from reorganisations.services.corrections import correct_reorganisation
from tests.cast import Cast
from tests.meetings import scenes
from tests.pilots import story
from tests.reorganisations.reorganising import come, confirmed, dissolve, merge

pytestmark = pytest.mark.django_db
ON, EVE, LATER = date(2025, 5, 1), date(2025, 4, 30), date(2025, 5, 20)


def in_effect(cast: Cast, *steps: Step, **about: Any) -> Reorganisation:
    plan = confirmed(cast, *steps, on=ON, **about)
    come(ON)
    return plan


def correct(cast: Cast, plan: Reorganisation, *steps: Step) -> dict[str, int]:
    occasion = cast.occasion("dung", today=LATER)
    correction: ReorganisationCorrection = correct_reorganisation(
        reorganisation=plan, steps=steps, why="Nhầm chi bộ", within=cast["CITY"], occasion=occasion
    )
    return {key: number for key, _title, number, _note in correction.shown}


def use_up(cast: Cast, code: str, number: int, *, taken_on: date = EVE) -> None:
    quota = GuidanceQuota.objects.get(format="by_group", subject="cell", per_year=3)
    held = Slot.objects.filter(organisation=cast[code]).count()
    facts: dict[str, Any] = {"organisation": cast[code], "format": "by_group", "year": 2025, "quota": quota}
    for place in range(held, held + number):
        Slot.objects.create(number=place + 1, taken_on=taken_on, **facts)


def used(code: str) -> int:
    return quota_use(Organisation.objects.get(code=code), Format.BY_GROUP, LATER).used


def test_what_had_lapsed_by_mistake_is_in_force_on_every_day_and_what_was_meant_has_lapsed(cast: Cast) -> None:
    for code in ("SECOND", "CELL", "UNIT"):
        scenes.approve(cast, code, "by_group")
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    assert pilot_in_force(cast["SECOND"], "by_group", ON) is None
    shown = correct(cast, plan, merge(["CELL"], "UNIT"))
    for day in (EVE, ON, LATER):
        assert pilot_in_force(cast["SECOND"], "by_group", day) is not None
        assert (pilot_in_force(cast["CELL"], "by_group", day) is None) is (day >= ON)
        assert (pilot_in_force(cast["UNIT"], "by_group", day) is None) is (day >= ON)
    assert (shown["pilots.reinstated"], shown["pilots.approvals"]) == (1, 1)


def test_where_something_was_approved_since_what_had_lapsed_stays_so(cast: Cast) -> None:
    lapsed = scenes.approve(cast, "SECOND", "by_group")
    plan = in_effect(cast, merge(["CELL"], "SECOND"))
    again = scenes.approve(cast, "SECOND", "online", since=date(2025, 5, 5))
    Registration.objects.filter(pk=again.pk).update(format="by_group")
    shown = correct(cast, plan, merge(["CELL"], "UNIT"))
    lapsed.refresh_from_db()
    assert (shown["pilots.stay_ended"], lapsed.state) == (1, "ended")
    assert pilot_in_force(cast["SECOND"], "by_group", LATER) == again


def test_what_had_fallen_by_mistake_is_said(cast: Cast) -> None:
    registration = story.submitted(cast)
    plan = in_effect(cast, merge(["CELL"], "UNIT"))
    shown = correct(cast, plan, merge(["SECOND"], "UNIT"))
    registration.refresh_from_db()
    assert (shown["pilots.withdrawn"], registration.state) == (1, "withdrawn")


@pytest.mark.parametrize(("mistaken", "meant", "after"), [(2, 0, 1), (0, 2, 2), (3, 2, 2), (1, 3, 3)])
def test_the_heir_has_used_what_it_should_have_inherited(cast: Cast, mistaken: int, meant: int, after: int) -> None:
    use_up(cast, "SECOND", mistaken)
    use_up(cast, "CELL", meant)
    use_up(cast, "UNIT", 1)
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert (used("UNIT"), used("SECOND")) == (after, mistaken)


def test_what_the_heir_used_since_comes_on_top(cast: Cast) -> None:
    use_up(cast, "CELL", 2)
    use_up(cast, "UNIT", 1)
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    use_up(cast, "UNIT", 1, taken_on=date(2025, 5, 10))
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert used("UNIT") == 3


def test_with_the_link_the_inheritance_goes_to_another(cast: Cast) -> None:
    use_up(cast, "SECOND", 2)
    plan = in_effect(cast, dissolve("SECOND", followed_by=["UNIT"]))
    assert used("UNIT") == 2
    shown = correct(cast, plan, dissolve("SECOND", followed_by=["CELL"]))
    assert (used("UNIT"), used("CELL")) == (0, 2)
    assert (shown["pilots.struck"], shown["pilots.inherited"]) == (2, 2)
