"""The checklist of papers that ships with the product, read from its file into the database after every migrate."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from admissions.models import PaperKind
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "papers.json"
PARAMETERS = SHIPPED.with_name("parameters.json")
"""Statutes: the register ships them (cells/services/shipped_statutes.py)."""


@transaction.atomic
def ship_papers() -> None:
    """Each guidance once."""
    for shipped in json.loads(SHIPPED.read_text(encoding="utf-8")):
        cited = shipped["reference"]
        document = CitedDocument(
            cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"]
        )
        reference = cite(document, today=None, shared=True)
        if not PaperKind.objects.filter(reference=reference).exists():
            PaperKind.objects.bulk_create(
                PaperKind(
                    reference=reference, valid_from=date.fromisoformat(shipped["valid_from"]), position=place, **paper
                )
                for place, paper in enumerate(shipped["papers"])
            )
