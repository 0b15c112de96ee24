from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.requests import VisitorRequest


def way_back(request: VisitorRequest, *, otherwise: str = "desk") -> str:
    """The page to return to after a POST: the `next` it brought along if that is one of ours, else the page named. A button
    that sends another form along has it in its address."""
    asked = request.GET.get("next") or request.POST.get("next", "")
    return asked if is_ours(request, asked) else resolve_url(otherwise)


def is_ours(request: VisitorRequest, address: str) -> bool:
    hosts, secure = {request.get_host()}, request.is_secure()
    return url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=secure)
