"""`{% csrf_token %}` of every form: beside Django's token the marks that our own forms carry."""

from uuid import uuid4

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.forms.typed import MARK, mark_of
from accounts.requests import ONCE

register = template.Library()
_KEPT = "_form_marks"


@register.simple_tag(takes_context=True, name="csrf_token")
def form_marks(context: Context) -> SafeString:
    """Whose the form is is the same all over the page; the token by which it is done once is each form's own."""
    request: HttpRequest | None = context.get("request")
    of_django = context.get("csrf_token")
    hidden = {"csrfmiddlewaretoken": of_django} if of_django and of_django != "NOTPROVIDED" else {}
    if request is not None:
        if not hasattr(request, _KEPT):
            setattr(request, _KEPT, mark_of(request))
        if mark := getattr(request, _KEPT):
            hidden |= {MARK: mark, ONCE: uuid4()}
    return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', hidden.items())
