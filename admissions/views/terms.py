"""Where the terms of admission stood before they were statutes: whoever kept the address is led on."""

from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.access import declare, signed_in
from cells.requests import Request


@declare(signed_in)
def terms(_request: Request, **_rest: str) -> HttpResponse:
    return redirect("cells:statutes")
