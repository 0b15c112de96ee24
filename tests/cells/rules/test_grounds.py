from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from accounts.rules.refusal import Refused
from cells.rules.grounds import Admission, Asked, check_ground
from cells.rules.periods import Period

ON_AREA = ("natural_disaster", "isolated_area", "epidemic")
WHOLE: dict[str, Any] = {
    "statement": "Đi biển dài ngày",
    "evidence": "Lệnh điều động số 12",
    "valid_from": date(2025, 3, 1),
    "valid_to": None,
    "area_fact": None,
}


OLD = Admission(
    "03-HD/TW",
    Period(date(2022, 12, 27), date(2025, 7, 1)),
    {
        **dict.fromkeys(("ship_crew", "health", *ON_AREA), Asked()),
        **dict.fromkeys(("working_away_from_home", "student_summer_break"), Asked(True, clause="03-HD/TW, II.1.1.a")),
    },
)
NEW = Admission(
    "09-HD/TW",
    Period(date(2025, 9, 1)),
    {"health": Asked(end_required=True), "scattered_rangers": Asked(evidence="lệnh trực")},
)


def check(*, category: str = "ship_crew", guidances: tuple[Admission, ...] = (OLD,), **changed: object) -> None:
    kind = SimpleNamespace(key=category, rests_on_area=category in ON_AREA)
    check_ground(SimpleNamespace(**(WHOLE | changed)), kind, guidances)


def on_area(kind: str) -> SimpleNamespace:
    return SimpleNamespace(kind_id=kind)


def refused_field(**changed: object) -> str | None:
    with pytest.raises(Refused) as refusal:
        check(**changed)
    return refusal.value.field


def test_a_ground_with_statement_and_evidence_is_one() -> None:
    check()


@pytest.mark.parametrize("field", ["statement", "evidence"])
def test_a_profession_alone_is_no_ground(field: str) -> None:
    assert refused_field(**{field: "  "}) == field


@pytest.mark.parametrize("category", ["working_away_from_home", "student_summer_break"])
def test_what_its_guidance_wants_to_end_needs_a_last_day(category: str) -> None:
    assert refused_field(category=category) == "valid_to"
    check(category=category, valid_to=date(2025, 3, 2))


def test_a_ground_lasts_at_least_one_day() -> None:
    assert refused_field(valid_to=date(2025, 3, 1)) == "valid_to"


@pytest.mark.parametrize("category", ON_AREA)
def test_special_circumstances_rest_on_what_happened_to_an_area(category: str) -> None:
    assert refused_field(category=category) == "area_fact"
    check(category=category, area_fact=on_area(category))


def test_a_storm_is_no_ground_for_an_epidemic() -> None:
    assert refused_field(category="epidemic", area_fact=on_area("natural_disaster")) == "area_fact"


def test_only_special_circumstances_rest_on_an_area() -> None:
    assert refused_field(area_fact=on_area("natural_disaster")) == "area_fact"


BOTH = (OLD, NEW)
LATER = date(2025, 10, 1)


def test_a_ground_is_one_that_a_guidance_of_its_days_names() -> None:
    assert refused_field(category="scattered_rangers") == "category"
    assert refused_field(category="ship_crew", valid_from=LATER, guidances=BOTH) == "category"
    check(category="scattered_rangers", valid_from=LATER, guidances=BOTH)
    check(category="ship_crew", valid_from=date(2025, 6, 30), guidances=BOTH)
    check(category="scattered_rangers", valid_from=date(2025, 6, 30), guidances=BOTH)


def test_the_first_guidance_of_its_days_that_names_it_says_whether_it_ends() -> None:
    check(category="health", valid_from=date(2025, 6, 30), guidances=BOTH)
    assert refused_field(category="health", valid_from=LATER, guidances=BOTH) == "valid_to"


def test_on_a_day_without_a_guidance_the_last_before_it_says_what_is_one_and_before_all_the_first() -> None:
    check(category="ship_crew", valid_from=date(2025, 7, 1), valid_to=date(2025, 9, 1), guidances=BOTH)
    check(category="ship_crew", valid_from=date(2019, 1, 1), valid_to=date(2020, 1, 1), guidances=BOTH)
    assert (
        refused_field(
            category="scattered_rangers", valid_from=date(2025, 7, 1), valid_to=date(2025, 9, 1), guidances=BOTH
        )
        == "category"
    )


def test_where_nobody_has_put_one_in_force_every_kind_is_admitted() -> None:
    check(category="ship_crew", guidances=())


def test_the_refusal_of_a_missing_end_names_the_clause() -> None:
    with pytest.raises(Refused) as refusal:
        check(category="student_summer_break")
    assert refusal.value.clause == "03-HD/TW, II.1.1.a"


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
