"""What every page needs from templates; how to use it: docs/interface.md."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.safestring import SafeString

from accounts.access import declared_access
from accounts.requests import Request

register = template.Library()

TONES = {"neutral", "good", "warning", "bad", "info"}
TONE_OF_MESSAGE = {"debug": "neutral", "info": "info", "success": "good", "warning": "warning", "error": "bad"}
ICON_OF_TONE = {
    "neutral": "information-circle",
    "good": "check-circle",
    "warning": "exclamation-triangle",
    "bad": "x-circle",
    "info": "information-circle",
}


@register.simple_tag(takes_context=True)
def block_again(context: Context, name: str) -> SafeString:
    """The content of a block a second time, so that the title of the window is also the heading of the page."""
    return context.render_context[BLOCK_CONTEXT_KEY].get_block(name).render(context)


@register.inclusion_tag("components/navigation_item.html", takes_context=True)
def navigation_item(context: Context, url_name: str, label: str) -> dict[str, Any]:
    """A place in the navigation, shown only where the page exists and the person may open it."""
    request: Request = context["request"]
    url = _address_if_allowed(request, url_name)
    root = reverse("desk") if url_name != "desk" else None
    inside = bool(url) and request.path.startswith(url) and url != root
    return {"url": url, "label": label, "current": request.path == url, "inside": inside and url != "/"}


def _address_if_allowed(request: Request, url_name: str) -> str:
    try:
        url = reverse(url_name)
    except NoReverseMatch:
        return ""
    access = declared_access(resolve(url).func)
    if access is None or (access.needs_sign_in and not request.user.is_authenticated) or not access.allows(request):
        return ""
    return url


@register.filter
def tone(value: str) -> str:
    """A tone of the palette, whatever was said: an unknown word is neutral, a level of a message finds its tone."""
    word = str(value)
    return word if word in TONES else TONE_OF_MESSAGE.get(word, "neutral")


@register.filter
def tone_icon(value: str) -> str:
    return ICON_OF_TONE[tone(value)]


@register.filter
def fields_with_errors(form: BaseForm) -> list[Any]:
    return [field for field in form if field.errors]
