from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models

from accounts.models.user import User


class Sending(models.Model):
    """A form that was sent, by the token its page carried: what arrives a second time is known by it."""

    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token = models.UUIDField()
    digest = models.CharField(max_length=64)
    """Of everything typed: a button pressed twice sends the same, a page gone back to and changed does not."""
    made = models.CharField(max_length=2000, blank=True)
    """The address of what it made."""
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["by", "at"], name="sending_by_person")]
        constraints = (models.UniqueConstraint(fields=["by", "token"], name="a_form_is_sent_once"),)

    def __str__(self) -> str:
        return str(self.token)


@dataclass
class Once:
    """What a request says of the page it was sent from, and what has become of it."""

    by: User
    token: UUID
    digest: str
    at: datetime
    sending: Sending | None = None
    """Its row, from the claim on."""
    with_other_words: bool = False
    """The page did its act before, and something else was typed into it since."""
    refused: bool = False
    reached: bool = False
    """The view it was sent to has been asked; the doors before it (a session that is over) do no act."""
