"""How the tests of acts do them: by An, clerk of CELL, today, unless told otherwise."""

from datetime import date
from typing import Any

from cells.models import DocumentReference, Member, Organisation
from cells.queries.members import belonging_on
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from tests.cast import TODAY, Cast


def by(cast: Cast, username: str = "an", *, today: date = TODAY) -> dict[str, Any]:
    return {"occasion": cast.occasion(username, today=today)}


DECISION = CitedDocument("Đảng ủy phường Sen Hồng", "12-QĐ/ĐU", date(2025, 2, 20))


def decision() -> DocumentReference:
    """The reference to DECISION, entered where nothing cites it yet."""
    return cite(DECISION, today=None)


def cells_on(member: Member, day: date) -> list[str]:
    """The codes of the cells that count the member on the day."""
    return [
        cell.code for cell in Organisation.objects.all() if belonging_on([cell.pk], day).filter(pk=member.pk).exists()
    ]
