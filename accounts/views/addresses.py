from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.requests import VisitorRequest


def way_back(request: VisitorRequest, *, otherwise: str = "desk") -> str:
    """The page to return to after a POST: the `next` it brought along if that is one of ours, else the page named."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if ours else resolve_url(otherwise)
