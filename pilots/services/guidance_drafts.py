"""Writing a guidance before it is put in force. A draft applies to nothing, and can be rewritten or thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, digest_of, refuse_if_changed
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import DocumentReference, Ground
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic
from pilots.rules.agenda import TopicKey
from pilots.rules.guidance import QUOTAS

Row = Mapping[str, object]
"""Values by column."""
OTHER = "other"


@dataclass(frozen=True)
class Content:
    """All that a guidance says: the columns of its row, and its grounds, quotas and topics row by row."""

    terms: Row
    grounds: Sequence[Row]
    quotas: Sequence[Row]
    topics: Sequence[Row]


@transaction.atomic
def enter_draft(
    *,
    document: CitedDocument,
    content: Content,
    occasion: Occasion,
) -> Guidance:
    """A new draft. Raises Refused where the document is secret or is a guidance already."""
    guidance = Guidance(reference=_reference(document, None))
    write_content(guidance, content)
    record(occasion, act="pilots.enter_guidance", subject=guidance)
    return guidance


@transaction.atomic
def rewrite_draft(
    *,
    guidance: Guidance,
    document: CitedDocument,
    content: Content,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Guidance:
    """Everything in it anew. Raises Refused where it has been put in force, Outdated where somebody else rewrote it since
    `made_from`."""
    guidance = lock_draft(guidance)
    reference = _reference(document, guidance)
    check_up_to_date(
        made_from,
        kept=content_entries(content_of(guidance), guidance.reference),
        wanted=content_entries(content, reference),
        last=last_entry(guidance, acts=["pilots.enter_guidance", "pilots.rewrite_guidance"]),
    )
    guidance.reference = reference
    write_content(guidance, content)
    record(occasion, act="pilots.rewrite_guidance", subject=guidance)
    return guidance


@transaction.atomic
def discard_draft(
    *,
    guidance: Guidance,
    occasion: Occasion,
    seen: Figures | None = None,
) -> None:
    """Raises Changed where `seen`, as `draft_shown` gave it, is no longer so."""
    guidance = lock_draft(guidance)
    refuse_if_changed(seen, draft_shown(guidance))
    record(occasion, act="pilots.discard_guidance", subject=guidance)
    _empty(guidance)
    guidance.delete()


def draft_shown(guidance: Guidance) -> dict[str, Any]:
    """What is looked at before a draft is put in force or thrown away: all that it says, by its digest."""
    content = digest_of(asdict(content_of(guidance)))
    return {"guidance": str(guidance), "days": days_shown(guidance), "content": content}


def days_shown(guidance: Guidance) -> list[date | None]:
    return [guidance.valid_from, guidance.valid_to]


def lock_draft(guidance: Guidance) -> Guidance:
    """The draft as it is now, locked. Raises Refused where it is none any more."""
    locked = Guidance.objects.select_for_update(of=("self",)).select_related("reference").filter(pk=guidance.pk).first()
    if locked is None:
        raise Refused(_("This draft has been thrown away."))
    if not locked.is_draft:
        raise Refused(_("%(guidance)s has been put in force and can no longer be changed.") % {"guidance": locked})
    return locked


def write_content(guidance: Guidance, content: Content) -> None:
    """The row and the rows that belong to it, in the place of what was there."""
    for name, value in content.terms.items():
        setattr(guidance, name, value)
    guidance.save()
    _empty(guidance)
    GuidanceGround.objects.bulk_create(GuidanceGround(guidance=guidance, **row) for row in content.grounds)
    GuidanceQuota.objects.bulk_create(GuidanceQuota(guidance=guidance, **row) for row in content.quotas)
    GuidanceTopic.objects.bulk_create(
        GuidanceTopic(guidance=guidance, position=position, **row) for position, row in enumerate(content.topics)
    )


def content_of(guidance: Guidance) -> Content:
    """What it says, ready to be written into another: the start of a copy."""
    left_out = {"id", "reference", "state", "shipped"}
    terms = {field.name: getattr(guidance, field.name) for field in guidance._meta.local_fields}
    return Content(
        terms={name: value for name, value in terms.items() if name not in left_out},
        grounds=list(guidance.grounds.order_by("pk").values("category", "basis", "clause", "end_required")),
        quotas=list(guidance.quotas.order_by("pk").values("format", "subject", "basis", "per_year", "clause")),
        topics=list(guidance.topics.values("key", "wording", "clause", "refused_everywhere")),
    )


def content_entries(content: Content, reference: DocumentReference | None) -> dict[str, object]:
    """By the names of the fields of the form, which has a row for each ground and each quota there can be."""
    entries: dict[str, object] = {**content.terms, "document": reference}
    if content.terms:
        entries["online_strict"] = "yes" if content.terms["online_strict"] else "no"
    grounds = {f"ground-{row['category']}": row for row in content.grounds}
    for category in Ground.Category.values:
        row = grounds.get(f"ground-{category}", {})
        entries |= {f"ground-{category}-{name}": row.get(name, "") for name in ("basis", "clause", "end_required")}
    quotas = {(row["format"], row["subject"], row["basis"]): row for row in content.quotas}
    for quota in QUOTAS:
        row = quotas.get(quota.key, {})
        facts = {"per_year": row.get("per_year", ""), "clause": row.get("clause", "")}
        facts["unlimited"] = bool(row) and row["per_year"] is None
        entries |= {f"{quota.prefix}-{name}": value for name, value in facts.items()}
    return entries | {"topic": [topic_row(row) for row in content.topics]}


def topic_row(row: Row) -> list[str]:
    """A line of the form; a topic that the reading of agendas does not know is another one."""
    key = str(row["key"])
    known = key if key in set(TopicKey) else OTHER
    return [str(row["wording"]), known, str(row["clause"]), "on" if row["refused_everywhere"] else ""]


def _empty(guidance: Guidance) -> None:
    for rows in (guidance.grounds, guidance.quotas, guidance.topics):
        rows.all().delete()


def _reference(document: CitedDocument, guidance: Guidance | None) -> DocumentReference:
    reference = cite(document, shared=True)
    same = Guidance.objects.filter(reference=reference)
    if guidance:
        same = same.exclude(pk=guidance.pk)
    if same.exists():
        raise Refused(
            _("%(document)s has been entered as a guidance already.") % {"document": reference}, field="document"
        )
    return reference
