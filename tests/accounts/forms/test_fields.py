from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation

from accounts.forms.fields import CleanCharField, CleanTextField, CountField, DateField, LastDayField, TimeField


@pytest.fixture(params=["vi", "en"], autouse=True)
def _language(request: pytest.FixtureRequest) -> Any:
    """The conventions are the same whichever language the words are in."""
    with translation.override(request.param):
        yield


@pytest.mark.parametrize(
    "typed", ["03/04/2024", "3/4/2024", "3.4.2024", "3-4-2024", "03042024", "2024-04-03", " 3 / 4 / 2024 ", "3 4 2024"]
)
def test_the_day_comes_before_the_month(typed: str) -> None:
    assert DateField().clean(typed) == date(2024, 4, 3)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/2/2025", "no_such_day"),
        ("29/02/2025", "no_such_day"),
        ("0/1/2025", "no_such_day"),
        ("12/13/2025", "no_such_day"),
        ("1/1/0", "year_out_of_range"),
        ("1/1/0000", "year_out_of_range"),
        ("1/1/99999", "year_out_of_range"),
        ("1/1/999999999", "year_out_of_range"),
        ("1/1/1899", "year_out_of_range"),
        ("3/4/24", "short_year"),
        ("hôm nay", "invalid"),
        ("٣/٤/٢٠٢٤", "invalid"),
        ("1/1/2025 8:00", "invalid"),
        ("1" * 5000, "invalid"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_reason(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DateField().clean(typed)
    assert refusal.value.code == code


def test_the_refusal_repeats_the_day_that_was_typed() -> None:
    with pytest.raises(ValidationError, match="31/2/2025"):
        DateField().clean("31/2/2025")


def test_a_date_is_printed_as_it_is_typed() -> None:
    field = DateField()
    shown = field.widget.format_value(date(2024, 4, 3))
    assert shown == "03/04/2024"
    assert field.clean(shown) == date(2024, 4, 3)


def test_of_a_last_day_the_first_day_after_it_is_kept() -> None:
    assert LastDayField().clean("30/06/2025") == date(2025, 7, 1)
    assert LastDayField().clean("31/12/2100") == date(2101, 1, 1)
    assert LastDayField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        LastDayField().clean("31/06/2025")


def test_what_is_kept_is_shown_as_the_last_day_again() -> None:
    class Ending(forms.Form):
        until = LastDayField(required=False)

    assert 'value="30/06/2025"' in str(Ending(initial={"until": date(2025, 7, 1)})["until"])
    assert 'value="31/06/2025"' in str(Ending({"until": "31/06/2025"})["until"])
    assert "value=" not in str(Ending(initial={"until": None})["until"])
    assert not Ending({"until": "30/06/2025"}, initial={"until": date(2025, 7, 1)}).has_changed()
    assert Ending({"until": "01/07/2025"}, initial={"until": date(2025, 7, 1)}).has_changed()


@pytest.mark.parametrize("typed", ["7:30", "07:30", "7h30", "7.30", "7 giờ 30", "7g30"])
def test_a_time_is_read_as_people_write_it(typed: str) -> None:
    assert TimeField().clean(typed) == time(7, 30)


def test_a_full_hour_needs_no_minutes() -> None:
    assert TimeField().clean("19h") == time(19, 0)


@pytest.mark.parametrize("typed", ["25:00", "7:60", "sáng", "730000", "7:5"])
def test_a_time_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        TimeField().clean(typed)


@pytest.mark.parametrize("typed", ["5.000", "5000"])
def test_five_thousand_is_five_thousand(typed: str) -> None:
    assert CountField().clean(typed) == 5000
    assert forms.IntegerField(localize=True).clean(typed) == 5000


@pytest.mark.parametrize("typed", ["12.345.678", "12 345 678", "12\u00a0345\u00a0678"])
def test_points_and_spaces_group_in_threes(typed: str) -> None:
    assert CountField().clean(typed) == 12_345_678


@pytest.mark.parametrize(
    "typed",
    [
        "5.000,5",
        "-1",
        "1" * 30,
        "1" * 5000,
        "năm",
        "5.7.0.4",
        "5.70",
        "5704.",
        ".5",
        "57.04",
        "5..704",
        "1234.567",
        "5 7 0 4",
        "57 04",
        "5-704",
        "-5.704",
    ],
)
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        CountField().clean(typed)


def test_numbers_and_days_are_printed_as_in_viet_nam() -> None:
    page = Template("{{ members }} {{ share }} {{ day }}")
    shown = page.render(Context({"members": 5704, "share": Decimal("93.15"), "day": date(2022, 12, 27)}))
    assert shown == "5.704 93,15 27/12/2022"


def test_a_decimal_comma_is_read_back() -> None:
    assert forms.DecimalField(localize=True).clean("93,15") == Decimal("93.15")


def test_text_is_cleaned_before_it_is_measured() -> None:
    assert CleanCharField(max_length=6).clean(" chi\u200b  bộ\0 ") == "chi bộ"


def test_only_invisible_characters_are_no_answer() -> None:
    with pytest.raises(ValidationError):
        CleanCharField().clean("\u200b\0 ")


def test_several_lines_are_kept() -> None:
    assert CleanTextField().clean("một\r\nhai") == "một\nhai"
