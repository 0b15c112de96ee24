"""The measure of a correction: the register stands as if the right plan had been played in the first place."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from accounts.rules.refusal import Refused
from cells.models import (
    Body,
    Group,
    GroupBelonging,
    GroupLeadership,
    Infrastructure,
    Mandate,
    Membership,
    OrganisationVersion,
    Post,
    Succession,
    TemporaryStay,
    Transfer,
)
from cells.services.departures import leave
from cells.services.transfers import send_transfer
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.corrections import correct_reorganisation
from tests.cast import TODAY, Cast
from tests.past.seen import seen_on
from tests.reorganisations.reorganising import (
    AFTER,
    BEFORE,
    CELL_FACTS,
    DAY,
    change,
    come,
    confirmed,
    dissolve,
    merge,
    new,
    split,
)
from tests.reorganisations.services.test_corrections import LATER, assert_whole

pytestmark = pytest.mark.django_db
BETWEEN, SECOND_DAY, SINCE = date(2025, 7, 6), date(2025, 7, 10), date(2025, 7, 15)
CHOICES = {"cells.posts": "carry", "cells.groups": "carry", "cells.mandates": "carry"}
LOOKED_AT: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (OrganisationVersion, ("organisation__code", "parent__code", "name", "kind", "level", "type")),
    (Membership, ("member__full_name", "cell__code", "arrival", "departure")),
    (Group, ("cell__code", "name")),
    (GroupBelonging, ("group__cell__code", "group__name", "member__full_name")),
    (GroupLeadership, ("group__cell__code", "group__name", "member__full_name")),
    (Body, ("organisation__code", "kind")),
    (Post, ("organisation__code", "member__full_name", "title", "body__kind")),
    (Mandate, ("organisation__code", "user__username", "role")),
    (Infrastructure, ("organisation__code",)),
    (TemporaryStay, ("host__code", "member__full_name", "home_name")),
)


def register() -> dict[str, list[tuple[Any, ...]]]:
    """Every fact by what it says, in no order and without keys."""
    rows = {
        model.__name__: sorted(map(_plainly, model.objects.values_list(*columns, "valid_from", "valid_to")), key=str)
        for model, columns in LOOKED_AT
    }
    rows["Succession"] = sorted(Succession.objects.values_list("predecessor__code", "successor__code", "on"), key=str)
    papers = ("member__full_name", "from_cell__code", "to_cell__code", "sent_on", "received_on", "taken_back_on")
    rows["Transfer"] = sorted(Transfer.objects.values_list(*papers), key=str)
    return rows


def _plainly(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Of two groups of one name, which was there first and needs no cell beside its name is all the same."""
    return tuple(value.partition(" (")[0] if isinstance(value, str) else value for value in row)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def furnished(cast: Cast) -> dict[str, list[Any]]:
    """Three cells with groups, a committee, a mandate, infrastructure, a guest, and papers under way."""
    people = {code: cast.people(6, of=code) for code in ("CELL", "SECOND", "UNIT")}
    for member in (one for of_one in people.values() for one in of_one):
        member.full_name = f"{member.full_name} {member.pk}"
        member.save()
    for code in ("CELL", "SECOND"):
        cast.groups(code, people[code], number=2)
        cast.committee(code, people[code][:3])
        cast.infrastructure(code)
        cast.mandate("hoa", Mandate.Role.CLERK, code)
    cast.stay(people["UNIT"][5], "CELL")
    papers: dict[str, Any] = {"to_name": "", "papers_due_on": DAY, "document": None}
    for code in ("CELL", "SECOND"):
        sent = {"member": people[code][5], "to_cell": cast["OTHERCELL"], "on": TODAY}
        send_transfer(occasion=cast.occasion("binh"), **sent, **papers)
    return people


def some_steps(chance: random.Random, people: dict[str, list[Any]]) -> list[Step]:
    code, other = chance.sample(["CELL", "SECOND", "UNIT"], 2)
    groups = list(Group.objects.filter(cell__code=code).order_by("pk").values_list("pk", flat=True))
    some = tuple(one.pk for one in chance.sample(people[code], 2))
    dealt = tuple(chance.sample(groups, 1)) if groups else ()
    wholes: list[Callable[[], list[Step]]] = [
        lambda: [merge([code], other)],
        lambda: [merge([code, other], new("NEW"))],
        lambda: [split(code, Part(code), Part("NEW", CELL_FACTS, groups=dealt, members=some))],
        lambda: [split(code, new("NEW"), Part("NEW-2", CELL_FACTS, groups=dealt, members=some))],
        lambda: [split(code, Part("NEW", CELL_FACTS, groups=dealt), Part(code, members=some))],
        lambda: [merge([code], other), split(other, Part(other), new("NEW"))],
    ]
    return chance.choice(wholes)()


@pytest.mark.parametrize("seed", [7, 13, 26, 52, 54, 104, 113, 121])
def test_a_corrected_plan_stands_as_if_it_had_been_played_rightly(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    people = furnished(cast)
    wrong, right = some_steps(chance, people), some_steps(chance, people)
    if wrong == right:
        right = [dissolve("OTHERCELL", followed_by=["ABROAD"])]
    gone = people["CELL"][4]
    about = {"led_by": None, "actor": "khanh", "choices": CHOICES}

    def go_on() -> None:
        leave(member=gone, way="died", on=AFTER, document=None, occasion=cast.occasion("binh", today=LATER))

    with taken_back():
        confirmed(cast, *right, **about)
        come()
        go_on()
        expected = register()
    earlier = seen_on(BEFORE, LATER)
    plan = confirmed(cast, *wrong, **about)
    come()
    go_on()
    before = seen_on(BEFORE, LATER)
    correct_reorganisation(
        reorganisation=Reorganisation.objects.get(pk=plan.pk),
        steps=right,
        why="Nhầm",
        within=None,
        occasion=cast.occasion("khanh", today=LATER),
    )
    assert_whole()
    now = register()
    for name, rows in expected.items():
        assert now[name] == rows, (name, wrong, right)
    after = seen_on(BEFORE, LATER)
    assert {name: said for name, said in after.items() if said != before[name]} == {}
    assert earlier.keys() == after.keys()


def some_later_step(chance: random.Random) -> Step:
    """Of a day after the plan, about the same cells or what it may have founded."""
    code, other = chance.sample(["CELL", "SECOND", "UNIT", "NEW"], 2)
    wholes: list[Callable[[], Step]] = [
        lambda: merge([code], other),
        lambda: merge([code, other], new("LAST")),
        lambda: split(code, Part(code), new("LAST")),
        lambda: split(code, new("LAST"), Part("LAST-2", CELL_FACTS)),
        lambda: change(StepKind.RENAME, code, name="Tên mới"),
        lambda: change(StepKind.MOVE, code, parent="OTHERWARD"),
        lambda: merge(["WARD"], "OTHERWARD"),
    ]
    return chance.choice(wholes)()


@pytest.mark.parametrize(("seed", "ahead"), [(29, False), (62, True), (78, False), (85, True), (119, False)])
def test_under_a_later_plan_it_stands_as_if_both_had_been_played_rightly(cast: Cast, seed: int, ahead: bool) -> None:
    chance = random.Random(seed)
    people = furnished(cast)
    wrong, right, later = some_steps(chance, people), some_steps(chance, people), some_later_step(chance)
    gone, on = people["CELL"][4], BETWEEN if ahead else SINCE
    about = {"led_by": None, "actor": "khanh", "choices": CHOICES}

    def go_on(*steps: Step) -> None:
        confirmed(cast, *steps, **about)
        come()
        confirmed(cast, later, on=SECOND_DAY, today=AFTER, title="Sau đó", **about)
        come(on)
        leave(member=gone, way="died", on=on, document=None, occasion=cast.occasion("khanh", today=on))

    with taken_back():
        go_on(*right)
        come(SECOND_DAY)
        expected = register()
    go_on(*wrong)
    plan = Reorganisation.objects.get(title="Sắp xếp")
    occasion = cast.occasion("khanh", today=on)
    correct_reorganisation(reorganisation=plan, steps=right, why="Nhầm", within=None, occasion=occasion)
    come(SECOND_DAY)
    assert not Reorganisation.objects.exclude(state="in_effect").exists()
    assert_whole()
    now = register()
    for name, rows in expected.items():
        assert now[name] == rows, (name, wrong, right, later)


def test_control_what_rests_on_the_wrong_cell_by_hand_is_refused_not_lost(cast: Cast) -> None:
    people = furnished(cast)
    plan = confirmed(cast, merge(["SECOND"], "UNIT"), led_by=None, actor="khanh", choices=CHOICES)
    come()
    kept = register()
    Post.objects.create(organisation=cast["UNIT"], member=people["SECOND"][4], title="secretary", valid_from=AFTER)
    occasion = cast.occasion("khanh", today=LATER)
    with pytest.raises(Refused):
        correct_reorganisation(
            reorganisation=plan, steps=[merge(["CELL"], "UNIT")], why="Nhầm", within=None, occasion=occasion
        )
    Post.objects.filter(valid_from=AFTER).delete()
    assert register() == kept
