from datetime import datetime
from typing import Any

from django.db import models, transaction

from accounts.models import Actor, Entry


def record(
    *, by: Actor, at: datetime, act: str, subject: models.Model, why: str = "", data: dict[str, Any] | None = None
) -> Entry:
    """Write one entry of the log. Must run in the transaction of the act it describes.

    Raises TransactionManagementError outside a transaction: an act and its entry stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"{act} is recorded outside the transaction that does it.")
    return Entry.objects.create(
        at=at,
        by=by.user,
        mandate_id=by.mandate_id,
        mandate=by.mandate,
        act=act,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(subject)[:255],
        why=why,
        data=data or {},
    )
