from django.http import HttpRequest
from django.utils.translation import gettext as _

from pilots.queries.guidance import guidance_on, newest_guidance


def guidance_notices(request: HttpRequest) -> dict[str, list[str]]:
    """On pages that rest on a guidance: that none is in force today, and since when."""
    view = request.resolver_match.func if request.resolver_match else None
    today = getattr(request, "today", None)
    if today is None or not getattr(view, "rests_on_guidance", False) or guidance_on(today):
        return {}
    last = newest_guidance(today)
    if last is None or last.valid_to is None:
        return {"notices": [_("No guidance is in force today; only meetings in person are possible.")]}
    words = _(
        "No guidance has been in force since %(since)s; only meetings in person are possible. The past stays open."
    )
    return {"notices": [words % {"since": f"{last.valid_to:%d/%m/%Y}"}]}
