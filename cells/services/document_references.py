"""The citation register: documents are entered once and cited from it, so that no date is mistyped. Secrets stay outside."""

from datetime import date
from typing import overload

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor, Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument, check_issued, issuer_key, normalise_symbol, symbol_key
from cells.rules.secrecy import is_secret_document


@overload
def cite(document: CitedDocument, *, today: date | None, shared: bool = False) -> DocumentReference: ...
@overload
def cite(document: CitedDocument | None, *, today: date | None, shared: bool = False) -> DocumentReference | None: ...
def cite(document: CitedDocument | None, *, today: date | None, shared: bool = False) -> DocumentReference | None:
    """The document as it is cited, entered when it is cited for the first time; None where nothing is cited.

    `shared`: it stands in the register for everybody; what orders an act about one member does not. A title it already has is
    kept. For services, in the transaction of their act. Raises Refused (beside `document`) where it is marked secret, or dated
    after `today`, the day of whoever cites it; None of what ships with the product, whatever the day of a demo, and of a draft
    that is written before its document is signed (a guidance, a plan that is prepared).
    """
    if document is None:
        return None
    if is_secret_document(document.symbol, document.title):
        raise Refused(_refused_secret(), field="document")
    if today is not None:
        check_issued(document, today)
    return _entered(document, shared=shared)[0]


@transaction.atomic
def add_document(
    *,
    document: CitedDocument,
    secret: bool,
    occasion: Occasion,
) -> tuple[DocumentReference, bool]:
    """Enter a document in the register, and whether it was new there. Raises Refused where it is secret, or marked so."""
    if secret:
        raise Refused(_refused_secret(), field="secret")
    if is_secret_document(document.symbol, document.title):
        raise Refused(_refused_secret(), field="symbol" if is_secret_document(document.symbol) else "title")
    reference, created = _entered(document, shared=True, by=occasion.by)
    if created:
        record(occasion, act="cells.add_document", subject=reference)
    return reference, created


@transaction.atomic
def correct_title(
    *,
    reference: DocumentReference,
    title: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """Issuer, symbol and date are what it is known by and stay. The log keeps the title that was wrong. Raises Outdated where
    somebody else corrected it since `made_from`."""
    reference = DocumentReference.objects.select_for_update(no_key=True).get(pk=reference.pk)
    title = clean_text(title)
    last = last_entry(reference, acts=["cells.correct_title"])
    check_up_to_date(made_from, kept={"title": reference.title}, wanted={"title": title}, last=last)
    if is_secret_document(reference.symbol, title):
        raise Refused(_refused_secret(), field="title")
    if title == reference.title:
        return
    before, reference.title = reference.title, title
    reference.save()
    record(occasion, act="cells.correct_title", subject=reference, data={"before": before, "after": title})


def _entered(document: CitedDocument, *, shared: bool, by: Actor | None = None) -> tuple[DocumentReference, bool]:
    """The one with the same issuer, symbol and date in any spelling, entered where there is none; whether it is new here."""
    reference, created = DocumentReference.objects.get_or_create(
        issuer_key=issuer_key(document.issuer),
        symbol_key=symbol_key(document.symbol),
        issued_on=document.issued_on,
        defaults={
            "issuer": clean_text(document.issuer),
            "symbol": normalise_symbol(document.symbol),
            "title": clean_text(document.title),
            "shared": shared,
            "added_by": by.user if by else None,
        },
    )
    newly_shared = shared and not reference.shared
    if newly_shared or (document.title and not reference.title):
        reference.shared = reference.shared or shared
        reference.title = reference.title or clean_text(document.title)
        reference.save()
    return reference, created or newly_shared


def _refused_secret() -> str:
    return _("A document marked secret has no place here and is not cited. Nothing of what was typed has been kept.")
