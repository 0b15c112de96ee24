"""Parts of a page that are the same for everybody whose values are the same: made once in a process."""

from collections.abc import Callable
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
MOST = 200
"""Of one part; then they are made anew, so that a site of many organisations does not keep all that was ever shown of it."""


class MadeOnce:
    """By all that a part is made of, what was made."""

    def __init__(self) -> None:
        self._made: dict[object, SafeString] = {}

    def get(self, made_of: object, make: Callable[[], str]) -> SafeString:
        """`make` gives HTML."""
        key = (get_language(), made_of)
        if (made := self._made.get(key)) is None:
            if len(self._made) >= MOST:
                self._made.clear()
            made = self._made[key] = mark_safe(make())  # noqa: S308 - a template's
        return made


class Alike(template.Node):
    """What is inside sees the values that it is told and nothing else, no request and no person: so it cannot show one what is
    another's, nor what was before. Facts stay where they are asked for each time."""

    def __init__(self, nodelist: NodeList, told: dict[str, FilterExpression]) -> None:
        self.nodelist, self._told, self._made = nodelist, told, MadeOnce()

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self._told.items()}
        made_of = (context.autoescape, *map(_as_key, values.values()))
        return self._made.get(made_of, lambda: self.nodelist.render(context.new(values)))


def _as_key(value: Any) -> object:
    """With its kind: 1 is not yes, and text that is safe as it is not the same that is to be escaped."""
    if isinstance(value, tuple):
        return tuple(map(_as_key, value))
    return str(value) if isinstance(value, Promise) else (type(value), value)


@register.tag
def alike(parser: Parser, token: Token) -> Alike:
    """{% alike name=value … %}…{% endalike %}: values are text, numbers, days, and tuples of them; not the language."""
    told = {}
    for word in token.split_contents()[1:]:
        name, _is, value = word.partition("=")
        told[name] = parser.compile_filter(value)
    nodelist = parser.parse(["endalike"])
    parser.delete_first_token()
    return Alike(nodelist, told)
