from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import declare, signed_in
from accounts.desk import sections
from accounts.requests import Request


@declare(signed_in)
@require_safe
def desk(request: Request) -> HttpResponse:
    """What the person owes, by when."""
    shown = sections(request)
    owed = sum(len(section.duties) for section in shown if section.is_owed)
    late = sum(duty.overdue for section in shown for duty in section.duties)
    says_something = any(section.says_something for section in shown)
    context = {"sections": shown, "owed": owed, "late": late, "says_something": says_something}
    return render(request, "accounts/desk.html", context)
