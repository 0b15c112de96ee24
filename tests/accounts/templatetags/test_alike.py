"""What is made once for the same values is no other's, and nothing but what it was told."""

from typing import Any

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe


def told(inside: str, *values: object, names: str = "value=value", **more: object) -> list[str]:
    part = Template(f"{{% load i18n alike %}}{{% alike {names} %}}{inside}{{% endalike %}}")
    return [part.render(Context({"value": value} | more)) for value in values]


def test_it_says_the_value_of_each_time() -> None:
    assert told("{{ value }}", "a", "b", "a") == ["a", "b", "a"]


def test_it_is_made_once_for_the_same_value() -> None:
    class Counted:
        times = 0

        def __str__(self) -> str:
            Counted.times += 1
            return "x"

    counted = Counted()
    assert told("{{ value }}", counted, counted, counted) == ["x", "x", "x"]
    assert Counted.times == 1


@pytest.mark.parametrize(
    "values", [("<b>", mark_safe("<b>")), (mark_safe("<b>"), "<b>"), (1, True), (0, False), (1, "1")]
)
def test_values_that_are_equal_and_shown_otherwise_are_told_apart(values: tuple[Any, Any]) -> None:
    each = [told("{{ value }}", value) for value in values]
    assert told("{{ value }}", *values) == [words for (words,) in each]


def test_so_are_those_within_others() -> None:
    safe, unsafe = ((mark_safe("<b>"), "x"),), (("<b>", "x"),)
    assert told("{% for one, _x in value %}{{ one }}{% endfor %}", safe, unsafe) == ["<b>", "&lt;b&gt;"]


def test_it_knows_nothing_it_was_not_told() -> None:
    assert told("{{ value }}{{ person }}", "a", person="An") == ["a"]
    page = RequestContext(RequestFactory().get("/"), {"person": "An"})
    part = Template("{% load alike %}{% alike %}{{ request }}{{ person }}{% endalike %}")
    assert part.render(page) == ""


def test_each_language_has_its_own() -> None:
    part = Template('{% load i18n alike %}{% alike %}{% translate "Members" %}{% endalike %}')
    said = []
    for language in ("en", "vi", "en"):
        with translation.override(language):
            said.append(part.render(Context()))
    assert said == ["Members", "Đảng viên", "Members"]
