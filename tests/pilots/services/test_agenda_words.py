from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from meetings.services.agenda import AgendaDraft, AgendaRefused, check_agenda
from pilots.models import AgendaPhrase
from pilots.queries.agenda_words import effect_of, phrases_on, site_words_on, stored_items
from pilots.rules.agenda import Says
from pilots.services.agenda_words import PhraseDraft, end_phrase, enter_phrase
from tests.cast import TODAY, Cast
from tests.meetings.scenes import cell_with_groups
from tests.pilots.agenda_phrases import DREDGING, entered

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
ITEM = "Thông qua việc nạo vét luồng"


def verdicts(cast: Cast, day: date, code: str = "CELL", text: str = ITEM) -> str:
    try:
        (reading,) = check_agenda([AgendaDraft(text)], format="by_group", day=day, organisation=cast[code])
    except AgendaRefused as refused:
        (reading,) = refused.readings.values()
    return str(reading.verdict)


def test_an_agenda_is_read_by_the_words_of_its_day(cast: Cast) -> None:
    phrase = entered(cast, on=TOMORROW)
    assert verdicts(cast, TODAY) == "none_recognised"
    assert verdicts(cast, TOMORROW) == "forbidden"
    end_phrase(phrase=phrase, on=TOMORROW + timedelta(days=7), why="Hết", occasion=cast.occasion("khanh"))
    assert verdicts(cast, TOMORROW + timedelta(days=6)) == "forbidden"
    assert verdicts(cast, TOMORROW + timedelta(days=7)) == "none_recognised"


def test_words_of_a_board_hold_for_its_own_and_all_below(cast: Cast) -> None:
    entered(cast, by="dung", owner="CITY")
    assert verdicts(cast, TODAY, "CELL") == "forbidden"
    assert verdicts(cast, TODAY, "OTHERCELL") == "none_recognised"
    assert site_words_on(TODAY) is None


def test_what_ends_on_its_first_day_never_held(cast: Cast) -> None:
    phrase = entered(cast)
    end_phrase(phrase=phrase, on=TODAY, why="Nhầm", occasion=cast.occasion("khanh"))
    assert phrases_on(TODAY, None) == []
    with pytest.raises(Refused, match="ends already"):
        end_phrase(phrase=phrase, on=TOMORROW, why="Nhầm", occasion=cast.occasion("khanh"))


def test_another_takes_the_place_of_one_on_its_day(cast: Cast) -> None:
    first = entered(cast)
    second = entered(cast, replace(DREDGING, acts=("bàn",)), on=TOMORROW, replaces=first)
    first.refresh_from_db()
    assert (first.valid_to, first.ended_because) == (TOMORROW, "Cảng biển")
    assert phrases_on(TODAY, None) == [first]
    assert phrases_on(TOMORROW, None) == [second]
    assert set(Entry.objects.filter(act__contains="agenda_phrase").values_list("act", flat=True)) == {
        "pilots.enter_agenda_phrase",
        "pilots.end_agenda_phrase",
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"objects": ()}, "objects_of"),
        ({"topic": ""}, "topic"),
        ({"topic": "9.unheard_of"}, "topic"),
        ({"says": Says.HARMLESS}, "topic"),
        ({"says": Says.HARMLESS, "topic": "", "acts": ()}, "acts"),
    ],
)
def test_what_a_phrase_lacks_is_said(cast: Cast, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        entered(cast, replace(DREDGING, **wrong))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_what_was_read_on_an_earlier_day_stays(cast: Cast) -> None:
    phrase, yesterday = entered(cast), TODAY - timedelta(days=1)
    with pytest.raises(Refused, match="today or a later day"):
        end_phrase(phrase=phrase, on=yesterday, why="Hết", occasion=cast.occasion("khanh"))
    draft = PhraseDraft(DREDGING, yesterday, "Cảng biển")
    with pytest.raises(Refused, match="today or a later day"):
        enter_phrase(draft=draft, occasion=cast.occasion("khanh"))


def test_a_phrase_is_never_rewritten_nor_deleted(cast: Cast) -> None:
    phrase = entered(cast)
    for change in ({"acts": "bàn"}, {"valid_from": TOMORROW}, {"topic": "1.admission"}, {"why": "Khác"}):
        with pytest.raises(IntegrityError, match="an_agenda_phrase_is_never_rewritten"), transaction.atomic():
            AgendaPhrase.objects.filter(pk=phrase.pk).update(**change)
    with pytest.raises(IntegrityError, match="an_agenda_phrase_is_never_deleted"), transaction.atomic():
        phrase.delete()


def test_the_effect_on_the_items_of_the_last_year_is_told_before_anything_is_kept(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    scene.plan("in_person", TODAY, ITEM, "Thu đảng phí", on=TODAY)
    items = stored_items(cast["WARD"], TODAY - timedelta(days=365))
    effect = effect_of(items, adds=DREDGING, ends=None, organisation=cast["WARD"], day=TODAY)
    assert (effect.read, effect.counts) == (2, [("none_recognised", "forbidden", 1)])
    assert [one.item.text for one in effect.changed] == [ITEM]
    assert stored_items(cast["OTHER"], TODAY - timedelta(days=365)) == []
    assert not AgendaPhrase.objects.exists()
    phrase = entered(cast)
    effect = effect_of(items, adds=None, ends=phrase, organisation=cast["WARD"], day=TODAY)
    assert effect.counts == [("forbidden", "none_recognised", 1)]
