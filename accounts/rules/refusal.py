from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Refused(Exception):
    """An act the rules or the state of things do not allow: a sentence for the person who tried, and where it comes from.

    `message` says what would make it pass; `clause` is like "03-HD/TW, II.1.2" or "" for a rule of the product;
    `field` is the form field it belongs beside, if any. Where several things stand in the way, `reasons` holds each as a
    refusal of its own, and the refusal itself reads as the first of them.
    """

    def __init__(
        self, message: str, *, clause: str = "", field: str | None = None, reasons: "Sequence[Refused]" = ()
    ) -> None:
        super().__init__(message)
        self.message = str(message)
        self.clause = clause
        self.field = field
        self.reasons = tuple(reasons) or (self,)

    def __str__(self) -> str:
        return f"{self.message} ({self.clause})" if self.clause else self.message


class Offered(Refused):
    """Refused as it was asked, and what would be allowed instead: `value` in `field`.

    Whoever asks decides: a form shows the value for confirmation, nothing takes it by itself.
    """

    def __init__(self, message: str, *, field: str, value: object) -> None:
        super().__init__(message, field=field)
        self.value = value


@contextmanager
def beside(**fields: str) -> Iterator[None]:
    """Within, what would stand beside one field stands beside another, which is what the form in hand calls it:
    `beside(group="leader")`."""
    try:
        yield
    except Refused as refused:
        for reason in {refused, *refused.reasons}:
            reason.field = fields.get(reason.field or "", reason.field)
        raise
