"""The groups of members that are looked at, which ship with the product, read from their file after every migrate."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from admissions.models import ScreeningGround
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "grounds.json"


@transaction.atomic
def ship_grounds() -> None:
    """Each guidance once."""
    for shipped in json.loads(SHIPPED.read_text(encoding="utf-8")):
        cited = shipped["reference"]
        document = CitedDocument(
            cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"]
        )
        reference = cite(document, today=None, shared=True)
        if not ScreeningGround.objects.filter(reference=reference).exists():
            ScreeningGround.objects.bulk_create(
                ScreeningGround(
                    reference=reference, valid_from=date.fromisoformat(shipped["valid_from"]), position=place, **ground
                )
                for place, ground in enumerate(shipped["grounds"])
            )
