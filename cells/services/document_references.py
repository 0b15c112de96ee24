from datetime import date

from accounts.rules.text import clean_text
from cells.models import DocumentReference
from cells.rules.document_reference import normalise_symbol


def cite(*, issuer: str, symbol: str, issued_on: date, title: str = "") -> DocumentReference:
    """The document as it is cited, entered when it is cited for the first time. A title it already has is kept."""
    reference, _ = DocumentReference.objects.get_or_create(
        issuer=clean_text(issuer),
        symbol=normalise_symbol(symbol),
        issued_on=issued_on,
        defaults={"title": clean_text(title)},
    )
    return reference
