from collections.abc import Sequence

from accounts.rules.refusal import Refused


class StepRefused(Refused):
    """What one of several steps that were added together is to blame for; `step` is its place among them, from 0."""

    def __init__(self, message: str, *, step: int, field: str | None) -> None:
        super().__init__(message, field=field)
        self.step = step


class ReorganisationRefused(Refused):
    """Something would be left hanging, or is in the way; what one step is to blame for, beside the field of its form."""

    def __init__(self, reasons: Sequence[Refused]) -> None:
        super().__init__(reasons[0].message, field=reasons[0].field, reasons=reasons)
