"""What an administrator does with a guidance: put in force, extend, end early, throw a draft away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import always, declare, large
from accounts.forms.seen import SeenForm
from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.views.looking import Stage, carry_out_seen, look_over
from accounts.views.posting import posted
from cells.access import Role, holds, occasion_for
from cells.models import Organisation
from cells.queries.organisation_words import words_on
from cells.requests import Request
from cells.rules.periods import earlier_end
from pilots.access import guidances_for
from pilots.forms.guidance_acts import EndEarlyForm, ExtendForm, PutInForceForm
from pilots.models import Guidance
from pilots.queries.guidance import guidance_before, terms_of, topics_of
from pilots.queries.registrations import pilots_on
from pilots.queries.usage import over_quota
from pilots.queries.whatif import WhatIf
from pilots.rules.guidance import flaws
from pilots.services.guidance_drafts import discard_draft, draft_shown
from pilots.services.guidance_looks import PAST, force_shown, validity_shown
from pilots.services.guidance_validity import end_guidance_early, extend_guidance, put_in_force
from pilots.services.judging_anew import days_judged_anew, judged_anew
from pilots.tables.guidances import JUDGED_ANEW
from pilots.views.figures import changed_lines, days_in_words, lines_of
from pilots.views.guidance_words import gaps, validity
from pilots.views.whatif import changes_in_words


@declare(holds(Role.ADMINISTRATOR))
@large(always)
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_put_in_force(request: Request, pk: int) -> HttpResponse:
    """What it will mean, and then the act."""
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if not guidance.is_draft:
        return _read_only(request, guidance)
    form = PutInForceForm(posted(request), past=guidance.valid_from < request.today)

    def act() -> None:
        reason = form.cleaned_data.get("reason", "")
        put_in_force(guidance=guidance, reason=reason, seen=form.seen, occasion=_administrator(request))

    if carry_out_seen(request, form, act, figures=lambda: force_shown(guidance, request.today)):
        said = _(
            "%(guidance)s is put in force: %(validity)s. Those who register, appraise or decide are told on their desks."
        )
        messages.success(request, said % {"guidance": guidance, "validity": validity(guidance)})
        return redirect("pilots:guidance", pk=pk)
    context = {
        "title": _("Put %(guidance)s in force") % {"guidance": guidance},
        "guidance": guidance,
        "what": _("From its first day on it applies to every act: %(validity)s.") % {"validity": validity(guidance)},
        "form": form,
        "changed": changed_lines(form.changed),
        "consequences": [*gaps(guidance), *_warnings(guidance), *_changes(request, guidance)],
        "missing": flaws(terms_of(guidance), topics_of(guidance), words_on(guidance.valid_from).all()),
        "over_quota": over_quota(terms_of(guidance)),
        **_judged_anew(guidance, guidance.valid_to, request.today),
        "confirm": _("Put it in force"),
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    return render(request, "pilots/guidance_put_in_force.html", context)


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_discard(request: Request, pk: int) -> HttpResponse:
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if not guidance.is_draft:
        return _read_only(request, guidance)
    form = SeenForm(posted(request))

    def act() -> None:
        discard_draft(guidance=guidance, seen=form.seen, occasion=_administrator(request))

    if carry_out_seen(request, form, act, figures=lambda: draft_shown(guidance)):
        messages.success(request, _("The draft is thrown away. What is in force stays as it is."))
        return redirect("pilots:guidances")
    context = {
        "title": _("Throw the draft away"),
        "guidance": guidance,
        "what": _("Everything entered for %(guidance)s is deleted. Its document stays in the citation register.")
        % {"guidance": guidance},
        "form": form,
        "changed": changed_lines(form.changed),
        "confirm": _("Throw away"),
        "dangerous": True,
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    return render(request, "pilots/guidance_confirm.html", context)


@dataclass(frozen=True)
class Change:
    """Another last day, in words."""

    service: Callable[..., Guidance]
    title: str
    look: str
    done: str


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_extend(request: Request, pk: int) -> HttpResponse:
    change = Change(
        service=extend_guidance,
        title=_("Extend %(guidance)s"),
        look=_("Extend %(guidance)s: look it over once more"),
        done=_("%(guidance)s is extended: %(validity)s. Now meetings can be planned for the days that are added."),
    )
    return _by_document(request, pk, ExtendForm, change)


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_end(request: Request, pk: int) -> HttpResponse:
    change = Change(
        service=end_guidance_early,
        title=_("End %(guidance)s early"),
        look=_("End %(guidance)s early: look it over once more"),
        done=_(
            "%(guidance)s ends early: %(validity)s. Those who register, appraise or decide are told on their desks."
        ),
    )
    return _by_document(request, pk, EndEarlyForm, change)


def _by_document(
    request: Request, pk: int, form_class: type[ExtendForm | EndEarlyForm], change: Change
) -> HttpResponse:
    """Another last day, with the document that orders it and the reason: looked over with all that rests on it, then done."""
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if guidance.is_draft:
        messages.error(request, _("A draft is rewritten, not extended or ended."))
        return redirect("pilots:guidance", pk=pk)
    form, changed = form_class(posted(request), today=request.today), []

    def act() -> None:
        facts = {name: form.cleaned_data[name] for name in ("until", "document", "reason")}
        changed.append(change.service(guidance=guidance, seen=form.seen, occasion=_administrator(request), **facts))

    stage = look_over(
        request, form, act, figures=lambda: validity_shown(guidance, form.cleaned_data["until"], request.today)
    )
    if stage == Stage.DONE:
        told = {"guidance": changed[-1], "validity": validity(changed[-1])}
        messages.success(request, change.done % told)
        return redirect("pilots:guidance", pk=pk)
    context = {
        "title": change.title % {"guidance": guidance},
        "guidance": guidance,
        "form": form,
        "intro": f"{_still(guidance)} {_resting(request, guidance)}",
        "cancel_url": reverse("pilots:guidance", args=[pk]),
    }
    if stage == Stage.LOOK:
        return render(request, "pilots/guidance_look.html", context | _looked_over(request, guidance, form, change))
    return render(request, "pilots/guidance_change.html", context)


def _looked_over(
    request: Request, guidance: Guidance, form: ExtendForm | EndEarlyForm, change: Change
) -> dict[str, object]:
    typed, figures = form.cleaned_data, form.seen or {}
    document, planned = typed["document"], figures.get("planned_after", 0)
    facts = [
        (_("From now on in force"), days_in_words([guidance.valid_from, typed["until"]])),
        (_("Ordered by"), f"{document.symbol}, {day_in_words(document.issued_on)} · {document.issuer}"),
        (_("Reason"), typed["reason"]),
    ]
    falling = ngettext(
        "%(number)d meeting that is planned then cannot be held so: its clerk holds it in person, or cancels it.",
        "%(number)d meetings that are planned then cannot be held so: their clerks hold them in person, or cancel them.",
        planned,
    )
    return {
        "title": change.look % {"guidance": guidance},
        "figures": [*facts, *lines_of(figures, [name for name in figures if name not in PAST])],
        "changed": changed_lines(form.changed),
        "consequences": [
            _("What was decided and held before stays as it was; pilots that rest on it last as long as it does."),
            *([falling % {"number": planned}] if planned else []),
        ],
        "confirm": change.title % {"guidance": guidance},
        "dangerous": bool(planned),
        **_judged_anew(guidance, typed["until"], request.today),
    }


def _judged_anew(guidance: Guidance, until: date | None, today: date) -> dict[str, object]:
    """The past days that it would hold on, or no longer hold on, and all that is asked of them, with both verdicts."""
    days = days_judged_anew(guidance, until, today)
    if days is None:
        return {}
    anew = judged_anew(guidance, until, today)
    shown = [days.start, earlier_end(days.end, today)]
    number = (earlier_end(days.end, today) or today) - days.start
    words = ngettext(
        "%(number)d past day would be judged anew (%(days)s), %(otherwise)d of %(things)d matters in another way: rounds, "
        "registrations, pilots, meetings.",
        "%(number)d past days would be judged anew (%(days)s), %(otherwise)d of %(things)d matters in another way: rounds, "
        "registrations, pilots, meetings.",
        number.days,
    )
    told = {"number": number.days, "days": days_in_words(shown), "things": len(anew)}
    return {
        "anew_in_words": words % (told | {"otherwise": sum(one.differs for one in anew)}),
        "anew": JUDGED_ANEW.of(sorted(anew, key=lambda one: (not one.differs, one.judged.on))),
    }


def _read_only(request: Request, guidance: Guidance) -> HttpResponse:
    messages.error(request, _("What was put in force is read-only; it can be extended or ended early."))
    return redirect("pilots:guidance", pk=guidance.pk)


def _still(guidance: Guidance) -> str:
    words = _("In force: %(validity)s. What was decided and held before stays as it was.")
    return words % {"validity": validity(guidance)}


def _resting(request: Request, guidance: Guidance) -> str:
    number = pilots_on(request.today).filter(guidance=guidance).count()
    words = ngettext(
        "%(number)d pilot rests on it and lasts as long as it does.",
        "%(number)d pilots rest on it and last as long as it does.",
        number,
    )
    return words % {"number": number}


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)


def _warnings(guidance: Guidance) -> list[str]:
    if Organisation.objects.filter(code=guidance.decider_abroad).exists():
        return []
    return [
        _("There is no organisation %(code)s here: nobody would decide on organisations abroad.")
        % {"code": guidance.decider_abroad}
    ]


def _changes(request: Request, guidance: Guidance) -> list[str]:
    """One sentence for each format: how many gain, how many lose."""
    before = guidance_before(guidance)
    asked = WhatIf(
        before=terms_of(before) if before else None,
        after=terms_of(guidance),
        day=request.today,
    )
    return changes_in_words(asked.compare())
