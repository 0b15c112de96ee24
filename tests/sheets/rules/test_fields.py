import pytest

from sheets.rules import fields
from sheets.rules.fields import fields_covered, has_a_name


@pytest.mark.parametrize(
    ("columns", "covered"),
    [
        ([], ["degree", "cell"]),
        ([""], ["degree", "cell"]),
        (["full_name"], ["full_name", "degree", "cell"]),
        (["family_name"], ["full_name", "degree", "cell"]),
        (["given_name", "family_name"], ["full_name", "degree", "cell"]),
        (["born_on"], ["born_on", "degree", "cell"]),
        (["born_on_man"], ["born_on", "sex", "degree", "cell"]),
        (["born_on_woman"], ["born_on", "sex", "degree", "cell"]),
        (["female_mark"], ["sex", "degree", "cell"]),
        (["sex"], ["sex", "degree", "cell"]),
        (
            ["joined_on", "group", "activity", "official_on", "admitted_on", "identity_number", "card_number"],
            [
                "card_number", "identity_number", "admitted_on", "official_on", "degree", "activity", "cell", "group",
                "joined_on",
            ],
        ),
    ],
)  # fmt: skip
def test_columns_speak_of_fields_in_the_order_in_which_they_are_shown(columns: list[str], covered: list[str]) -> None:
    assert fields_covered(columns) == covered


@pytest.mark.parametrize(
    ("columns", "has"),
    [
        (["full_name"], True),
        (["", "given_name", "family_name"], True),
        (["family_name", "given_name"], True),
        (["family_name"], False),
        (["given_name", "born_on"], False),
        ([], False),
    ],
)
def test_a_name_stands_in_one_column_or_in_two(columns: list[str], has: bool) -> None:
    assert has_a_name(columns) == has


_ADDS_NOTHING = {"degree", "cell", "official_mark", "probationary_mark", "member_mark", "exempt_reason"} | {
    name + part for name in fields.IN_THREE for part in ("_day", "_month")
}
"""Degree and cell are covered anyhow; a day without its year is none; a mark of members and a reason are none by themselves."""


def test_every_meaning_of_a_column_has_a_label_and_a_field() -> None:
    meanings = [meaning for meaning, _ in fields.COLUMN_CHOICES]
    assert len(set(meanings)) == len(meanings)
    assert set(fields_covered(meanings)) == set(fields.PERSON_FIELDS)
    assert all(set(fields_covered([meaning])) > {"degree", "cell"} for meaning in set(meanings) - _ADDS_NOTHING)
    assert set(fields.MAPPED_BY_VALUE) == {"sex", "degree", "activity", "cell"}


def test_meanings_and_fields_are_known_by_these_words_in_this_order() -> None:
    assert [meaning for meaning, _ in fields.COLUMN_CHOICES] == [
        "full_name", "family_name", "middle_name", "given_name", "born_on", "born_on_man", "born_on_woman", "sex",
        "female_mark", "male_mark", "card_number", "identity_number", "admitted_on", "official_on", "degree", "official_mark",
        "probationary_mark", "member_mark", "activity", "cell", "group", "post", "residence", "joined_on", "remarks",
        "exempt_reason",
        "full_name+born_on", "admitted_on+official_on",
        "born_on_day", "born_on_month", "born_on_year", "admitted_on_day", "admitted_on_month", "admitted_on_year",
        "official_on_day", "official_on_month", "official_on_year",
    ]  # fmt: skip
    assert list(fields.PERSON_FIELDS) == [
        "full_name", "post", "born_on", "sex", "card_number", "identity_number", "admitted_on", "official_on", "degree",
        "activity", "cell", "group", "joined_on", "residence",
    ]  # fmt: skip
    assert fields.MAPPED_BY_VALUE == ("sex", "degree", "activity", "cell")
    assert fields.ALWAYS_ENTERED == ("degree", "cell")
    assert dict(fields.COLUMN_CHOICES) == fields.COLUMN_LABELS
