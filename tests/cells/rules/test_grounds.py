from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from accounts.rules.refusal import Refused
from cells.models import AreaFact, Ground
from cells.rules.grounds import RESTING_ON_AREA, WITH_AN_END, check_ground

WHOLE: dict[str, Any] = {
    "category": "ship_crew",
    "statement": "Đi biển dài ngày",
    "evidence": "Lệnh điều động số 12",
    "valid_from": date(2025, 3, 1),
    "valid_to": None,
    "area_fact": None,
}


def check(**changed: object) -> None:
    check_ground(SimpleNamespace(**(WHOLE | changed)))


def on_area(kind: str) -> SimpleNamespace:
    return SimpleNamespace(kind=kind)


def refused_field(**changed: object) -> str | None:
    with pytest.raises(Refused) as refusal:
        check(**changed)
    return refusal.value.field


def test_a_ground_with_statement_and_evidence_is_one() -> None:
    check()


@pytest.mark.parametrize("field", ["statement", "evidence"])
def test_a_profession_alone_is_no_ground(field: str) -> None:
    assert refused_field(**{field: "  "}) == field


@pytest.mark.parametrize("category", sorted(WITH_AN_END))
def test_working_away_and_the_summer_break_need_a_last_day(category: str) -> None:
    assert refused_field(category=category) == "valid_to"
    check(category=category, valid_to=date(2025, 3, 2))


def test_a_ground_lasts_at_least_one_day() -> None:
    assert refused_field(valid_to=date(2025, 3, 1)) == "valid_to"


@pytest.mark.parametrize("category", sorted(RESTING_ON_AREA))
def test_special_circumstances_rest_on_what_happened_to_an_area(category: str) -> None:
    assert refused_field(category=category) == "area_fact"
    check(category=category, area_fact=on_area(category))


def test_a_storm_is_no_ground_for_an_epidemic() -> None:
    assert refused_field(category="epidemic", area_fact=on_area("natural_disaster")) == "area_fact"


def test_only_special_circumstances_rest_on_an_area() -> None:
    assert refused_field(area_fact=on_area("natural_disaster")) == "area_fact"


def test_the_rule_knows_the_categories_of_the_register() -> None:
    assert {"working_away_from_home", "student_summer_break"} == WITH_AN_END
    assert {"natural_disaster", "isolated_area", "epidemic"} == RESTING_ON_AREA
    assert set(AreaFact.Kind.values) == RESTING_ON_AREA
    assert set(Ground.Category.values) > RESTING_ON_AREA | WITH_AN_END


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"statement": " "}, "statement", "Say why the member cannot come. A profession alone is no ground."),
        ({"evidence": ""}, "evidence", "Name the evidence, for example an order, a contract or a confirmation."),
        ({"category": "student_summer_break"}, "valid_to", "This ground needs a last day: it ends by itself."),
        (
            {"area_fact": on_area("epidemic")},
            "area_fact",
            "Only a ground of special circumstances rests on what happened to an area.",
        ),
        (
            {"category": "epidemic"},
            "area_fact",
            "Choose what happened to the area: this ground ends when that ends.",
        ),
        (
            {"category": "epidemic", "area_fact": on_area("isolated_area")},
            "area_fact",
            "What happened to the area is of another kind than the ground.",
        ),
    ],
)
def test_a_refusal_stands_beside_its_field_and_says_what_to_do(changed: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        check(**changed)
    assert (refusal.value.field, refusal.value.message) == (field, words)


def test_a_ground_of_one_day_is_one_and_what_needs_no_end_may_have_one() -> None:
    check(valid_to=date(2025, 3, 2))
    check(category="epidemic", valid_to=date(2025, 3, 2), area_fact=on_area("epidemic"))
