"""Keeping what is written for a document: per reporting day, so that an old period keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date, keep_texts
from cells.models import Organisation, Post
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Round
from reports.models import Cover, Narrative
from reports.rules.kinds import DocumentKind
from reports.services.kinds import KINDS
from reports.services.kinds.base import KindOfDocument

COVER = {
    "number": "number",
    "dated_on": "dated_on",
    "signed_by": "signed_by",
    "document": "asked_in",
    "with_charts": "with_charts",
}
"""By the name of a field of the form the column it fills."""


@dataclass(frozen=True)
class CoverDraft:
    """`signed_by`, `with_charts` None: as usual. `document`: the letter that asked for it."""

    number: int | None = None
    dated_on: date | None = None
    signed_by: Post | None = None
    document: CitedDocument | None = None
    with_charts: bool | None = None


def entries_of(texts: Mapping[str, str]) -> dict[str, str]:
    """By the names of the fields of the form."""
    return {f"text_{section}": text for section, text in texts.items()}


def entries_of_cover(cover: Cover) -> dict[str, object]:
    entries = {name: getattr(cover, fact) for name, fact in COVER.items()}
    # What nobody has settled yet is as the form shows it.
    return {name: value for name, value in entries.items() if name != "with_charts" or value is not None}


def period_part(kind: str, day: date, round: Round | None = None) -> str:
    """What of an organisation is kept wording by wording: the text of a document on one reporting day."""
    return f"{kind}/{day.isoformat()}" + (f"/{round.pk}" if round else "")


@transaction.atomic
def save_narratives(
    *,
    organisation: Organisation,
    kind: str,
    day: date,
    texts: Mapping[str, str],
    occasion: Occasion,
    made_from: Entries | None = None,
    round: Round | None = None,
) -> None:
    """Keep the texts of the period, each section once. `kind`: the name under which they are kept (`KindOfDocument.kept_as`).

    One entry of the log names the sections that changed; none where nothing did. Raises Outdated where somebody else kept another
    text since `made_from`, and ValueError for a section the document does not have.
    """
    if unknown := set(texts) - {section.key for section in _kind_of(kind).sections}:
        raise ValueError(f"A {kind} has no section {', '.join(sorted(unknown))}.")
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    period = Narrative.objects.filter(organisation=organisation, kind=kind, day=day, round=round)
    before = dict(period.values_list("section", "text"))
    cleaned = {section: clean_text(text, lines=True) for section, text in texts.items()}
    kept, part = entries_of(before), period_part(kind, day, round)
    check_up_to_date(made_from, kept=kept, wanted=entries_of(cleaned), last=kept_texts_of(organisation, part).first())
    changed = sorted(section for section, text in cleaned.items() if before.get(section) != text)
    for section in changed:
        period.update_or_create(
            section=section,
            defaults={"text": cleaned[section], "edited_by": occasion.by.user, "edited_at": occasion.at},
            create_defaults={
                "organisation": organisation,
                "kind": kind,
                "day": day,
                "round": round,
                "text": cleaned[section],
                "edited_by": occasion.by.user,
                "edited_at": occasion.at,
            },
        )
    if changed:
        keep_texts(of=organisation, part=part, texts=entries_of(before | cleaned), before=kept, occasion=occasion)
        record(
            occasion,
            act="reports.keep_narratives",
            subject=organisation,
            data={"kind": kind, "day": day, "sections": changed} | _about(round),
        )


@transaction.atomic
def save_cover(
    *,
    organisation: Organisation,
    kind: str,
    day: date,
    cover: CoverDraft,
    occasion: Occasion,
    made_from: Entries | None = None,
    round: Round | None = None,
) -> Cover:
    """Keep what stands around the text of the period.

    Raises Outdated where somebody else kept another since `made_from`, and Refused where whoever signs does not hold the
    office on the day.
    """
    if cover.signed_by is not None and cover.signed_by not in _kind_of(kind).signatories(organisation, day):
        raise Refused(_("Choose somebody who holds the office on the reporting day."), field="signed_by")
    facts = {
        "number": cover.number,
        "dated_on": cover.dated_on,
        "signed_by": cover.signed_by,
        "asked_in": cite(cover.document, today=occasion.today, shared=True),
        "with_charts": cover.with_charts,
    }
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    before = Cover.objects.filter(organisation=organisation, kind=kind, day=day, round=round).first()
    _check_number_is_free(organisation, kind, day, cover, before)
    check_up_to_date(
        made_from,
        kept=entries_of_cover(before) if before else {},
        wanted={field: facts[fact] for field, fact in COVER.items()},
        last=_edit_of(before),
    )
    if before is not None and all(getattr(before, fact) == value for fact, value in facts.items()):
        return before
    kept, _created = Cover.objects.update_or_create(
        organisation=organisation,
        kind=kind,
        day=day,
        round=round,
        defaults=facts | {"edited_by": occasion.by.user, "edited_at": occasion.at},
    )
    record(
        occasion,
        act="reports.keep_cover",
        subject=organisation,
        data={"kind": kind, "day": day} | _about(round) | facts,
    )
    return kept


def _kind_of(kept_as: str) -> KindOfDocument:
    """By the name under which its texts are kept (`KindOfDocument.kept_as`)."""
    return KINDS[DocumentKind(kept_as.partition("/")[0])]


def _about(round: Round | None) -> dict[str, object]:
    return {"round": round.pk} if round else {}


def _check_number_is_free(
    organisation: Organisation, kind: str, day: date, cover: CoverDraft, before: Cover | None
) -> None:
    """Of one sort and one year an organisation gives each number once (36-HD/VPTW). Raises Refused."""
    year = (cover.dated_on or day).year
    key = _kind_of(kind).key
    of_kind = Q(kind=key) | Q(kind__startswith=f"{key}/")
    same = Cover.objects.filter(of_kind, organisation=organisation, number=cover.number)
    same = same.exclude(pk=before.pk) if before else same
    for other in same if cover.number is not None else ():
        if (other.dated_on or other.day).year == year:
            raise Refused(
                _("The number %(number)d is that of the document of %(day)s. Choose another.")
                % {"number": cover.number, "day": day_in_words(other.dated_on or other.day)},
                field="number",
            )


@dataclass(frozen=True)
class _Edit:
    by: User
    at: datetime


def _edit_of(cover: Cover | None) -> _Edit | None:
    return _Edit(cover.edited_by, cover.edited_at) if cover else None
