"""Whom a reorganisation touches is told of it: when it is ordered, when its day comes, and when it is called off."""

import pytest
from django.utils.translation import override

from cells.desk import news
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import TODAY, Cast
from tests.pilots.test_desk import request_of, told
from tests.reorganisations.reorganising import DAY, StepKind, change, come, confirmed, drafted

pytestmark = pytest.mark.django_db
NAMES = ("an", "binh", "chi", "dung", "hoa", "lan")


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


SAID = "Sắp xếp. It is about Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen (WARD)"
RENAMED = SAID.replace("phường Sen Hồng", "phường Mỹ Đông")


def who_is_told(cast: Cast, said: str, day=TODAY) -> str:
    return " ".join(name for name in NAMES if said in told(cast, name, day))


def renamed(cast: Cast, **about):
    return confirmed(cast, change(StepKind.RENAME, "WARD", name="Đảng bộ phường Mỹ Đông"), **about)


def test_what_is_ordered_is_told_to_those_it_touches_and_those_below(cast: Cast) -> None:
    renamed(cast)
    assert who_is_told(cast, f"Reorganisation from 01/07/2025 on: {SAID}") == "an binh"
    (line,) = news(request_of(cast, "an"))[0].duties
    assert line.url == "/organisations/CELL/"


def test_on_its_day_whoever_ordered_it_is_told_too(cast: Cast) -> None:
    renamed(cast)
    come()
    assert who_is_told(cast, f"Reorganisation in effect since 01/07/2025: {RENAMED}", DAY) == "an binh dung"


def test_what_takes_effect_at_once_is_told_once(cast: Cast) -> None:
    renamed(cast, on=TODAY)
    assert len(told(cast, "binh")) == 1
    assert who_is_told(cast, f"Reorganisation in effect since 21/03/2025: {RENAMED}") == "an binh"


def test_what_is_called_off_is_told_with_the_reason(cast: Cast) -> None:
    plan = renamed(cast)
    cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=cast.occasion("dung"))
    assert who_is_told(cast, f"The reorganisation of 01/07/2025 is cancelled: {SAID}") == "an binh"
    assert "Hoãn" in news(request_of(cast, "binh"))[0].duties[0].detail


def test_a_draft_thrown_away_is_told_to_nobody_else(cast: Cast) -> None:
    plan = drafted(cast, change(StepKind.RENAME, "WARD", name="Đảng bộ phường Mỹ Đông"))
    cancel_reorganisation(reorganisation=plan, because="", occasion=cast.occasion("dung"))
    assert who_is_told(cast, f"The reorganisation of 01/07/2025 is cancelled: {SAID}") == ""
