"""The one door through which those whom an act concerns are told of it, and what they have seen of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Entry, Occasion, User
from accounts.rules.as_json import as_json
from cells.models import Addressee, Mandate, Member, Notice, SeenNotice
from cells.queries.notice_kinds import CALLED, notice_kind
from cells.queries.notices import keepers_of

Role = Mandate.Role


@dataclass(frozen=True)
class Office:
    """Whoever holds the role in this organisation (its id); with `below`, in one that stands below it."""

    organisation: int
    role: str
    below: bool = False


def offices(organisation_ids: Iterable[int | None], *roles: str, below: bool = False) -> list[Office]:
    """None is what stands outside the register: nobody there is told."""
    return [Office(pk, role, below) for pk in organisation_ids if pk is not None for role in roles]


def clerks_keeping(organisation_ids: Iterable[int | None], day: date) -> list[Office]:
    """Their own clerks, and those above each up to its grassroots organisation."""
    ids = {pk for pk in organisation_ids if pk is not None}
    return offices(sorted(keepers_of(ids, day)), Role.CLERK)


def beside(organisation_ids: Iterable[int | None], day: date) -> list[Office]:
    """Who goes on with the work of these when somebody leaves it: their clerks as above, their boards, their standing
    committees."""
    ids = list(organisation_ids)
    return [*clerks_keeping(ids, day), *offices(ids, Role.BOARD, Role.STANDING)]


def tell(
    entry: Entry,
    *,
    kind: str,
    to: Iterable[Office],
    values: Mapping[str, object],
    occasion: Occasion,
    people: Iterable[User] = (),
    by_itself: bool = False,
) -> None:
    """Tell these offices of an act, in the transaction that did it, once however often it is told: one line on their desks.

    `values`: what the sentence of the kind names (cells/queries/notice_kinds.py). `people`: told too, of what concerns
    themselves, or by an office that belongs to no organisation. `by_itself`: its day came, whoever ordered it is told too.
    Raises KeyError for a kind that nobody has words for.
    """
    called = {f"{name}{CALLED}": _person(values[name]) for name in notice_kind(kind).people}
    addressed = [
        Addressee(organisation_id=office.organisation, role=office.role, below=office.below)
        for office in dict.fromkeys(to)
    ]
    addressed += [Addressee(user=one) for one in dict.fromkeys(people)]
    if not addressed:
        return
    by = None if by_itself else occasion.by.user
    facts = {"on": occasion.today, "by": by, "values": as_json({**values, **called})}
    notice, is_new = Notice.objects.get_or_create(entry=entry, kind=kind, defaults=facts)
    if is_new:
        for addressee in addressed:
            addressee.notice = notice
        Addressee.objects.bulk_create(addressed)


def _person(value: object) -> str:
    return value.in_full if isinstance(value, Member) else str(value)


@transaction.atomic
def mark_seen(*, notices: QuerySet[Notice], user: User, at: datetime) -> None:
    """They leave this person's desk; pressed twice, nothing more happens. What one has looked at is no act of the Party,
    and stands in no log."""
    seen = [SeenNotice(notice_id=pk, user=user, at=at) for pk in notices.values_list("pk", flat=True)]
    SeenNotice.objects.bulk_create(seen, ignore_conflicts=True)
