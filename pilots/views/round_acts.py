"""What the board does with a round: open it, extend it, mend its letter, call it off."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.views.looking import Stage, carry_out_seen, look_over
from accounts.views.posting import posted
from cells.access import Role, holds, occasion_by, occasion_for, organisation_or_404
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import names_on, versions_on
from cells.requests import Request
from pilots.access import rests_on_guidance, rounds_for
from pilots.forms.round import CallOffForm, ExtensionForm, LetterForm, RoundForm
from pilots.models import Guidance, Round
from pilots.queries.guidance import guidance_on
from pilots.queries.rounds import letter_shown, round_extended, round_shown, round_stands, rounds_running
from pilots.services.rounds import call_off_round, correct_letter, extend_round, open_round
from pilots.views.figures import changed_lines, lines_of

FORM = ["GET", "HEAD", "POST"]


@declare(holds(Role.BOARD))
@require_http_methods(FORM)
@rests_on_guidance
def round_new(request: Request) -> HttpResponse:
    """A round under the guidance of the day, for everything grassroots below: looked over before it is opened."""
    today: date = request.today
    openers, guidance = openers_of(request), guidance_on(today)
    running = [round for version in openers for round in rounds_running(version.organisation, today)]
    form = RoundForm(
        posted(request),
        today=today,
        organisations=[(version.organisation.code, version.name) for version in openers],
        initial=_proposed(openers, guidance, today),
        running=bool(running),
    )
    opened: list[Round] = []
    stage = look_over(
        request,
        form,
        lambda: opened.append(_open(request, form)),
        figures=lambda: round_shown(_opener(request, form), today),
    )
    if stage == Stage.DONE:
        messages.success(request, _said_of_opened(opened[-1]))
        return redirect("pilots:round", pk=opened[-1].pk)
    context: dict[str, object] = {"form": form, "guidance": guidance, "openers": openers, "running": running}
    if stage == Stage.LOOK:
        return render(request, "pilots/round_look.html", context | _looked_over(request, form))
    return render(request, "pilots/round_new.html", context)


@declare(holds(Role.BOARD))
@require_http_methods(FORM)
def extend(request: Request, pk: int) -> HttpResponse:
    """A later last day, with the reason: told to everybody who still owes a list."""
    round = get_object_or_404(rounds_for(request), pk=pk)
    occasion = _officer_of(request, round)
    form = ExtensionForm(posted(request))

    def act() -> None:
        extend_round(
            round=round,
            last_day=form.cleaned_data["last_day"],
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            occasion=occasion,
        )

    figures = round_extended(round)
    if carry_out_seen(request, form, act, figures=lambda: figures):
        messages.success(request, _("The round has a new last day. Those who owe a list see it on their desk."))
        return redirect("pilots:round", pk=pk)
    context = {"figures": lines_of(figures, figures), "changed": changed_lines(form.changed)}
    return render(request, "pilots/extend.html", context | {"form": form, "round": round, "today": request.today})


@declare(holds(Role.BOARD))
@require_http_methods(FORM)
def letter(request: Request, pk: int) -> HttpResponse:
    """The letter was cited with a mistake: the right one, and what was wrong."""
    round = get_object_or_404(rounds_for(request), pk=pk)
    occasion = _officer_of(request, round)
    form = LetterForm(posted(request), opened_on=round.opened_on, initial={"document": _cited(round)})

    def act() -> None:
        correct_letter(
            round=round,
            document=form.cleaned_data["document"],
            reason=form.cleaned_data["reason"],
            seen=form.seen,
            occasion=occasion,
        )

    figures = letter_shown(round)
    if carry_out_seen(request, form, act, figures=lambda: figures):
        messages.success(request, _("The letter is mended: the round is now called by it everywhere."))
        return redirect("pilots:round", pk=pk)
    context = {"figures": lines_of(figures, figures), "changed": changed_lines(form.changed)}
    return render(request, "pilots/letter.html", context | {"form": form, "round": round})


@declare(holds(Role.BOARD))
@require_http_methods(FORM)
def call_off(request: Request, pk: int) -> HttpResponse:
    round = get_object_or_404(rounds_for(request), pk=pk)
    occasion = _officer_of(request, round)
    form = CallOffForm(posted(request))

    def act() -> None:
        call_off_round(round=round, reason=form.cleaned_data["reason"], seen=form.seen, occasion=occasion)

    figures = round_stands(round)
    if carry_out_seen(request, form, act, figures=partial(round_stands, round)):
        messages.success(request, _("The round is called off. Its lists no longer lie on anybody's desk."))
        return redirect("pilots:round", pk=pk)
    context = {
        "round": round,
        "form": form,
        "title": _("Call the round off"),
        "figures": lines_of(figures, figures),
        "changed": changed_lines(form.changed),
        "consequences": [
            _("No list is owed in it any more, and none can be submitted."),
            _("Registrations that are not decided fall; what was approved or refused stays so."),
            _("The same letter, or another, can open a new round."),
        ],
        "confirm": _("Call the round off"),
        "dangerous": True,
        "cancel_url": reverse("pilots:round", args=[pk]),
    }
    return render(request, "pilots/call_off.html", context)


def openers_of(request: Request) -> list[OrganisationVersion]:
    """The superior organisations of whose board the person is today."""
    held = request.mandates.organisations(Role.BOARD)
    return list(versions_on(request.today).filter(organisation__in=held, kind=OrganisationVersion.Kind.SUPERIOR))


def _officer_of(request: Request, round: Round) -> Occasion:
    """The person as an officer of the very board that opened the round. Raises Http404 for everybody else."""
    return occasion_by(request, request.mandates.seat(round.organisation_id, Role.BOARD))


def _proposed(openers: Sequence[OrganisationVersion], guidance: Guidance | None, today: date) -> dict[str, object]:
    """What such a letter usually says; it is a text of the Party, so it is Vietnamese in every language of the page."""
    proposed: dict[str, object] = {"on": today}
    if openers:
        proposed["issuer"] = openers[0].issuer_name or openers[0].name
    if guidance:
        reference = guidance.reference
        proposed["title"] = (
            f"V/v triển khai thực hiện Hướng dẫn số {reference.symbol} "
            f"ngày {day_in_words(reference.issued_on)} của {reference.issuer}"
        )
    return {"document": proposed}


def _cited(round: Round) -> dict[str, object]:
    """The boxes begin with what stands there, so that only what is wrong need be typed."""
    cited = round.letter
    return {"issuer": cited.issuer, "symbol": cited.symbol, "on": cited.issued_on, "title": cited.title}


def _opener(request: Request, form: RoundForm) -> Organisation:
    return organisation_or_404(request, form.cleaned_data["organisation"], Role.BOARD)


def _open(request: Request, form: RoundForm) -> Round:
    organisation = _opener(request, form)
    return open_round(
        organisation=organisation,
        document=form.cleaned_data["document"],
        last_day=form.cleaned_data["last_day"],
        reminder_days=form.cleaned_data["reminder_days"],
        alone=not form.cleaned_data.get("beside_running"),
        seen=form.seen,
        occasion=occasion_for(request, organisation, Role.BOARD),
    )


def _looked_over(request: Request, form: RoundForm) -> dict[str, Any]:
    """What the round would be, in words."""
    organisation, typed, figures = _opener(request, form), form.cleaned_data, form.seen or {}
    document = typed["document"]
    return {
        "facts": [
            (_("Opened by"), names_on([organisation.pk], request.today)[organisation.pk]),
            (_("Letter"), f"{document.symbol}, {day_in_words(document.issued_on)} · {document.issuer}"),
            (_("What it is about"), document.title),
            (_("Last day of the round"), day_in_words(typed["last_day"])),
            *lines_of(figures, figures),
        ],
        "changed": changed_lines(form.changed),
        "consequences": [
            ngettext(
                "%(number)d grassroots organisation below gets a list to fill in, and sees it on its desk at once.",
                "%(number)d grassroots organisations below get a list to fill in, and see it on their desks at once.",
                figures["lists"],
            )
            % {"number": figures["lists"]},
            _("If it was a mistake, the round can be called off and its letter mended."),
        ],
    }


def _said_of_opened(opened: Round) -> str:
    number = opened.submissions.count()
    words = ngettext(
        "The round is open. Now %(number)d grassroots organisation has it on its desk, until %(day)s.",
        "The round is open. Now %(number)d grassroots organisations have it on their desks, until %(day)s.",
        number,
    )
    return words % {"number": number, "day": day_in_words(opened.last_day)}
