"""Guidances that ship with the product, read from their files into the database after every migrate."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Guidance
from pilots.services.guidance_drafts import Content, write_content

SHIPPED = Path(__file__).resolve().parent.parent / "guidances"


@transaction.atomic
def ship_guidances() -> None:
    """Enter each shipped guidance that is not there yet. What is there stays as it is: decisions rest on it."""
    for path in sorted(SHIPPED.glob("*.json")):
        _ship(json.loads(path.read_text(encoding="utf-8")))


def _ship(shipped: dict[str, Any]) -> None:
    cited = shipped["reference"]
    document = CitedDocument(cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"])
    reference = cite(document, today=None, shared=True)
    if Guidance.objects.filter(reference=reference).exists():
        return
    guidance = Guidance(reference=reference, shipped=True)
    write_content(guidance, Content(shipped["guidance"], shipped["grounds"], shipped["quotas"], shipped["topics"]))
    guidance.state = Guidance.State.IN_FORCE
    guidance.save(update_fields=["state"])
