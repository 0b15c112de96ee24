"""What the views of meetings take from a request, and how they tell what a service refused."""

from datetime import date

from django.forms import BaseForm
from django.http import QueryDict

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.access import Role, holds, occasion_for
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request
from meetings.services.placing import PlanningRefused

clerks = holds(Role.CLERK)


def today_of(request: Request) -> date:
    return request.today


def acting(request: Request, organisation: Organisation) -> Occasion:
    return occasion_for(request, organisation, Role.CLERK)


def posted(request: Request) -> QueryDict | None:
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
