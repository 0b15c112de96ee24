"""Writing a guidance before it is put in force. A draft applies to nothing, and can be rewritten or thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic


@dataclass(frozen=True)
class Content:
    """All that a guidance says: the columns of its row, and its grounds, quotas and topics row by row."""

    terms: Mapping[str, object]
    grounds: Sequence[Mapping[str, object]]
    quotas: Sequence[Mapping[str, object]]
    topics: Sequence[Mapping[str, object]]


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
) -> Guidance:
    """Everything in it anew. Raises Refused where it has been put in force."""
    guidance = lock_draft(guidance)
    guidance.reference = _reference(document, guidance)
    write_content(guidance, content)
    record(occasion, act="pilots.rewrite_guidance", subject=guidance)
    return guidance


@transaction.atomic
def discard_draft(
    *,
    guidance: Guidance,
    occasion: Occasion,
) -> None:
    guidance = lock_draft(guidance)
    record(occasion, act="pilots.discard_guidance", subject=guidance)
    _empty(guidance)
    guidance.delete()


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
