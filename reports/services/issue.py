"""Issuing a document: it gets its number, is signed, and is frozen. What is issued never changes; a correction is a new one."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import translation

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.file_names import file_name
from accounts.rules.seen import Figures as Shown
from accounts.rules.seen import digest_of, refuse_if_changed
from accounts.services.files import keep_file
from accounts.services.log import record
from cells.queries.names import names_with_superior_on
from cells.rules.names import fold
from pilots.queries.guidance import newest_guidance
from reports.models import Issued, NumberBook
from reports.queries.issued import book_on, kept_file
from reports.rules.counted import Counted
from reports.rules.kinds import FileType
from reports.services.documents import file_of
from reports.services.html import Sheet
from reports.services.kinds import KINDS
from reports.services.order import Order
from reports.services.press import Told, nobody
from reports.services.readiness import IssueDraft, Ready, ready_to_issue
from reports.services.verification import mark_of, new_code


def issue_document(
    *,
    order: Order,
    draft: IssueDraft,
    site: str,
    occasion: Occasion,
    seen: Shown | None = None,
    code: str = "",
    told: Told = nobody,
) -> Issued:
    """Give the document the next number of its book and freeze it. Raises Refused, and Changed where it is not what was seen.

    It is laid out before its number is taken: whoever issues the same type meanwhile does not wait for that, and where they were
    given the number it is laid out once more. `code`: the one it is known by, where it was asked for by a job; what was issued
    with it before is what is returned.
    """
    if code and (before := Issued.objects.filter(code=code).first()):
        return before
    code = code or new_code()
    ready = ready_to_issue(order, draft, today=occasion.today)
    refuse_if_changed(seen, ready.shown)
    marked = code, site
    paper = _paper(ready, draft.dated_on, marked, told)
    return _issue_in_turn(order, draft, marked, paper, seen=seen, occasion=occasion)


@transaction.atomic
def _issue_in_turn(
    order: Order,
    draft: IssueDraft,
    marked: tuple[str, str],
    paper: "_Paper",
    *,
    seen: Shown | None,
    occasion: Occasion,
) -> Issued:
    """Whoever issues the same type at the same moment waits here: numbers have neither gap nor double."""
    kind = KINDS[order.kind]
    code, _site = marked
    begun = book_on(order.organisation, kind.book_code, draft.dated_on)
    NumberBook.objects.get_or_create(
        organisation=order.organisation, type_code=kind.book_code, begins_on=begun.begins_on
    )
    book = NumberBook.objects.select_for_update(no_key=True).get(
        organisation=order.organisation, type_code=kind.book_code, begins_on=begun.begins_on
    )
    if before := Issued.objects.filter(code=code).first():
        return before
    ready = ready_to_issue(order, draft, today=occasion.today)
    refuse_if_changed(seen, ready.shown)
    if ready.shown != paper.shown:
        paper = _paper(ready, draft.dated_on, marked, nobody)
    book.last = ready.number
    book.save(update_fields=["last"])
    issued = Issued.objects.create(
        **_facts(ready, draft),
        book=book,
        code=code,
        digest=_kept(paper.pdf),
        word_digest=_kept(paper.word),
        issued_by=occasion.by.user,
        issued_at=occasion.at,
    )
    record(
        occasion,
        act="reports.issue",
        subject=issued,
        why=draft.reason,
        data={"organisation": order.organisation.code, "kind": order.kind, "matter": ready.about}
        | {"symbol": issued.symbol, "dated_on": issued.dated_on, "digest": issued.digest}
        | {"flags": [str(flag) for flag in ready.flags]}
        | ({"replaces": draft.replaces.symbol} if draft.replaces else {}),
    )
    return issued


@dataclass(frozen=True)
class _Paper:
    """Its files, and what was shown of the document they were laid out from."""

    pdf: bytes
    word: bytes
    shown: Shown


def _paper(ready: Ready, day: date, marked: tuple[str, str], told: Told) -> _Paper:
    code, site = marked
    return _Paper(
        pdf=file_of(ready.html(Sheet(mark=mark_of(code, site=site))), day, FileType.PDF, told=told),
        word=file_of(ready.html(), day, FileType.DOCX),
        shown=ready.shown,
    )


def _facts(ready: Ready, draft: IssueDraft) -> dict[str, object]:
    order, signature = ready.order, ready.signing.signature
    name = str(names_with_superior_on([order.organisation.pk], ready.day)[order.organisation.pk])
    second = ready.second.signature if ready.second else None
    recipients = "\n".join(getattr(ready.document, "recipients", ()))
    with translation.override("vi"):
        kind_in_words = str(ready.kind.label)
        counted = ready.kind.counted(order, ready.day)
        figures = _frozen(counted) if counted else {}
    return {
        "organisation": order.organisation,
        "kind": order.kind,
        "matter": ready.about,
        "round_id": order.round_id,
        "meeting_id": order.meeting_id,
        "since": order.since,
        "day": ready.day,
        "number": ready.number,
        "type_code": ready.kind.type_code,
        "symbol": ready.symbol,
        "dated_on": draft.dated_on,
        "title": draft.title,
        "post": ready.signing.post,
        "authority": signature.authority,
        "office": signature.office,
        "signed_by": signature.name,
        "second_post": ready.second.post if ready.second else None,
        "second_authority": second.authority if second else "",
        "second_office": second.office if second else "",
        "second_signed_by": second.name if second else "",
        "recipients": recipients,
        "guidance": newest_guidance(ready.day),
        "figures": figures,
        "file_name": file_name(
            ready.kind.file_name, ready.symbol.replace("/", "-"), name, day=draft.dated_on, ending="pdf"
        ),
        "replaces": draft.replaces,
        "reason": draft.reason,
        "search_key": _search_key(
            ready.symbol, draft.title, kind_in_words, name, signature.name, second.name if second else "", recipients
        )
        + f" {day_in_words(draft.dated_on)}",
    }


def _search_key(symbol: str, *parts: str) -> str:
    """What a search of the register looks through, whatever the spelling."""
    return " ".join(fold(part) for part in (symbol, symbol.replace("-", " "), *parts))


def _frozen(counted: Counted) -> dict[str, object]:
    """What the archive keeps of each figure: what it is called, its number, and a digest of what it counted."""
    each = [
        {"key": one.key, "label": str(one.label), "value": one.value, "digest": digest_of(one.behind)}
        for one in counted.figures
    ]
    return {
        "query": counted.query,
        "numbers": dict(counted.numbers),
        "digest": digest_of(counted.behind),
        "each": each,
    }


def _kept(content: bytes) -> str:
    """The digest it lies under. Nobody knows of it before the row stands that speaks of it."""
    digest = hashlib.sha256(content).hexdigest()
    keep_file(kept_file(digest), content)
    return digest
