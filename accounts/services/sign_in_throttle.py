"""Guessing passwords is slowed down: per name and address, and per address across names. An address from which the person
signed in before never waits, so that no stranger keeps anybody out."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import FailedSignIns, KnownAddress, User
from accounts.rules.addresses import house_of
from accounts.rules.sign_in_pace import FORGOTTEN_AFTER, MANY_NAMES, NO_WAIT, ONE_NAME

KNOWN_FOR = timedelta(days=365)


@transaction.atomic
def begin_attempt(*, username: str, address: str, at: datetime) -> timedelta:
    """How long this attempt has to wait. Where not at all it may be made, and counts as failed until `note_success`:
    of many at once none gets past the count."""
    if KnownAddress.objects.filter(user__username=username, address=_digest(house_of(address))).exists():
        return NO_WAIT
    # Always in this order: attempts from one address go one after the other.
    of_address, of_name = _counted(_of_address(address), at=at), _counted(_of_name(username, address), at=at)
    wait = max(
        MANY_NAMES.wait(of_address.number, last_at=of_address.last_at, now=at),
        ONE_NAME.wait(of_name.number, last_at=of_name.last_at, now=at),
    )
    if wait > NO_WAIT:
        return wait
    if of_name.number == 0 or of_address.number >= MANY_NAMES.free:
        _count(of_address, 1, at=at)
    _count(of_name, 1, at=at)
    return NO_WAIT


@transaction.atomic
def note_success(*, user: User, address: str, at: datetime) -> None:
    """The failures of this name from this address are forgotten, and the address is known from now on."""
    failed = FailedSignIns.objects.select_for_update()
    of_address = failed.filter(key=_of_address(address)).first()
    if failed.filter(key=_of_name(user.get_username(), address)).delete()[0] and of_address and of_address.number:
        _count(of_address, -1, at=of_address.last_at)
    KnownAddress.objects.update_or_create(user=user, address=_digest(house_of(address)), defaults={"last_at": at})
    KnownAddress.objects.filter(user=user, last_at__lt=at - KNOWN_FOR).delete()
    old = FailedSignIns.objects.select_for_update(skip_locked=True).filter(last_at__lt=at - FORGOTTEN_AFTER)
    FailedSignIns.objects.filter(pk__in=[row.pk for row in old]).delete()


def _counted(key: str, *, at: datetime) -> FailedSignIns:
    """The row of the key, locked; what lies long back no longer counts."""
    FailedSignIns.objects.get_or_create(key=key, defaults={"last_at": at})
    row = FailedSignIns.objects.select_for_update().get(key=key)
    if at - row.last_at > FORGOTTEN_AFTER:
        row.number = 0
    return row


def _count(row: FailedSignIns, more: int, *, at: datetime) -> None:
    row.number, row.last_at = row.number + more, at
    row.save(update_fields=["number", "last_at"])


def _of_name(username: str, address: str) -> str:
    return _digest(f"{username.casefold()}\n{house_of(address)}")


def _of_address(address: str) -> str:
    return _digest(house_of(address))


def _digest(text: str) -> str:
    return salted_hmac("accounts.sign_in", text, algorithm="sha256").hexdigest()
