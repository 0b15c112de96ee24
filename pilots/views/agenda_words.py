"""The words by which agendas are read: everybody looks at them and tries them, a board or an administrator extends them."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import always, declare, large
from accounts.models import Occasion
from accounts.rules.days import years_before
from accounts.rules.numbers import number_typed
from accounts.rules.seen import Figures
from accounts.views.looking import Stage, look_over
from accounts.views.posting import posted
from cells.access import Role, holds, listers, occasion_for
from cells.models import Organisation
from cells.queries.mandates import READERS
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.forms.agenda_words import EndPhraseForm, PhraseForm, TryForm, as_lines
from pilots.models import AgendaPhrase
from pilots.queries.agenda_words import Effect, effect_of, phrases, site_words_on, stored_items, with_phrase
from pilots.queries.guidance import nearest_topics
from pilots.rules.agenda import SitePhrase, kinds, read_item
from pilots.services.agenda_words import end_phrase, enter_phrase
from pilots.tables.agenda_words import (
    CHANGED,
    COUNTS,
    KINDS,
    PHRASES,
    READINGS,
    TRIED,
    TriedRow,
    changed_rows,
    kind_rows,
    phrase_rows,
)

EXTENDING = (Role.BOARD, Role.ADMINISTRATOR)
FORM = ["GET", "HEAD", "POST"]
SHOWN = 200


@declare(listers)
@saves_as_excel
def agenda_words(request: Request) -> HttpResponse:
    """What the site added, and what the product knows of each topic of the guidance."""
    today = request.today
    topics, mine = nearest_topics(today), _owners(request)
    dress = partial(phrase_rows, topics=topics, mine=mine, today=today)
    tables = (PHRASES.of(list(phrases()), dress=dress), KINDS.of(kind_rows(kinds(), topics)))
    context = {"may_extend": bool(mine)}
    administers = request.mandates.administers and not request.mandates.hold(*READERS)
    return answer_lists(request, "pilots/agenda_words.html", context, *tables, as_administrator=administers)


@declare(listers)
@require_http_methods(FORM)
def agenda_try(request: Request) -> HttpResponse:
    """Items are typed and read; nothing is kept."""
    form, context = TryForm(posted(request)), {}
    if form.is_valid():
        topics = nearest_topics(request.today)
        words = site_words_on(request.today, _top(request))
        readings = [read_item(text, topics=topics, words=words) for text in form.items()]
        context["table"] = READINGS.of(readings)
    return render(request, "pilots/agenda_try.html", {"form": form, **context})


@declare(holds(*EXTENDING))
@large(always)
@require_http_methods(FORM)
def agenda_phrase_new(request: Request) -> HttpResponse:
    """With `?replaces=` in the place of another phrase, with `?text=` begun from an item. Its effect is looked at first."""
    today, topics = request.today, nearest_topics(request.today)
    replaces = _mine_or_404(request, number) if (number := number_typed(request.GET.get("replaces", ""))) else None
    owner = replaces.owner if replaces else _owner(request)
    form = PhraseForm(posted(request), topics=topics, initial=_initial(request, replaces))

    def act() -> None:
        draft = form.draft(owner)
        enter_phrase(draft=draft, replaces=replaces, occasion=_by(request, owner))

    seen = _Seen(request, owner, ends=replaces)
    stage = look_over(request, form, act, figures=lambda: seen.figures(adds=form.draft(owner).phrase))
    if stage == Stage.DONE:
        messages.success(request, _("The words are kept. Agendas are read by them from their first day on."))
        return redirect("pilots:agenda_words")
    context: dict[str, object] = {"form": form, "replaces": replaces, "owner": owner}
    if stage == Stage.LOOK:
        phrase = form.draft(owner).phrase
        context |= seen.shown(adds=phrase)
        before = site_words_on(today, owner)
        after = with_phrase(phrase, instead_of=replaces, organisation=owner, day=today)
        tried = [
            TriedRow(read_item(text, topics=topics, words=before), read_item(text, topics=topics, words=after))
            for text in form.tried_items()
        ]
        context["tried"] = TRIED.of(tried) if tried else None
    return render(request, "pilots/agenda_phrase_new.html", context)


@declare(holds(*EXTENDING))
@large(always)
@require_http_methods(FORM)
def agenda_phrase_end(request: Request, pk: int) -> HttpResponse:
    """It stays to be read, with the reason; agendas are read without it."""
    phrase = _mine_or_404(request, pk)
    if phrase.valid_to is not None:
        return redirect("pilots:agenda_words")
    form = EndPhraseForm(posted(request), today=request.today)

    def act() -> None:
        typed = form.cleaned_data
        end_phrase(phrase=phrase, on=typed["on"], why=typed["why"], occasion=_by(request, phrase.owner))

    seen = _Seen(request, phrase.owner, ends=phrase)
    stage = look_over(request, form, act, figures=lambda: seen.figures(adds=None))
    if stage == Stage.DONE:
        messages.success(request, _("The words are ended. They stay to be read with the reason."))
        return redirect("pilots:agenda_words")
    context: dict[str, object] = {"form": form, "phrase": phrase}
    if stage == Stage.LOOK:
        context |= seen.shown(adds=None)
    return render(request, "pilots/agenda_phrase_end.html", context)


@dataclass
class _Seen:
    """What a phrase would change in the items of the last year and those planned, read once a page."""

    request: Request
    owner: Organisation | None
    ends: AgendaPhrase | None
    effect: Effect | None = None

    def figures(self, *, adds: SitePhrase | None) -> Figures:
        effect = self._effect(adds)
        return {"read": effect.read, **{f"{before} {after}": number for before, after, number in effect.counts}}

    def shown(self, *, adds: SitePhrase | None) -> dict[str, Any]:
        """An administrator who reads nothing sees how many, and no text."""
        effect, reads = self._effect(adds), self._reads()
        changed = list(effect.changed[:SHOWN]) if reads else []
        dress = partial(changed_rows, today=self.request.today)
        return {
            "looked_at": True,
            "effect": effect,
            "counts": COUNTS.of(effect.counts),
            "changed": CHANGED.of(changed, dress=dress),
            "more": max(0, len(effect.changed) - SHOWN) if reads else 0,
            "reads": reads,
        }

    def _effect(self, adds: SitePhrase | None) -> Effect:
        if self.effect is None:
            items = stored_items(self.owner, years_before(self.request.today, 1))
            today = self.request.today
            self.effect = effect_of(items, adds=adds, ends=self.ends, organisation=self.owner, day=today)
        return self.effect

    def _reads(self) -> bool:
        return self.owner is not None and self.request.mandates.may(self.owner, *READERS)


def _owners(request: Request) -> set[int | None]:
    """Whose words the person may change; None: those that hold everywhere."""
    everywhere: set[int | None] = {None} if request.mandates.administers else set()
    return everywhere | {organisation.pk for organisation in request.mandates.organisations(Role.BOARD)}


def _owner(request: Request) -> Organisation | None:
    """For whom the person enters words: an administrator for everybody, a board for its own and below."""
    return None if request.mandates.administers else request.mandates.tops(Role.BOARD)[0]


def _top(request: Request) -> Organisation | None:
    return next(iter(request.mandates.tops(*READERS)), None)


def _mine_or_404(request: Request, pk: int) -> AgendaPhrase:
    phrase: AgendaPhrase = get_object_or_404(phrases(), pk=pk)
    if phrase.owner_id not in _owners(request):
        raise Http404
    return phrase


def _by(request: Request, owner: Organisation | None) -> Occasion:
    return occasion_for(request, owner, Role.BOARD if owner else Role.ADMINISTRATOR)


def _initial(request: Request, replaces: AgendaPhrase | None) -> dict[str, Any]:
    begun: dict[str, Any] = {"valid_from": request.today}
    if replaces is not None:
        words = {name: as_lines(getattr(replaces, name)) for name in ("acts", "objects_of", "contexts")}
        return begun | words | {"says": replaces.says, "topic": replaces.topic}
    text = request.GET.get("text", "")[:2000]
    return begun | {"says": "unclear", "objects_of": text, "tried": text, "topic": request.GET.get("topic", "")}
