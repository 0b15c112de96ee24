"""Writing a guidance before it is put in force. A draft applies to nothing, and can be rewritten or thrown away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import count
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
from cells.models import DocumentReference, GroundKind
from cells.rules.document_reference import CitedDocument
from cells.rules.names import fold
from cells.services.document_references import cite
from pilots.models import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic
from pilots.queries.guidance import unused_kinds
from pilots.rules.agenda import TopicKey
from pilots.rules.guidance import QUOTAS

Row = Mapping[str, object]
"""Values by column."""
OTHER = "other"
GROUND_COLUMNS = ("words", "words_en", "basis", "clause", "evidence", "end_required")
LONGEST_KEY = 26
NEW_GROUNDS = 3
"""As many grounds that no guidance has named yet can be entered at once."""


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
    GuidanceGround.objects.bulk_create(_ground(guidance, row) for row in content.grounds)
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
        grounds=[_row_of(ground) for ground in guidance.grounds.order_by("pk").select_related("category")],
        quotas=list(guidance.quotas.order_by("pk").values("format", "subject", "basis", "per_year", "clause")),
        topics=list(guidance.topics.values("key", "wording", "clause", "refused_everywhere")),
    )


def content_entries(content: Content, reference: DocumentReference | None) -> dict[str, object]:
    """By the names of the fields of the form, which has a row for each ground that is known, for new ones, and for each quota."""
    entries: dict[str, object] = {**content.terms, "document": reference}
    if content.terms:
        entries["online_strict"] = "yes" if content.terms["online_strict"] else "no"
    grounds = {row["category"]: row for row in content.grounds if row["category"]}
    for kind in GroundKind.objects.all():
        row = grounds.get(kind.key, {"words": kind.words, "words_en": kind.words_en})
        entries |= {f"ground-{kind.key}-{name}": row.get(name, "") for name in GROUND_COLUMNS}
    fresh = [row for row in content.grounds if not row["category"]]
    for number in range(NEW_GROUNDS):
        row = fresh[number] if number < len(fresh) else {}
        names = (*GROUND_COLUMNS, "rests_on_area")
        entries |= {f"{new_ground(number)}-{name}": row.get(name, "") for name in names}
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


def new_ground(number: int) -> str:
    """The prefix of the fields of a row for one."""
    return f"ground-new-{number + 1}"


def _row_of(ground: GuidanceGround) -> Row:
    kind = ground.category
    return {
        "category": kind.key,
        "words": ground.words or kind.words,
        "words_en": ground.words_en if ground.words else kind.words_en,
        "basis": ground.basis,
        "clause": ground.clause,
        "evidence": ground.evidence,
        "end_required": ground.end_required,
        "rests_on_area": kind.rests_on_area,
    }


def _ground(guidance: Guidance, row: Row) -> GuidanceGround:
    """A row without a `category`, or of one that nobody knows, brings a kind of ground of its own."""
    columns = dict(row)
    key, rests = str(columns.pop("category") or ""), bool(columns.pop("rests_on_area", False))
    words = {name: str(columns.pop(name, "")) for name in ("words", "words_en")}
    kind, _made = GroundKind.objects.get_or_create(
        key=key or _free_key(words["words"]), defaults={**words, "rests_on_area": rests}
    )
    is_worded_so = not words["words"] or words == {"words": kind.words, "words_en": kind.words_en}
    return GuidanceGround(guidance=guidance, category=kind, **columns, **({} if is_worded_so else words))


def _free_key(words: str) -> str:
    """For a ground with these words: they can be read in it, and it is nobody else's."""
    readable = re.sub(r"[^a-z0-9]+", "_", fold(words))[:LONGEST_KEY].strip("_") or "ground"
    taken = set(GroundKind.objects.filter(key__startswith=readable).values_list("key", flat=True))
    numbered = (f"{readable}_{number}" for number in count(2))
    return readable if readable not in taken else next(key for key in numbered if key not in taken)


def _empty(guidance: Guidance) -> None:
    """What it alone brought of grounds goes with it, and comes back as it is worded now."""
    for rows in (guidance.grounds, guidance.quotas, guidance.topics):
        rows.all().delete()
    unused_kinds().delete()


def _reference(document: CitedDocument, guidance: Guidance | None) -> DocumentReference:
    reference = cite(document, today=None, shared=True)
    same = Guidance.objects.filter(reference=reference)
    if guidance:
        same = same.exclude(pk=guidance.pk)
    if same.exists():
        raise Refused(
            _("%(document)s has been entered as a guidance already.") % {"document": reference}, field="document"
        )
    return reference
