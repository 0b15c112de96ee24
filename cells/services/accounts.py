"""Accounts, as far as organisations are concerned: whose work rests when one is closed."""

from django.db import transaction

from accounts.models import Occasion, User
from accounts.services.users import close_account
from cells.models import Mandate
from cells.services.notices import beside, tell


@transaction.atomic
def set_account_closed(*, user: User, closed: bool, occasion: Occasion) -> None:
    """As `close_account`; the person is told, and whoever works beside them by a mandate that is not over. Raises Refused."""
    entry = close_account(user=user, closed=closed, occasion=occasion)
    if entry is None:
        return
    mandates = Mandate.objects.not_over(occasion.today).filter(user=user, organisation__isnull=False).order_by("pk")
    organisations = list(dict.fromkeys(mandates.values_list("organisation_id", flat=True)))
    tell(
        entry,
        occasion=occasion,
        kind="cells.account_closed" if closed else "cells.account_opened",
        to=beside(organisations, occasion.today),
        people=[user],
        values={"user": user, "organisations": organisations},
    )
