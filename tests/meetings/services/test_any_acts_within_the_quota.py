"""Meetings planned, moved, held in another format, cancelled, restored, held, corrected and taken back in any order: whatever is
tried, no organisation ever has more meetings of a format in a year than its guidance allows.

One long life by chance. `QUOTA_STEPS=20000 QUOTA_SEED=7 pytest …` lives longer, or another one;
`QUOTA_RUNS=1000 QUOTA_STEPS=40 …` a thousand short ones.
"""

import os
import random
from collections import Counter
from datetime import date, timedelta
from typing import ClassVar

import pytest
from django.db import transaction

from accounts.rules.refusal import Refused
from meetings.models import Meeting
from meetings.services.corrections import RightFacts, correct_meeting, declare_mistaken
from meetings.services.holding import Minutes, hold_meeting
from meetings.services.planning import cancel_meeting, change_format, reschedule_meeting, restore_meeting
from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups, ship_cell

pytestmark = pytest.mark.django_db
STEPS = int(os.environ.get("QUOTA_STEPS", "1000"))
SEED = int(os.environ.get("QUOTA_SEED", "1"))
RUNS = int(os.environ.get("QUOTA_RUNS", "1"))
FIRST = date(2024, 11, 20)
STEPS_A_DAY = 8
PER_YEAR = 3
QUOTA = {"by_group": "by_group", "hybrid": "online", "full_online": "online"}


class Life:
    """Two cells, one with groups and one at sea, on a day that only moves forward."""

    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    """Of all lives."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.chance = random.Random(seed)
        self.scenes = [cell_with_groups(cast), ship_cell(cast)]
        self.today = FIRST

    def step(self) -> None:
        acts = [self.plan, self.plan, self.move, self.change, self.cancel, self.restore]
        acts += [self.hold, self.correct, self.mistaken]
        act = self.chance.choice(acts)
        try:
            act(self.chance.choice(self.scenes))
        except Refused:
            self.refused[act.__name__] += 1
        else:
            self.done[act.__name__] += 1

    def plan(self, scene: Scene) -> None:
        scene.plan(self.format(scene), self.day(), on=self.today)

    def move(self, scene: Scene) -> None:
        reschedule_meeting(
            meeting=self.one(scene, "planned"), held_on=self.day(), second=True, **scene.acting(self.today)
        )

    def change(self, scene: Scene) -> None:
        change_format(meeting=self.one(scene, "planned"), format=self.format(scene), **scene.acting(self.today))

    def cancel(self, scene: Scene) -> None:
        cancel_meeting(meeting=self.one(scene, "planned"), reason="Bão", **scene.acting(self.today))

    def restore(self, scene: Scene) -> None:
        restore_meeting(meeting=self.one(scene, "cancelled"), second=True, **scene.acting(self.today))

    def hold(self, scene: Scene) -> None:
        minutes = Minutes(held_on=self.day(), second=True)
        hold_meeting(meeting=self.one(scene, "planned"), minutes=minutes, **scene.acting(self.today))

    def correct(self, scene: Scene) -> None:
        meeting = self.one(scene, "held")
        right = RightFacts(held_on=self.day(), kind=meeting.kind, format=self.format(scene), second=True)
        correct_meeting(meeting=meeting, right=right, why="Ghi nhầm", **scene.acting(self.today))

    def mistaken(self, scene: Scene) -> None:
        declare_mistaken(meeting=self.one(scene, "held"), why="Không họp", **scene.acting(self.today))

    def day(self) -> date:
        return self.today + timedelta(days=self.chance.randint(-25, 40))

    def format(self, scene: Scene) -> str:
        return self.chance.choice(["in_person", "by_group", "by_group"] if scene.groups else ["in_person", "hybrid"])

    def one(self, scene: Scene, state: str) -> Meeting:
        found = list(Meeting.objects.filter(organisation=scene.organisation, state=state).order_by("-pk")[:12])
        if not found:
            raise Refused("nothing of the kind")
        return self.chance.choice(found)


def most_used() -> int:
    """Of all organisations, formats and years the highest number of meetings that count."""
    counted = Meeting.objects.filter(format__in=QUOTA).exclude(state__in=["cancelled", "mistaken"])
    told = counted.exclude(basis="special_circumstances").values_list("organisation", "format", "held_on__year")
    used = Counter((organisation, QUOTA[format], year) for organisation, format, year in told)
    return max(used.values(), default=0)


def live(cast: Cast, seed: int) -> int:
    """How often every place was taken."""
    life, full = Life(cast, seed), 0
    for number in range(STEPS):
        life.today = FIRST + timedelta(days=number // STEPS_A_DAY)
        life.step()
        used = most_used()
        assert used <= PER_YEAR, f"seed {seed}, step {number}"
        full += used == PER_YEAR
    return full


def test_no_more_meetings_than_allowed_are_ever_seen(cast: Cast) -> None:
    full = 0
    for seed in range(SEED, SEED + RUNS):
        with transaction.atomic():
            full += live(cast, seed)
            transaction.set_rollback(True)
    # The lives were such: everything was done and refused, and places were taken up to the last.
    assert set(Life.done) == {"plan", "move", "change", "cancel", "restore", "hold", "correct", "mistaken"}
    assert Life.refused["plan"]
    assert Life.refused["move"]
    assert full
