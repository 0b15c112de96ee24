"""What a digital signature in a PDF turned out to be, in words that an office uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cells.rules.names import fold


class Outcome(StrEnum):
    """From the best to the worst: a file is as good as the worst of its signatures."""

    VALID = "valid"
    NOT_TRUSTED = "not_trusted"
    """Nothing was changed, but the certificate does not lead to a root that the site trusts."""
    NOT_IN_FORCE = "not_in_force"
    """Nothing was changed, but the certificate was over, revoked or not made for signing on that day."""
    CHANGED = "changed"
    """The file is not what was signed, or what was signed is not what was issued."""


WORDS: dict[Outcome, str | Promise] = {
    Outcome.VALID: _("Digital signature: valid"),
    Outcome.NOT_TRUSTED: _("The certificate is not trusted yet"),
    Outcome.NOT_IN_FORCE: _("The certificate was not in force when it was used"),
    Outcome.CHANGED: _("The file has been changed"),
}
TONES = {
    Outcome.VALID: "good",
    Outcome.NOT_TRUSTED: "warning",
    Outcome.NOT_IN_FORCE: "warning",
    Outcome.CHANGED: "bad",
}


@dataclass(frozen=True)
class Signed:
    """One signature. `signed_at`: as its certified clock or, without one, as the signing program says it; None: it says none."""

    subject: str
    issuer: str
    serial: str
    signed_at: datetime | None
    outcome: Outcome

    @property
    def words(self) -> str | Promise:
        return WORDS[self.outcome]

    @property
    def tone(self) -> str:
        return TONES[self.outcome]


def names_one_of(subject: str, people: Iterable[str]) -> bool:
    """Whether a certificate («Nguyễn Văn An, Văn phòng Thành ủy») is of one of those who signed, in whatever spelling."""
    written = f" {' '.join(fold(subject).replace(',', ' ').split())} "
    return any(f" {' '.join(fold(name).split())} " in written for name in people if name)
