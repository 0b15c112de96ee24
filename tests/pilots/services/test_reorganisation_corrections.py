"""What a correction of a reorganisation does to approvals, registrations and the quotas that were inherited."""

from datetime import date
from typing import Any

import pytest

from cells.models import Organisation
from pilots.models import GuidanceQuota, Registration, Round, Slot, Submission
from pilots.queries.quotas import quota_use
from pilots.queries.registrations import pilot_in_force
from pilots.rules.terms import Format
from reorganisations.models import Reorganisation, ReorganisationCorrection
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.corrections import correct_reorganisation
from tests.cast import Cast
from tests.meetings import scenes
from tests.pilots import story
from tests.reorganisations.reorganising import change, come, confirmed, dissolve, merge

pytestmark = pytest.mark.django_db
ON, EVE, THEN, LATER = date(2025, 5, 1), date(2025, 4, 30), date(2025, 5, 10), date(2025, 5, 20)


def in_effect(cast: Cast, *steps: Step, **about: Any) -> Reorganisation:
    plan = confirmed(cast, *steps, on=ON, **about)
    come(ON)
    return plan


def then(cast: Cast, *steps: Step) -> None:
    """A later plan, in effect."""
    confirmed(cast, *steps, on=THEN, title="Sau đó", led_by=None, actor="khanh")
    come(THEN)


def correct(cast: Cast, plan: Reorganisation, *steps: Step, actor: str = "dung") -> dict[str, int]:
    within = cast["CITY"] if actor == "dung" else None
    correction: ReorganisationCorrection = correct_reorganisation(
        reorganisation=plan, steps=steps, why="Nhầm chi bộ", within=within, occasion=cast.occasion(actor, today=LATER)
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


def test_what_lapses_by_a_later_plan_too_lapses_on_the_day_of_that_one(cast: Cast) -> None:
    scenes.approve(cast, "SECOND", "by_group")
    plan = in_effect(cast, merge(["CELL"], "SECOND"))
    then(cast, merge(["SECOND"], "OTHERCELL"))
    shown = correct(cast, plan, merge(["CELL"], "UNIT"))
    days = (ON, date(2025, 5, 9), THEN)
    assert [pilot_in_force(cast["SECOND"], "by_group", day) is not None for day in days] == [True, True, False]
    assert ("pilots.reinstated" in shown, shown["pilots.lapse_later"]) == (False, 1)


def test_what_had_fallen_by_mistake_is_before_the_board_again_with_the_reason(cast: Cast) -> None:
    registration = story.submitted(cast)
    plan = in_effect(cast, merge(["CELL"], "UNIT"))
    shown = correct(cast, plan, merge(["SECOND"], "UNIT"))
    registration.refresh_from_db()
    assert (shown["pilots.registered"], registration.state) == (1, "submitted")
    step = registration.steps.last()
    assert step is not None
    assert (step.act, step.on, step.remark) == ("reinstate", ON, "Sắp xếp: Nhầm chi bộ")
    assert "had fallen by a mistake" in step.act_in_words


def test_an_appraisal_stands_as_it_did(cast: Cast) -> None:
    registration = story.appraised(cast)
    plan = in_effect(cast, merge(["CELL"], "UNIT"))
    correct(cast, plan, merge(["SECOND"], "UNIT"))
    registration.refresh_from_db()
    assert (registration.state, registration.appraised_by) == ("fit", cast.users["dung"])


def test_what_had_been_handed_over_by_mistake_is_back_and_taken_off_there(cast: Cast) -> None:
    registration = story.submitted(cast)
    plan = in_effect(cast, merge(["CELL"], "SECOND"), choices={"pilots.open": "carry"})
    carried = Registration.objects.get(organisation=cast["SECOND"])
    correct(cast, plan, merge(["SECOND"], "UNIT"))
    registration.refresh_from_db()
    carried.refresh_from_db()
    assert (registration.state, carried.state) == ("submitted", "withdrawn")


def test_a_list_that_had_fallen_by_mistake_stands_again_with_what_is_on_it(cast: Cast) -> None:
    registration = story.submitted(cast)
    plan = in_effect(cast, merge(["WARD"], "OTHERWARD"), led_by=None, actor="khanh")
    right = [change(StepKind.RENAME, "OTHERWARD", name="Đảng bộ phường khác")]
    shown = correct(cast, plan, *right, actor="khanh")
    registration.refresh_from_db()
    assert (shown["pilots.lists"], shown["pilots.registered"]) == (1, 1)
    assert (registration.state, registration.submission.fell_on) == ("submitted", None)


@pytest.mark.parametrize("happens", ["back", "decided", "called off", "registered since"])
def test_what_its_list_cannot_take_any_more_stays_withdrawn_and_is_said(cast: Cast, happens: str) -> None:
    registration = story.submitted(cast)
    plan = in_effect(cast, merge(["CELL"], "UNIT"))
    if happens == "back":
        Submission.objects.update(state="draft", submitted_at=None, submitted_on=None)
    elif happens == "decided":
        decided = scenes.approve(cast, "SECOND", "by_group")
        Registration.objects.filter(pk=decided.pk).update(submission=registration.submission)
    elif happens == "called off":
        facts = {"called_off_on": ON, "called_off_by": cast.users["dung"], "called_off_because": "Nhầm"}
        Round.objects.update(**facts)
    else:
        scenes.approve(cast, "CELL", "online")
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


def test_who_inherited_from_the_heir_by_a_later_plan_has_used_what_is_right(cast: Cast) -> None:
    use_up(cast, "SECOND", 3)
    use_up(cast, "CELL", 1)
    plan = in_effect(cast, merge(["SECOND"], "UNIT"))
    then(cast, merge(["UNIT"], "OTHERCELL"))
    assert used("OTHERCELL") == 3
    correct(cast, plan, merge(["CELL"], "UNIT"))
    assert used("OTHERCELL") == 1
