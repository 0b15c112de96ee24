from collections.abc import Iterable

from django.db import transaction

from accounts.models import Occasion, User
from accounts.services.log import record


@transaction.atomic
def change_own_password(
    *,
    occasion: Occasion,
    new_password: str,
) -> None:
    """Sets the password of the one who acts; all their other sessions end with it."""
    occasion.by.user.set_password(new_password)
    occasion.by.user.save(update_fields=["password"])
    record(occasion, act="change_own_password", subject=occasion.by.user)


@transaction.atomic
def give_password(
    *,
    users: Iterable[User],
    password: str,
    occasion: Occasion,
) -> None:
    """The same new password for all of them; their sessions end."""
    for user in users:
        user.set_password(password)
        user.save(update_fields=["password"])
        record(occasion, act="give_password", subject=user)
