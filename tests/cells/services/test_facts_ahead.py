"""Whoever makes way for an act is led on when it is done, whatever act it is."""

import pytest

from accounts.rules.refusal import Refused
from cells.models import Member
from cells.services import facts_ahead
from cells.services.facts_ahead import WrittenAhead, comes, led_on_afterwards, stand_aside

pytestmark = pytest.mark.django_db
AN, BA = Member(pk=1), Member(pk=2)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    heard: list[object] = []
    written = WrittenAhead(
        stand_aside=lambda member: heard.append(member.pk),
        lead_on=lambda members: heard.append(set(members)),
        group_stands_aside=lambda group: heard.append(group),
        ends_ahead=lambda _group: False,
    )
    monkeypatch.setattr(facts_ahead, "_WRITTEN", [written])
    return heard


def test_nobody_stands_aside_outside_of_an_act(told: list[object]) -> None:
    for act in (stand_aside, comes):
        with pytest.raises(RuntimeError):
            act(AN)
    assert told == []


def test_all_are_led_on_once_at_the_end_of_the_outermost_act(told: list[object]) -> None:
    with led_on_afterwards():
        stand_aside(AN)
        with led_on_afterwards():
            comes(BA)
        told.append("done")
    assert told == [1, "done", {1, 2}]


def test_after_a_refusal_nobody_is_led_on_nor_remembered(told: list[object]) -> None:
    @led_on_afterwards()
    def act() -> None:
        stand_aside(AN)
        raise Refused("no")

    with pytest.raises(Refused):
        act()
    with led_on_afterwards():
        comes(BA)
    assert told == [1, {2}]
