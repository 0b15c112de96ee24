"""Issuing a document: asked for with all that was said of it, and done by a job, for its pages take their time."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Job, Occasion, User
from accounts.queries.jobs import unfinished_jobs_of
from accounts.rules.as_json import as_json
from accounts.rules.seen import Figures as Shown
from accounts.services.jobs import ask_job
from reports.models import Issued
from reports.services.issue import issue_document
from reports.services.order import Order
from reports.services.press import Told
from reports.services.readiness import IssueDraft, Ready
from reports.services.verification import new_code

JOB = "reports.issue"


@transaction.atomic
def ask_to_issue(ready: Ready, draft: IssueDraft, *, site: str, seen: Shown, occasion: Occasion) -> Job:
    """By the code it will be known by, which is settled now: however often the job begins, one document bears it.

    Whoever presses twice, or in two windows, has asked once: the job that is under way is theirs."""
    asked = ready.order.params | {"draft": _as_params(draft), "site": site, "seen": dict(seen)}
    user = User.objects.select_for_update(no_key=True).get(pk=occasion.by.user.pk)
    for job in unfinished_jobs_of(user, JOB):
        if as_json(asked).items() <= job.params.items():
            return job
    return ask_job(
        kind=JOB,
        title=_("Issue %(symbol)s: %(title)s") % {"symbol": ready.symbol, "title": draft.title},
        params=asked | {"code": new_code()},
        occasion=occasion,
    )


def issue_as_asked(params: Mapping[str, Any], order: Order, *, occasion: Occasion, told: Told) -> Issued:
    """Raises Refused, and Changed where it is not what was seen."""
    return issue_document(
        order=order,
        draft=_from_params(params["draft"]),
        site=params["site"],
        seen=params["seen"],
        code=params["code"],
        occasion=occasion,
        told=told,
    )


def _as_params(draft: IssueDraft) -> dict[str, object]:
    replaces = draft.replaces.pk if draft.replaces else None
    return asdict(replace(draft, replaces=None)) | {"replaces": replaces}


def _from_params(kept: Mapping[str, Any]) -> IssueDraft:
    replaces = Issued.objects.get(pk=kept["replaces"]) if kept["replaces"] else None
    return IssueDraft(**{**kept, "dated_on": date.fromisoformat(kept["dated_on"]), "replaces": replaces})
