from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor, Entry, Occasion, User
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.letters import readdress
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date


@transaction.atomic
def create_user(*, username: str, full_name: str, password: str | None, occasion: Occasion, email: str = "") -> User:
    """Somebody who may sign in; without a password they cannot."""
    user = User.objects.create_user(clean_text(username), password, full_name=clean_text(full_name))
    if email:
        give_email(user=user, email=email, occasion=occasion)
    record(occasion, act="accounts.create_user", subject=user, data={"username": user.username})
    return user


@transaction.atomic
def create_first_user(
    *, username: str, full_name: str, password: str, mandate: str, at: datetime, today: date
) -> Occasion:
    """The first user of a site enters themselves: nobody is there yet who could. What they do next is done on this occasion.

    `mandate`: in what capacity, in words, for the log.
    """
    user = User.objects.create_user(clean_text(username), password, full_name=clean_text(full_name))
    occasion = Occasion(by=Actor.themselves(user, mandate), at=at, today=today)
    record(occasion, act="accounts.create_user", subject=user, data={"username": user.username})
    return occasion


@transaction.atomic
def give_email(*, user: User, email: str, occasion: Occasion, made_from: Entries | None = None) -> None:
    """Where letters to the person go; "": none do. Those that could not be sent to the one before go there too.

    Raises Outdated where somebody else gave another since `made_from`.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    last = last_entry(user, acts=["accounts.give_email"])
    check_up_to_date(made_from, kept={"email": user.email}, wanted={"email": email}, last=last)
    if user.email != email:
        left, user.email = user.email, email
        user.save(update_fields=["email"])
        record(occasion, act="accounts.give_email", subject=user, data={"from": left, "to": email})
        readdress(old=left, new=email, at=occasion.at)


@transaction.atomic
def close_account(
    *,
    user: User,
    closed: bool,
    occasion: Occasion,
) -> Entry | None:
    """A closed account cannot sign in; what its person did stays theirs. It can be opened again. One that is so already stays so,
    and there is no entry of it.

    Raises Refused for one's own account.
    """
    if user.pk == occasion.by.user.pk:
        raise Refused(_("You cannot close your own account; another administrator can."))
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.is_active is not closed:
        return None
    user.is_active = not closed
    user.save(update_fields=["is_active"])
    return record(occasion, act="accounts.close_account" if closed else "accounts.open_account", subject=user)
