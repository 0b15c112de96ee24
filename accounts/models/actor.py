from dataclasses import dataclass
from typing import Self

from accounts.models.user import User


@dataclass(frozen=True)
class Actor:
    """Who acts, and by what mandate. Every service that changes a state asks for one; the log keeps both."""

    user: User
    mandate_id: int | None
    mandate: str
    """The mandate in words, as it was when the act was done: the log must not change when the mandate ends."""

    @classmethod
    def themselves(cls, user: User, mandate: str = "") -> Self:
        """Somebody who acts by no mandate: on their own account, or as what the words say."""
        return cls(user=user, mandate_id=None, mandate=mandate)
