from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.requests import Request
from pilots.queries.guidance import guidance_on, newest_guidance


def guidance_notices(request: Request) -> dict[str, list[str]]:
    """On the desk and on pages that rest on a guidance: that none is in force today, and since when."""
    today = getattr(request, "today", None)
    if today is None or not _is_concerned(request) or guidance_on(today):
        return {}
    last = newest_guidance(today)
    if last is None or last.valid_to is None:
        return {"notices": [_("No guidance is in force today; only meetings in person are possible.")]}
    words = _(
        "No guidance has been in force since %(since)s; only meetings in person are possible. The past stays open."
    )
    return {"notices": [words % {"since": day_in_words(last.valid_to)}]}


def _is_concerned(request: Request) -> bool:
    """On the desk everybody with an office in an organisation; an administrator has no meetings."""
    match = request.resolver_match
    if match is None:
        return False
    if match.view_name == "desk":
        return any(mandate.organisation_id for mandate in getattr(request, "mandates", ()))
    return getattr(match.func, "rests_on_guidance", False)
