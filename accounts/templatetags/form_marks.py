"""`{% csrf_token %}` of every form: beside Django's token the marks that our own forms carry."""

from uuid import uuid4

from django import template
from django.http import HttpRequest
from django.template.context import Context

from accounts.forms.typed import MARK, mark_of
from accounts.requests import ONCE

register = template.Library()
_KEPT = "_form_marks"


@register.inclusion_tag("components/form_marks.html", takes_context=True, name="csrf_token")
def form_marks(context: Context) -> dict[str, object]:
    """Django hands its own token on to every template that is included so. Whose the form is is the same all over the page;
    the token by which it is done once is each form's own."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return {}
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, mark_of(request))
    mark = getattr(request, _KEPT)
    return {"marks": {MARK: mark, ONCE: uuid4()} if mark else {}}
