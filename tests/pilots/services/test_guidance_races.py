"""Two administrators, or one with a nervous finger: a guidance is put in force once, and never two for one day."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import Entry, Occasion
from pilots.models import Guidance, GuidanceChange
from pilots.services.guidance_validity import extend_guidance, put_in_force
from tests.cast import NOW, TODAY, Cast
from tests.crowd import press_at_once
from tests.pilots.guidances import FIRST_DAY, ORDER, SUCCESSOR, days_in_force, drafted_guidance, shipped

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
CLICKS = 20


def test_many_clicks_put_it_in_force_once(cast: Cast) -> None:
    draft, khanh = drafted_guidance(cast), cast.actor("khanh")
    outcome = press_at_once(
        lambda number: put_in_force(guidance=draft, occasion=Occasion(by=khanh, at=NOW, today=TODAY)), people=CLICKS
    )
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert Entry.objects.filter(act="pilots.put_in_force").count() == 1


def test_of_many_drafts_for_one_day_one_is_put_in_force(cast: Cast) -> None:
    documents = [replace(SUCCESSOR, symbol=f"{number}-HD/TW") for number in range(20, 20 + CLICKS)]
    drafts, khanh = [drafted_guidance(cast, document=document) for document in documents], cast.actor("khanh")
    outcome = press_at_once(
        lambda number: put_in_force(guidance=drafts[number], occasion=Occasion(by=khanh, at=NOW, today=TODAY)),
        people=CLICKS,
    )
    assert outcome == {"done": 1, "refused": CLICKS - 1}
    assert Guidance.objects.filter(state="in_force", valid_from=FIRST_DAY).count() == 1


def test_an_extension_and_a_successor_at_once_never_hold_on_one_day(cast: Cast) -> None:
    draft, old, khanh = drafted_guidance(cast), shipped(), cast.actor("khanh")

    def press(number: int) -> Guidance:
        if number % 2:
            return put_in_force(guidance=draft, occasion=Occasion(by=khanh, at=NOW, today=TODAY))
        return extend_guidance(
            guidance=old,
            until=date(2026, 1, 1),
            document=ORDER,
            reason="Chờ",
            occasion=Occasion(by=khanh, at=NOW, today=TODAY),
        )

    outcome = press_at_once(press, people=CLICKS)
    assert set(outcome) == {"done", "refused"}
    extended = GuidanceChange.objects.exists()
    assert Guidance.objects.get(pk=draft.pk).is_draft is extended
    assert days_in_force()[0][2] == (date(2026, 1, 1) if extended else FIRST_DAY)
