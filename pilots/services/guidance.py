"""Guidances that ship with the product, read from their files into the database after every migrate."""

import json
from pathlib import Path

from django.db import transaction

from cells.models import DocumentReference
from pilots.models import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic

SHIPPED = Path(__file__).resolve().parent.parent / "guidances"


@transaction.atomic
def ship_guidances() -> None:
    """Enter each shipped guidance that is not there yet. What is there stays as it is: decisions rest on it."""
    for path in sorted(SHIPPED.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        reference, _ = DocumentReference.objects.get_or_create(
            issuer=content["reference"]["issuer"],
            symbol=content["reference"]["symbol"],
            issued_on=content["reference"]["issued_on"],
            defaults={"title": content["reference"]["title"]},
        )
        if Guidance.objects.filter(reference=reference).exists():
            continue
        guidance = Guidance.objects.create(reference=reference, shipped=True, **content["guidance"])
        GuidanceGround.objects.bulk_create(GuidanceGround(guidance=guidance, **row) for row in content["grounds"])
        GuidanceQuota.objects.bulk_create(GuidanceQuota(guidance=guidance, **row) for row in content["quotas"])
        GuidanceTopic.objects.bulk_create(
            GuidanceTopic(guidance=guidance, position=place, **row) for place, row in enumerate(content["topics"])
        )
