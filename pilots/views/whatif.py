"""What a draft would change: how many organisations would be eligible under it against the one before, which, and why."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import always, declare, large
from accounts.tables import List, Table
from cells.access import Role, holds
from cells.queries.organisation_words import OrganisationWords, What, words_on
from cells.queries.organisations import versions_on
from cells.requests import Request
from cells.rules.headcount import Headcount
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import guidances_for
from pilots.forms.guidance_acts import WhatIfForm
from pilots.models import Guidance
from pilots.models.guidance import FORMATS
from pilots.queries.eligibility import findings_under
from pilots.queries.guidance import guidance_before, terms_of
from pilots.queries.usage import over_quota
from pilots.queries.whatif import Comparison, EligibilityChange, Eligible, WhatIf
from pilots.rules.eligibility import Finding
from pilots.rules.terms import Format, Subject
from pilots.tables.eligibility import BEHIND_WHAT_IF, counted_rows
from pilots.tables.guidances import WhatIfRow, counted_twice, what_if

FORMAT_IN_WORDS = {Format(format): words for format, words in FORMATS}


@declare(holds(Role.ADMINISTRATOR))
@large(always)
@saves_as_excel
def whatif(request: Request, pk: int) -> HttpResponse:
    guidance, form, asked = _asked(request, pk)
    compared, words = asked.compare(), words_on(asked.day)
    declared = what_if({key.value: words for key, words in _headings(guidance).items()})
    cards = [_card(declared, guidance, compared, format, day_query(request, asked.day), words) for format in Format]
    context = {
        "guidance": guidance,
        "before": guidance_before(guidance),
        "form": form,
        "day": asked.day,
        "over_quota": over_quota(asked.after),
        "cards": cards,
        "subjects": [(_kind(subject, words), number) for subject, number in compared.subjects.items()],
    }
    return answer_lists(request, "pilots/whatif.html", context, *cards, as_administrator=True)


@dataclass(frozen=True)
class FormatComparison:
    """A format judged under the one before and under the draft."""

    title: str
    before: Finding
    after: Finding


@declare(holds(Role.ADMINISTRATOR))
@large(always)
@saves_as_excel
def whatif_list(request: Request, pk: int, format: str, eligible: str) -> HttpResponse:
    """The organisations behind a figure."""
    if format not in list(Format) or eligible not in list(Eligible):
        raise Http404
    guidance, _form, asked = _asked(request, pk)
    subject = _subject(request.GET.get("kind", ""))
    title = [str(FORMAT_IN_WORDS[Format(format)]).capitalize(), _eligible_in_words(guidance)[Eligible(eligible)]]
    query = day_query(request, asked.day)
    counted = asked.organisations(Format(format), Eligible(eligible), subject)
    context = {
        "guidance": guidance,
        "title": " · ".join([*title, _kind(subject, words_on(asked.day))] if subject else title),
        "day": asked.day,
        "on_query": query,
    }
    dress = partial(
        counted_rows,
        day=asked.day,
        address=lambda version: reverse("pilots:whatif_one", args=[pk, version.organisation.code]) + query,
    )
    table = BEHIND_WHAT_IF.of(counted, dress=dress, number=len(counted))
    return answer_lists(request, "pilots/whatif_list.html", context, table, as_administrator=True)


@declare(holds(Role.ADMINISTRATOR))
@require_safe
def whatif_one(request: Request, pk: int, code: str) -> HttpResponse:
    """One organisation under both: what was counted, and what each says. Figures only, no names of members."""
    guidance, _form, asked = _asked(request, pk)
    version = get_object_or_404(versions_on(asked.day).filter(kind__in=list(Subject)), organisation__code=code)
    sides = [findings_under(terms, [version], asked.day) for terms in (asked.before, asked.after)]
    before, after = ([side[version.organisation_id, format] for format in Format] for side in sides)
    previous = guidance_before(guidance)
    table = counted_twice([str(previous) if previous else _("before"), str(guidance)])
    context = {
        "guidance": guidance,
        "before": previous,
        "version": version,
        "organisation": version.organisation,
        "kind": words_on(asked.day).kind(version),
        "day": asked.day,
        "on_query": day_query(request, asked.day),
        "table": table.of(_figures(before[0].count, after[0].count)),
        "comparisons": [
            FormatComparison(str(FORMAT_IN_WORDS[format]), *pair)
            for format, *pair in zip(Format, before, after, strict=True)
        ],
    }
    return render(request, "pilots/whatif_one.html", context)


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


def _asked(request: Request, pk: int) -> tuple[Guidance, WhatIfForm, WhatIf]:
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    today: date = request.today
    form = WhatIfForm(request.GET, today=today)
    before = guidance_before(guidance)
    asked = WhatIf(before=terms_of(before) if before else None, after=terms_of(guidance), day=form.day())
    return guidance, form, asked


def _card(
    declared: List, guidance: Guidance, compared: Comparison, format: Format, on_query: str, words: OrganisationWords
) -> Table:
    def row(title: str, change: EligibilityChange, subject: Subject | None = None) -> WhatIfRow:
        kind = urlencode({"kind": subject}) if subject else ""
        query = "&".join(part for part in (on_query.removeprefix("?"), kind) if part)
        behind = {key: reverse("pilots:whatif_list", args=[guidance.pk, format, key]) for key in Eligible}
        return WhatIfRow(
            title,
            {key: (getattr(change, key), behind[key] + (f"?{query}" if query else "")) for key in Eligible},
        )

    rows = [row(_kind(subject, words), compared.changes[format, subject], subject) for subject in Subject]
    together = row(_("together"), compared.change(format))
    return declared.of(rows, total=together, part=capfirst(FORMAT_IN_WORDS[format]))


def _headings(guidance: Guidance) -> dict[Eligible, str]:
    before = guidance_before(guidance)
    return {
        Eligible.BEFORE: _("Eligible under %(guidance)s") % {"guidance": before} if before else _("Eligible before"),
        Eligible.AFTER: _("Eligible under %(guidance)s") % {"guidance": guidance},
        Eligible.GAINED: _("Gain"),
        Eligible.LOST: _("Lose"),
    }


def _figures(before: Headcount, after: Headcount) -> list[tuple[str, int, int]]:
    """What was counted, as each of the two counts it."""
    return [
        (_("members, nobody left out"), before.members, after.members),
        (_("members counted (base)"), before.base, after.base),
        (_("of the base, with a valid ground"), before.affected, after.affected),
        (_("of them by special circumstances"), before.affected_special, after.affected_special),
        (_("groups"), before.groups, after.groups),
    ]


def _subject(typed: str) -> Subject | None:
    return Subject(typed) if typed in list(Subject) else None


def _kind(subject: Subject, words: OrganisationWords) -> str:
    return words.of(What.KIND, subject.value)


def _eligible_in_words(guidance: Guidance) -> dict[Eligible, str]:
    before = guidance_before(guidance)
    return {
        Eligible.BEFORE: _("eligible under %(guidance)s") % {"guidance": before or "–"},
        Eligible.AFTER: _("eligible under %(guidance)s") % {"guidance": guidance},
        Eligible.GAINED: _("would become eligible"),
        Eligible.LOST: _("would no longer be eligible"),
    }
