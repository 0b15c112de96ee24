"""Pages on which an agenda is typed below the facts of a meeting."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.views.posting import posted
from cells.models import Organisation
from cells.requests import Request
from meetings.forms.agenda import SHOW_DAY, BaseAgenda, shows_lines_anew
from meetings.models import AgendaItem, Meeting
from meetings.queries.proposals import Proposal, proposals_for
from meetings.services.agenda import AgendaDraft, topics_for
from meetings.views.requests import named

Form = TypeVar("Form", bound=forms.Form)
Lines = TypeVar("Lines", bound=BaseAgenda)


def forms_with_agenda(
    request: Request,
    form: Callable[..., Form],
    initial: dict[str, object],
    day: date,
    *,
    proposing_for: Organisation | None = None,
    lines_of: Callable[..., Lines],
) -> tuple[Form, Lines]:
    """Bound to what was posted; after a button that shows more lines unbound again, with everything typed so far; where another
    day was only to be shown, nothing but the day is judged. `proposing_for`: whose agenda begins with what is proposed;
    `lines_of`: how its lines are made."""
    data = posted(request)
    bound = form(data, initial=initial)
    bound.is_valid()
    typed = bound.cleaned_data if bound.is_bound else {}
    chosen = typed.get("held_on") or day
    kind = typed.get("kind") or str(initial.get("kind", Meeting.Kind.MONTHLY))

    def proposed() -> list[Proposal]:
        return proposals_for(proposing_for, kind, chosen) if proposing_for is not None else []

    if data is not None and shows_lines_anew(data):
        return form(initial=data.dict()), lines_of(data, topics=topics_for(chosen), proposed=proposed)
    if data is not None and SHOW_DAY in data:
        for name in set(bound.errors) - {"held_on"}:
            del bound.errors[name]
    first = (
        [AgendaDraft(one.text, presenter=one.presenter, note=one.note) for one in proposed()] if data is None else []
    )
    return bound, lines_of(data, topics=topics_for(chosen), items=first)


def is_complete(form: forms.Form, lines: BaseAgenda, *, agenda_required: bool = True) -> bool:
    """Whether both can be acted on. Both are looked at, so that everything wrong is shown at once."""
    valid = [form.is_valid(), lines.is_valid()]
    if all(valid) and agenda_required and not lines.drafts():
        lines.forms[0].add_error("text", _("Write at least one item."))
        return False
    return all(valid)


def answer_with_agenda(
    request: Request,
    template: str,
    organisation: Organisation,
    form: forms.Form,
    lines: BaseAgenda,
    context: dict[str, object],
) -> HttpResponse:
    more = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "form": form,
        "lines": lines,
        "unclear": AgendaItem.Verdict.UNCLEAR,
    }
    return render(request, template, more | context)
