"""The links between the pages of a list."""

from copy import copy
from typing import Any, NamedTuple

from django import template
from django.template.context import Context

from accounts.requests import Request
from accounts.tables import Page

register = template.Library()


class Turn(NamedTuple):
    """`rel`: prev or next, "" where it is told by its `number`. `to`: behind the question mark, "" where one is."""

    rel: str
    number: int | None
    to: str


@register.simple_tag(takes_context=True)
def turns_of(context: Context, page: Page) -> tuple[tuple[Turn, ...], tuple[Turn, ...], tuple[Turn, ...]]:
    """Back, to a page by its number (None: where some are left out), and forward; nothing where there is one page alone."""
    request: Request = context["request"]

    def to(number: int | None, after: int | None = None, before: int | None = None) -> str:
        asked: Any = copy(request.GET)
        for name, value in (("page", number), ("after", after), ("before", before)):
            if value is None:
                asked.pop(name, None)
            else:
                asked[name] = str(value)
        return f"?{asked.urlencode()}"

    if not (page.previous or page.next):
        return (), (), ()
    back = (Turn("prev", page.previous, to(page.previous, before=page.before)),) if page.previous else ()
    on = (Turn("next", page.next, to(page.next, after=page.after)),) if page.next else ()
    numbers = (Turn("", one, to(one) if one and one != page.number else "") for one in page.numbers)
    return back, tuple(numbers), on
