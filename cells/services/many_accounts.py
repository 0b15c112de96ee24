"""Accounts for many organisations at once: a clerk for each that has none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.rules.refusal import Refused
from accounts.services.first_passwords import first_password
from accounts.services.users import create_user
from cells.models import Mandate, Organisation
from cells.services.mandates import give_mandate


@dataclass(frozen=True)
class NewAccount:
    organisation: Organisation
    username: str
    full_name: str


@transaction.atomic
def open_accounts(*, accounts: Sequence[NewAccount], seed: str, occasion: Occasion) -> list[User]:
    """Each with the mandate of the clerk from today on and a first password of its own (`seed`). Raises Refused."""
    if not accounts:
        raise Refused(_("Tick at least one organisation."))
    opened = []
    for account in accounts:
        user = create_user(
            username=account.username,
            full_name=account.full_name,
            password=first_password(seed, account.username),
            occasion=occasion,
        )
        give_mandate(
            user=user,
            organisation=account.organisation,
            role=Mandate.Role.CLERK,
            on=occasion.today,
            occasion=occasion,
        )
        opened.append(user)
    return opened
