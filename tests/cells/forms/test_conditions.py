"""Both forms over the one table of conditions: nothing of it is left out, and what is written is kept in one way."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from cells.forms.conditions import BlocksForm, ConditionForm, in_words
from cells.forms.members_filter import MembersFilterForm
from cells.models import Group, OrganisationTerm, SavedFilter
from cells.queries.conditions import CRITERIA, SECTIONS
from cells.queries.organisation_words import OrganisationWords
from cells.rules.conditions import Condition, Takes

pytestmark = pytest.mark.django_db

OWN = OrganisationWords()
WRITTEN = {Takes.TEXT: ("Tổ  1", "Tổ 1"), Takes.YEARS: ("30", "30"), Takes.DAY: ("1/3/2025", "2025-03-01")}


def line(what: str, value: str = "", negated: str = "") -> ConditionForm:
    return ConditionForm({"what": what, "value": value, "negated": negated}, words=OWN)


@pytest.mark.parametrize("negated", ["", "not"])
def test_every_criterion_can_be_chosen_written_and_read_again(negated: str) -> None:
    for what, criterion in CRITERIA.items():
        typed, kept = WRITTEN[criterion.takes] if criterion.takes else ("", "")
        form = line(what, typed, negated)
        assert form.is_valid(), (what, form.errors)
        condition = form.condition()
        assert condition == Condition(what, kept, negated == "not")
        (again,) = BlocksForm(words=OWN, blocks=[[condition]]).blocks[0][:1]
        reopened = line(**again.initial)
        assert reopened.is_valid()
        assert reopened.condition() == condition


def test_a_type_is_called_as_the_statutes_of_the_day_call_it() -> None:
    term = OrganisationTerm(what="type", key="school", vietnamese="nhà trường", english="academy")
    words, asked = OrganisationWords([term]), [[Condition("type=school"), Condition("type=police")]]
    assert in_words(asked, words) == [["academy", "police"]]
    offered = dict(dict(BlocksForm(words=words, blocks=asked).blocks[0][0].fields["what"].choices)["Cell"])
    assert (offered["type=school"], offered["type=police"]) == ("academy", "police")


def test_the_sections_hold_every_criterion_once() -> None:
    declared = [criterion.what for section in SECTIONS.values() for criterion in section.criteria]
    assert sorted(declared) == sorted(CRITERIA)
    assert len(set(declared)) == len(declared)


@pytest.mark.parametrize(
    ("what", "value", "field"),
    [
        ("age_from", "150", None),
        ("age_from", "0", None),
        ("age_from", "151", "value"),
        ("age_from", "-1", "value"),
        ("age_from", "9" * 99, "value"),
        ("age_from", "", "value"),
        ("born_before", "31/12/2100", None),
        ("born_before", "01/01/1900", None),
        ("born_before", "31/12/1899", "value"),
        ("born_before", "01/01/99999", "value"),
        ("name", "x" * 100, None),
        ("name", "x" * 101, "value"),
        ("name", "\0\u200b", "value"),
        ("leads", "\0", None),
        ("leads", "x", "value"),
        ("", "x", "what"),
        ("\0", "", "what"),
        ("age_from=30", "", "what"),
        ("degree", "official", "what"),
    ],
)
def test_a_line_is_refused_beside_what_is_wrong(what: str, value: str, field: str | None) -> None:
    assert list(line(what, value).errors)[:1] == [field] * (field is not None)


def test_an_unknown_operator_is_refused() -> None:
    for negated in ("perhaps", "\0", "NOT"):
        assert list(line("leads", negated=negated).errors) == ["negated"]


def test_conditions_read_as_they_were_chosen() -> None:
    blocks = [
        [Condition("age_from", "75"), Condition("born_before", "1950-03-01", negated=True)],
        [Condition("ground=none"), Condition("ground=forgotten"), Condition("age_from", "many")],
    ]
    with override("en"):
        assert in_words(blocks, OWN) == [
            ["at least 75 years old", "not: born before 01/03/1950"],
            [
                "without a ground",
                "a condition that is no longer known (ground=forgotten)",
                "a condition that is no longer known (age_from)",
            ],
        ]
    with override("vi"):
        assert in_words(blocks, OWN)[0] == ["từ 75 tuổi trở lên", "không phải: sinh trước ngày 01/03/1950"]


def test_a_condition_that_is_no_longer_known_opens_as_it_was_kept() -> None:
    (form,) = BlocksForm(words=OWN, blocks=[[Condition("ground=forgotten"), Condition("born_before", "x")]]).blocks[:1]
    assert [one.initial["value"] for one in form[:2]] == ["", "x"]


def filter_of(query: str, *groups: str) -> MembersFilterForm:
    form = MembersFilterForm(
        QueryDict(query), groups=[Group(name=name) for name in groups], saved={"7": SavedFilter(name="Của tôi")}
    )
    form.is_valid()
    return form


def test_the_filter_above_the_list_asks_the_same_conditions() -> None:
    told = "name=an&on=1/3/2025&degree=official&activity=active&place=home&group=Tổ+1&ground=any&saved=7"
    assert filter_of(told, "Tổ 1").conditions() == [
        Condition("name", "an"),
        Condition("degree=official"),
        Condition("activity=active"),
        Condition("place=home"),
        Condition("group", "Tổ 1"),
        Condition("ground=any"),
    ]
    assert filter_of("group=none&ground=none", "Tổ 1").conditions() == [
        Condition("group=none"), Condition("ground=none")
    ]  # fmt: skip
    assert filter_of("").conditions() == []


def test_each_choice_of_the_filter_above_the_list_is_a_criterion() -> None:
    for name in ("degree", "activity", "place", "ground"):
        values = [value for value, _words in filter_of("").fields[name].choices if value]
        assert values
        assert [f"{name}={value}" in CRITERIA for value in values] == [True] * len(values)


def test_the_filter_offers_groups_and_saved_filters_only_where_there_are_some() -> None:
    assert list(filter_of("", "Tổ 2", "Tổ 1").fields) == [
        "name", "on", "degree", "activity", "place", "group", "ground", "saved"
    ]  # fmt: skip
    assert [value for value, _words in filter_of("", "Tổ 2", "Tổ 1").fields["group"].choices] == [
        "", "none", "Tổ 1", "Tổ 2"
    ]  # fmt: skip
    without = MembersFilterForm(QueryDict("group=none&saved=7"), groups=[], saved={})
    assert without.is_valid()
    assert not {"group", "saved"} & set(without.fields)


@pytest.mark.parametrize(
    "query", ["degree=%00", "activity=exempt%00", "place=x", "ground=official", "group=Tổ+9", "saved=8", "on=0000"]
)
def test_what_makes_no_sense_narrows_nothing_and_is_said(query: str) -> None:
    form = filter_of(query, "Tổ 1")
    assert form.conditions() == []
    assert list(form.errors) == [query.partition("=")[0]]
