"""A successor of 03-HD/TW with other numbers, for tests that enter one."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cells.rules.document_reference import CitedDocument
from pilots.models import Guidance
from pilots.queries.guidance import binding
from pilots.services.guidance import SHIPPED
from pilots.services.guidance_drafts import Content, content_of, enter_draft
from pilots.services.guidance_validity import put_in_force
from tests.cast import Cast

_SHIPPED_GROUNDS = json.loads((SHIPPED / "03-HD-TW.json").read_text(encoding="utf-8"))["grounds"]
CATEGORIES: list[str] = [ground["category"] for ground in _SHIPPED_GROUNDS]
"""The grounds of 03-HD/TW."""
ON_AREA: list[str] = [ground["category"] for ground in _SHIPPED_GROUNDS if ground.get("rests_on_area")]
FIRST_DAY = date(2025, 7, 1)
"""The day after the last one of 03-HD/TW."""
SUCCESSOR = CitedDocument("Ban Bí thư", "09-HD/TW", date(2025, 6, 16), "Hướng dẫn sinh hoạt đảng trực tuyến")
ORDER = CitedDocument("Ban Bí thư", "215-CV/TW", date(2025, 3, 10), "Về thời hạn thực hiện Hướng dẫn 03")


def shipped() -> Guidance:
    return Guidance.objects.get(shipped=True)


def other_content(**terms: Any) -> Content:
    """What 03-HD/TW says, from 1/7/2025 until further notice, with these terms changed."""
    content = content_of(shipped())
    return replace(content, terms={**content.terms, "valid_from": FIRST_DAY, "valid_to": None, **terms})


def with_quota(content: Content, key: tuple[str, str, str], per_year: int | None) -> Content:
    def changed(row: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**row, "per_year": per_year} if (row["format"], row["subject"], row["basis"]) == key else row

    return replace(content, quotas=[changed(row) for row in content.quotas])


def drafted_guidance(
    cast: Cast, content: Content | None = None, *, document: CitedDocument = SUCCESSOR, **terms: Any
) -> Guidance:
    return enter_draft(document=document, content=content or other_content(**terms), occasion=cast.occasion("khanh"))


def in_force(
    cast: Cast, content: Content | None = None, *, document: CitedDocument = SUCCESSOR, **terms: Any
) -> Guidance:
    draft = drafted_guidance(cast, content, document=document, **terms)
    return put_in_force(guidance=draft, occasion=cast.occasion("khanh"))


def days_in_force() -> list[tuple[str, date, date | None]]:
    """What holds when, the earliest first."""
    return [(str(one), one.valid_from, one.valid_to) for one in binding().order_by("valid_from")]
