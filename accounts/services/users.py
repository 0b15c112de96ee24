from datetime import datetime

from django.db import transaction

from accounts.models import Actor, User
from accounts.services.log import record


@transaction.atomic
def create_user(*, username: str, full_name: str, password: str | None, by: Actor | None, at: datetime) -> User:
    """Somebody who may sign in; without a password they cannot. `by` None: the first user of a site, entered by itself."""
    user = User.objects.create_user(username, password, full_name=full_name)
    actor = by or Actor(user=user, mandate_id=None, mandate="")
    record(by=actor, at=at, act="accounts.create_user", subject=user, data={"username": username})
    return user
