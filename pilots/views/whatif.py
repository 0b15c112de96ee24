"""What a draft would change: how many organisations would be eligible under it against the one before, and which."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import InvalidPage, Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.views.lists import Pages
from cells.access import Role, holds
from cells.models import OrganisationVersion
from cells.views.days import day_query
from pilots.access import guidances_for
from pilots.forms.guidance_acts import WhatIfForm
from pilots.models import Guidance
from pilots.models.guidance import FORMATS
from pilots.queries.guidance import guidance_before, terms_of
from pilots.queries.whatif import Change, Comparison, Standing, WhatIf
from pilots.rules.terms import Format, Subject

ROWS = 100
FORMAT_IN_WORDS = {Format(format): words for format, words in FORMATS}


@dataclass(frozen=True)
class Line:
    """A kind of organisation, or all of them."""

    title: str
    change: Change
    total: bool = False


@dataclass(frozen=True)
class Card:
    format: Format
    title: str
    lines: list[Line]


@declare(holds(Role.ADMINISTRATOR))
@require_safe
def whatif(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, asked = _asked(request, pk)
    compared = asked.compare()
    context = {
        "guidance": found,
        "before": guidance_before(found),
        "form": form,
        "day": asked.day,
        "on_query": day_query(request, asked.day),
        "cards": [_card(compared, format) for format in Format],
        "subjects": [(_kind(subject), number) for subject, number in compared.subjects.items()],
    }
    return render(request, "pilots/whatif.html", context)


@declare(holds(Role.ADMINISTRATOR))
@require_safe
def whatif_list(request: HttpRequest, pk: int, format: str, standing: str) -> HttpResponse:
    """The organisations behind a figure."""
    if format not in list(Format) or standing not in list(Standing):
        raise Http404
    found, _form, asked = _asked(request, pk)
    context = {
        "guidance": found,
        "title": f"{str(FORMAT_IN_WORDS[Format(format)]).capitalize()} · {_standings(found)[Standing(standing)]}",
        "day": asked.day,
        "on_query": day_query(request, asked.day),
        "page": _page(request, asked, Format(format), Standing(standing)),
    }
    return render(request, "pilots/whatif_list.html", context)


def changes_in_words(compared: Comparison) -> list[str]:
    words = _(
        "%(format)s: %(before)d organisations are eligible now, %(after)d would be; %(gained)d gain, %(lost)d lose."
    )
    sentences = []
    for format in Format:
        change = compared.change(format)
        numbers = {"before": change.before, "after": change.after, "gained": change.gained, "lost": change.lost}
        sentences.append(words % {"format": str(FORMAT_IN_WORDS[format]).capitalize(), **numbers})
    return sentences


def _asked(request: HttpRequest, pk: int) -> tuple[Guidance, WhatIfForm, WhatIf]:
    found = get_object_or_404(guidances_for(request), pk=pk)
    today: date = request.today  # type: ignore[attr-defined]
    form = WhatIfForm(request.GET, today=today)
    before = guidance_before(found)
    asked = WhatIf(before=terms_of(before) if before else None, after=terms_of(found), day=form.day(today))
    return found, form, asked


def _card(compared: Comparison, format: Format) -> Card:
    lines = [Line(_kind(subject), compared.changes[format, subject]) for subject in Subject]
    return Card(
        format, str(FORMAT_IN_WORDS[format]), [*lines, Line(_("together"), compared.change(format), total=True)]
    )


def _kind(subject: Subject) -> str:
    return str(OrganisationVersion.Kind(subject.value).label)


def _standings(guidance: Guidance) -> dict[Standing, str]:
    before = guidance_before(guidance)
    return {
        Standing.BEFORE: _("eligible under %(guidance)s") % {"guidance": before or "–"},
        Standing.AFTER: _("eligible under %(guidance)s") % {"guidance": guidance},
        Standing.GAINED: _("would become eligible"),
        Standing.LOST: _("would no longer be eligible"),
    }


def _page(request: HttpRequest, asked: WhatIf, format: Format, standing: Standing) -> Page:
    pages = Pages(asked.organisations(format, standing), ROWS)
    try:
        return pages.page(request.GET.get("page", "1"))
    except InvalidPage:
        return pages.page(1)
