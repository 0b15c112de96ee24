"""The yearly remark of the cell of residence (213-QĐ/TW, art. 4)."""

from datetime import date


def remark_year(today: date, month: int) -> int:
    """Of which year remarks are owed on a day: of this one from the month on, before it of the last."""
    return today.year if today.month >= month else today.year - 1
