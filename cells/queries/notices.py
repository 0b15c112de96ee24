"""What somebody is told of by the mandates they hold today."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from itertools import takewhile

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.queries.put_together import Asked, Question
from cells.models import Addressee, Mandate, Notice, Organisation, OrganisationVersion, SeenNotice
from cells.queries.mandates import Mandates

Kind = OrganisationVersion.Kind


def notices_for(mandates: Mandates) -> QuerySet[Notice]:
    """Addressed to the person, or to an office they hold today, besides what they did themselves; the newest first, and of
    one day what was told last."""
    return notices_to.anew(mandates.user.pk, *offices_of(mandates))


@Question
def notices_to(user: int, *offices: int | str) -> QuerySet[Notice]:
    """As `notices_for`. `offices`: see `offices_of`."""
    addressed = Q(user=user)
    for start in (place for place, value in enumerate(offices) if isinstance(value, int)):
        own, role, *others = offices[start:]
        addressed |= _to(own, role, list(takewhile(lambda value: isinstance(value, str), others)))
    told = Addressee.objects.filter(addressed).values("notice")
    return Notice.objects.filter(pk__in=told).exclude(by=user).order_by("-on", "-pk")


def offices_of(mandates: Mandates) -> tuple[int | str, ...]:
    """Of each mandate the organisation, the role, and the paths of what is above."""
    step = Organisation.steplen
    held = [(mandate.organisation, mandate.role) for mandate in mandates if mandate.organisation is not None]
    each = ((own.pk, role, *(own.path[:end] for end in range(step, len(own.path), step))) for own, role in held)
    return tuple(value for office in each for value in office)


def unseen_notices(mandates: Mandates, today: date, *, most: int) -> Asked[Notice]:
    """Those the person has not said they have seen, and which are not so old that they have faded."""
    since = today - timedelta(days=settings.NOTICES_FADE_AFTER_DAYS)
    return _unseen.of(since, mandates.user.pk, *offices_of(mandates), most=most)


@Question
def _unseen(since: date, user: int, *offices: int | str, most: int) -> QuerySet[Notice]:
    seen = SeenNotice.objects.filter(notice=OuterRef("pk"), user=user)
    return notices_to.anew(user, *offices).filter(~Exists(seen), on__gt=since)[:most]


def seen_by(user: User, notices: Collection[Notice]) -> dict[int, datetime]:
    """By notice, when the person said that they had seen it."""
    return dict(SeenNotice.objects.filter(notice__in=notices, user=user).values_list("notice_id", "at"))


def told_organisations(notices: Collection[Notice], mandates: Mandates) -> dict[int, Organisation]:
    """By notice, the organisation by whose office the person is told of it; none where it is they who are told."""
    rows = Addressee.objects.filter(notice__in=notices, organisation__isnull=False).select_related("organisation")
    told: dict[int, Organisation] = {}
    for row in rows.order_by("pk"):
        own = next((m.organisation for m in mandates if m.organisation is not None and _is_told(m, row)), None)
        if own is not None:
            told.setdefault(row.notice_id, own)
    return told


def keepers_of(organisation_ids: Collection[int], day: date) -> set[int]:
    """Those whose clerks keep the register of these: themselves and what is above each up to its grassroots organisation;
    of what has ended, as it was last."""
    keepers, newest = set(organisation_ids), set(organisation_ids)
    while newest:
        versions = _begun(day, tuple(newest))
        were = {pk: kind for pk, kind, _parent in versions}
        keepers |= {pk for pk, kind in were.items() if kind != Kind.SUPERIOR}
        above = {pk: parent for pk, kind, parent in versions if kind != Kind.SUPERIOR}
        newest = {pk for pk in above.values() if pk is not None} - keepers
    return keepers


@Question
def _begun(day: date, organisations: Collection[int]) -> QuerySet[OrganisationVersion, tuple[int, str, int | None]]:
    versions = OrganisationVersion.objects.filter(organisation_id__in=organisations).begun_by(day)
    return versions.order_by("valid_from").values_list("organisation_id", "kind", "parent")


def _to(organisation: int | str, role: int | str, above: list[int | str]) -> Q:
    """What is addressed to this office. `above`: paths."""
    itself = Q(organisation=organisation, below=False)
    return Q(role=role) & (itself | Q(organisation__path__in=above, below=True))


def _is_told(mandate: Mandate, row: Addressee) -> bool:
    own = mandate.organisation
    if own is None or row.organisation is None or mandate.role != row.role:
        return False
    if row.below:
        return own.pk != row.organisation_id and own.path.startswith(row.organisation.path)
    return own.pk == row.organisation_id
