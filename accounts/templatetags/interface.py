"""What every page needs from templates, loaded everywhere; how to use it: docs/interface.md."""

from functools import cache

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import template
from django.forms import BoundField, Form, Select, TextInput
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.access import Access, declared_access
from accounts.navigation import main_menu
from accounts.requests import Request
from accounts.rules.days import day_in_words, moment_in_words
from accounts.templatetags.alike import MadeOnce

register = template.Library()

# Moments are kept in UTC; templates bring them into local time first.
register.filter("day", day_in_words, expects_localtime=True)
register.filter("moment", moment_in_words, expects_localtime=True)

TONES = {"neutral", "good", "warning", "bad", "info"}
TONE_OF_MESSAGE = {"debug": "neutral", "info": "info", "success": "good", "warning": "warning", "error": "bad"}
ICON_OF_TONE = {
    "neutral": "information-circle",
    "good": "check-circle",
    "warning": "exclamation-triangle",
    "bad": "x-circle",
    "info": "information-circle",
}


@register.filter
def marks_fields(form: Form) -> bool:
    """Whether any field bears the mark of what must be filled in: else there is nothing to explain."""
    return any(bound.field.required for bound in form.visible_fields())


@register.simple_tag(takes_context=True)
def block_again(context: Context, name: str) -> SafeString:
    """The content of a block a second time, so that the title of the window is also the heading of the page."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(name).render(context)


@register.inclusion_tag("components/navigation.html", takes_context=True)
def main_navigation(context: Context) -> dict[str, object]:
    """The main menu, with the pages the person may open."""
    request: Request = context["request"]
    items = [
        (url, page.label, _current(request, url))
        for page, (url, access) in ((page, _opened(page.url_name)) for page in main_menu)
        if _may_open(request, access)
    ]
    return {"items": tuple(items)}


@cache
def _opened(url_name: str) -> tuple[str, Access | None]:
    """The address, and what the view there declares: looked up once in a process."""
    url = reverse(url_name)
    return url, declared_access(resolve(url).func)


def _may_open(request: Request, access: Access | None) -> bool:
    return access is not None and (request.user.is_authenticated or not access.needs_sign_in) and access.allows(request)


def _current(request: Request, url: str) -> str:
    """The value of aria-current: the page itself, or one below it; every page lies below the desk, which is not said."""
    if request.path == url:
        return "page"
    return "true" if url != _opened("desk")[0] and request.path.startswith(url) else ""


@register.filter
def in_filter(field: BoundField) -> SafeString:
    """A box of a filter with its label, made once for the same choices of which the same is chosen. What is wrong, ticked or
    typed in several boxes is left to crispy, which knows it all and takes three times as long."""
    widget = field.field.widget
    if field.errors or field.help_text or field.field.required or not isinstance(widget, (Select, TextInput)):
        return mark_safe(as_crispy_field(field))  # noqa: S308 - a template's
    choices = widget.choices if isinstance(widget, Select) else ()
    made_of = (
        type(field.form),
        type(widget),
        field.auto_id,
        str(field.label),
        str(field.value()),
        tuple((str(key), str(words)) for key, words in choices),
        tuple(widget.attrs.items()),
    )
    return _boxes.get(made_of, lambda: _box(field))


_boxes = MadeOnce()


def _box(field: BoundField) -> SafeString:
    widget = field.field.widget
    kinds = (widget.attrs.get("class"), "form-select" if isinstance(widget, Select) else "form-control")
    box = field.as_widget(attrs={"class": " ".join(kind for kind in kinds if kind)})
    words = '<div id="div_{0}" class="mb-3"><label for="{0}" class="form-label">{1}</label>{2}</div>'
    return format_html(words, field.auto_id, field.label, box)


@register.filter
def filter_in_words(form: Form | None) -> list[tuple[str, str]]:
    """What a form that asks is asked for: labels and values, as they stand in its boxes."""
    if form is None or not form.is_bound:
        return []
    shown = [
        (str(field.label), _in_words(field)) for field in form.visible_fields() if field.value() not in (None, "", [])
    ]
    return [(label, value) for label, value in shown if value]


def _in_words(field: BoundField) -> str:
    chosen = field.value()
    choices = getattr(field.field, "choices", None)
    if choices is None:
        return _("yes") if chosen is True or chosen == "on" else str(field.field.widget.format_value(chosen) or "")
    words = {str(key): str(label) for key, label in choices}
    keys = chosen if isinstance(chosen, (list, tuple)) else [chosen]
    return ", ".join(words[str(key)] for key in keys if str(key) in words)


@register.filter
def tone(value: str) -> str:
    """A tone of the palette, whatever was said: an unknown word is neutral, a level of a message finds its tone."""
    word = str(value)
    return word if word in TONES else TONE_OF_MESSAGE.get(word, "neutral")


@register.filter
def tone_icon(value: str) -> str:
    return ICON_OF_TONE[tone(value)]
