"""What the views of meetings take from a request, and how they tell what a service refused."""

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from accounts.rules.refusal import Refused
from cells.access import Role, actor_for, holds
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from meetings.services.placing import PlanningRefused

clerks = holds(Role.CLERK)


def today_of(request: HttpRequest) -> date:
    return request.today  # type: ignore[attr-defined]


def acting(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    """`by` and `at` of a service."""
    return {"by": actor_for(request, organisation, Role.CLERK), "at": request.now}  # type: ignore[attr-defined]


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def tell(form: BaseForm, refused: Refused) -> None:
    """Put a refusal beside its field, with every reason where there are several."""
    field = refused.field if refused.field in form.fields else None
    if isinstance(refused, PlanningRefused):
        for remark in refused.remarks:
            form.add_error(field, f"{remark.message} ({remark.clause})" if remark.clause else remark.message)
    else:
        form.add_error(field, str(refused))


def named(organisation: Organisation, day: date) -> str:
    version = version_nearest(organisation, day)
    return version.name if version else organisation.code
