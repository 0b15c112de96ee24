from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor, User
from accounts.rules.refusal import Refused
from accounts.services.log import record


@transaction.atomic
def create_user(*, username: str, full_name: str, password: str | None, by: Actor | None, at: datetime) -> User:
    """Somebody who may sign in; without a password they cannot. `by` None: the first user of a site, entered by itself."""
    user = User.objects.create_user(username, password, full_name=full_name)
    actor = by or Actor(user=user, mandate_id=None, mandate="")
    record(by=actor, at=at, act="accounts.create_user", subject=user, data={"username": username})
    return user


@transaction.atomic
def close_account(*, user: User, closed: bool, by: Actor, at: datetime) -> None:
    """A closed account cannot sign in; what its person did stays theirs. It can be opened again.

    Raises Refused for one's own account.
    """
    if user.pk == by.user.pk:
        raise Refused(_("You cannot close your own account; another administrator can."))
    user.is_active = not closed
    user.save(update_fields=["is_active"])
    record(by=by, at=at, act="accounts.close_account" if closed else "accounts.open_account", subject=user)
