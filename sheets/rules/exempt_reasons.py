"""Why a list says that somebody is exempt from work and meetings: for age or health, which needs no last day, or for another
reason."""

import re

from cells.rules.names import fold

AGE_HEALTH, ANOTHER = "age_health", "another"

_AGE_HEALTH = re.compile(
    r"\b(tuoi|gia yeu|gia ca|suc khoe|suc yeu|yeu|om|benh|benh binh|thuong binh|tai bien|liet|nam lien|mat suc|dieu tri"
    r"|sa sut|tri tue|dot quy|ung thu|tam than|suy nhuoc|hiem ngheo)\b"
)
_ANOTHER = re.compile(
    r"\b(ly do khac|viec rieng|lam an|di lam|di xa|o xa|di hoc|nuoc ngoai|xuat khau|lao dong|hoan canh|gia dinh|theo con)\b"
)
_NO_WORD = re.compile(r"[^a-z0-9]+")


def reason_in(text: str) -> str:
    """AGE_HEALTH, ANOTHER, or "" where no reason is told."""
    said = _NO_WORD.sub(" ", fold(text)).strip()
    if _AGE_HEALTH.search(said):
        return AGE_HEALTH
    return ANOTHER if _ANOTHER.search(said) else ""
