"""What must be so before a document is issued, and how what is about it is named."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from reports.rules.citation import Citation
from reports.rules.party_document import AnnexedTo, Head, Signature
from reports.rules.wording import cited_date, place_and_day

Document = TypeVar("Document")


def matter_of(
    *, day: date, since: date | None = None, round_id: int | None = None, meeting_id: int | None = None
) -> str:
    """What a document is about: a meeting, a round, a time or a day. Of each an organisation issues one document of a kind."""
    if meeting_id is not None:
        return f"meeting:{meeting_id}"
    if round_id is not None:
        return f"round:{round_id}"
    return f"time:{since.isoformat()}:{day.isoformat()}" if since else f"day:{day.isoformat()}"


def cited_in(document: object) -> Iterator[Citation]:
    """Every document that one cites, wherever in it."""
    if isinstance(document, Citation):
        yield document
    elif is_dataclass(document):
        for field in fields(document):
            yield from cited_in(getattr(document, field.name))
    elif isinstance(document, tuple | list):
        for part in document:
            yield from cited_in(part)


def check_dated(
    dated_on: date, *, today: date, of: date, cited: Iterable[Citation], number_before: tuple[str, date] | None = None
) -> None:
    """Raises Refused where it is dated in time to come, before the day it speaks of, before what it cites, or before the
    document that has the number before it."""
    if dated_on > today:
        raise _too_early(_("The date lies ahead: a document is dated on the day it is signed."))
    if dated_on < of:
        raise _too_early(_("Its figures are of %(day)s: it cannot be dated before that.") % {"day": day_in_words(of)})
    latest = max(cited, key=lambda citation: citation.issued_on, default=None)
    if latest is not None and dated_on < latest.issued_on:
        raise _too_early(
            _("It cites %(document)s of %(day)s: it cannot be dated before that.")
            % {"document": latest.symbol, "day": day_in_words(latest.issued_on)}
        )
    if number_before is not None and dated_on < number_before[1]:
        raise _too_early(
            _("%(document)s has the number before it and is dated %(day)s: it cannot be dated before that.")
            % {"document": number_before[0], "day": day_in_words(number_before[1])}
        )


def _too_early(why: str) -> Refused:
    return Refused(why, field="dated_on")


def signed_and_numbered(
    document: Document, signature: Signature, *, symbol: str, place: str, dated_on: date
) -> Document:
    """The document as it stands on its sheets with another number, date and signature, as far as it has them at all."""
    if not is_dataclass(document) or isinstance(document, type):
        return document
    parts: dict[str, object] = {}
    if isinstance(head := getattr(document, "head", None), Head):
        # Minutes have neither place nor day above (36-HD/VPTW).
        dated = place_and_day(place, dated_on) if head.place_and_day else ""
        parts["head"] = replace(head, number_line=f"Số {symbol}", place_and_day=dated)
    if isinstance(getattr(document, "annexed_to", None), AnnexedTo):
        parts["annexed_to"] = AnnexedTo(symbol, cited_date(dated_on))
    if isinstance(drafted := getattr(document, "signature", None), Signature):
        parts["signature"] = replace(signature, instruction=drafted.instruction)
    return replace(document, **parts)
