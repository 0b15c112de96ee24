from collections.abc import Mapping

from django.db import models, transaction

from accounts.models import Entry, Occasion
from accounts.rules.as_json import as_json
from accounts.services.chores import do_chores_after_commit


def record(
    occasion: Occasion, *, act: str, subject: models.Model, why: str = "", data: Mapping[str, object] | None = None
) -> Entry:
    """Write one entry of the log. Must run in the transaction of the act it describes.

    `data` is given as the act has it, days as days. Raises TransactionManagementError outside a transaction: an act and its
    entry stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"{act} is recorded outside the transaction that does it.")
    do_chores_after_commit()
    return Entry.objects.create(
        at=occasion.at,
        by=occasion.by.user,
        mandate_id=occasion.by.mandate_id,
        mandate=occasion.by.mandate,
        act=act,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(subject)[:255],
        why=why,
        data=as_json(data or {}),
    )
