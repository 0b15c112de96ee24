"""The form in which a page is typed, and the buttons beside it that change something else: they belong to it (`form=`), so that
what is typed goes along with them and is shown again. No script is needed (accounts/views/typed.py)."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from accounts.forms.typed import LOOKED_OVER, NOT_TYPED, SHOWN_AT

register = template.Library()
TYPED = "typed"
"""The id of the form; there is one on every page, an empty one where nothing is typed."""
_FORM = "_typed_form"
_BUTTON = re.compile(r"<button\b[^>]*\btype=\"submit\"[^>]*>")
_SAYS = re.compile(r"\b(name|value|form[a-z]+)=\"([^\"]*)\"")


@register.simple_tag(takes_context=True)
def typed_form(context: Context, action: str | None = "") -> SafeString:
    """Inside `<form …>`: that it is the one. Of several on a page it is the first. `action`: where it is sent, and so can be
    shown again; "": to the page itself."""
    request: HttpRequest | None = context.get("request")
    if request is None or hasattr(request, _FORM):
        return mark_safe("")
    setattr(request, _FORM, action or request.get_full_path())
    return format_html(' id="{}"', TYPED)


@register.simple_tag(takes_context=True)
def with_typed(context: Context, address: str, asked: BaseForm | None = None, **query: str) -> SafeString:
    """Inside `<button …>`: sends what is typed along to another address. `asked`: the form above whose fields go into the
    address of the page that comes. `query`: more of that address."""
    request: HttpRequest = context["request"]
    looked_over = "1" if getattr(request, "is_looked_over", False) else ""
    if query.get("next", "").startswith("?"):
        query["next"] = f"{request.path}{query['next']}"
    said = {"next": request.get_full_path(), SHOWN_AT: getattr(request, _FORM, ""), LOOKED_OVER: looked_over, **query}
    names = [("asked", name) for name in asked.fields] if asked is not None else []
    return format_html(
        ' form="{}" formmethod="post" formenctype="application/x-www-form-urlencoded" formnovalidate data-carries'
        ' formaction="{}?{}"',
        TYPED,
        address,
        urlencode([*((name, value) for name, value in said.items() if value), *names]),
    )


@register.simple_tag
def belongs_to_typed(form: BaseForm) -> str:
    """The fields of a form above are sent with what is typed below."""
    for field in form.fields.values():
        field.widget.attrs["form"] = TYPED
    return ""


@register.simple_tag(takes_context=True)
def typed_and_not_shown(context: Context, *shown: str) -> SafeString:
    """What was typed and has no field on the page that comes, hidden in the form: it goes on with the next button.

    `shown`: names of what does have one."""
    request: HttpRequest = context["request"]
    if request.method != "POST":
        return mark_safe("")
    sent: Iterator[tuple[str, str]] = (
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and name not in shown and "password" not in name
        for value in values
    )
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', sent)


class Ahead(template.Node):
    """What is made before that which stands above it."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Context) -> SafeString:
        context[self.name] = self.nodelist.render(context)
        return mark_safe("")


@register.tag
def ahead(parser: Parser, token: Token) -> Ahead:
    """{% ahead main %}…{% endahead %}: kept as `main`. The head of a page has to know whether something is typed below."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(["endahead"])
    parser.delete_first_token()
    return Ahead(nodelist, name)


@register.inclusion_tag("components/typed_form.html", takes_context=True)
def form_of_the_page(context: Context, main: str) -> dict[str, Any]:
    """Before the first button that belongs to the form: what Enter presses in its fields stays the form's own first button,
    whatever stands above it. Where nothing is typed, the form itself, empty."""
    request: HttpRequest = context["request"]
    has_form = hasattr(request, _FORM)
    first = _first_button(main) if has_form else ""
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "has_form": has_form,
        "enter": _said(first) if has_form else None,
        "unchecked": "formnovalidate" in first,
    }


def _said(button: str) -> dict[str, str]:
    """What it sends, and where."""
    return {name: unescape(value) for name, value in _SAYS.findall(button)}


def _first_button(main: str) -> str:
    begins = main.find(f' id="{TYPED}"')
    for button in _BUTTON.finditer(main):
        if f'form="{TYPED}"' in button[0] or button.start() > begins:
            return button[0]
    return ""
