"""What other apps are told of a reorganisation."""

from typing import Any

import pytest

from reorganisations.queries.reorganisations import outcome_of
from reorganisations.services import effects as reorganisation_effects
from reorganisations.services.confirming import confirm_reorganisation
from reorganisations.services.effects import Changes, Effect
from reorganisations.services.preview import preview_of
from tests.cast import Cast
from tests.reorganisations.reorganising import come, drafted, found, merge, new

pytestmark = pytest.mark.django_db


def test_they_are_told_the_same_before_it_is_confirmed_and_on_the_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Changes] = []

    def note(changes: Changes, **_acting: Any) -> list[Any]:
        told.append(changes)
        return []

    monkeypatch.setattr(reorganisation_effects, "_effects", [(0, Effect(note, note, note))])
    steps = (found("WARD-08"), merge(["CELL"], "WARD-08"), merge(["WARD-08", "SECOND"], new("WARD-09")))
    plan = drafted(cast, *steps)
    preview_of(plan, outcome_of(plan))
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung"))
    come()
    assert len(told) == 3
    assert told[0] == told[1] == told[2]
    assert told[0].successors("CELL") == told[0].inheriting == ["WARD-09"]
