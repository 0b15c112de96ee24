from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Actor, User
from accounts.services.log import record


@transaction.atomic
def change_own_password(*, by: Actor, new_password: str, at: datetime) -> None:
    """Sets the password of the one who acts; all their other sessions end with it."""
    by.user.set_password(new_password)
    by.user.save(update_fields=["password"])
    record(by=by, at=at, act="change_own_password", subject=by.user)


@transaction.atomic
def give_password(*, users: Iterable[User], password: str, by: Actor, at: datetime) -> None:
    """The same new password for all of them; their sessions end."""
    for user in users:
        user.set_password(password)
        user.save(update_fields=["password"])
        record(by=by, at=at, act="give_password", subject=user)
