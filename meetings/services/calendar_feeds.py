"""The address by which a person's calendar reads the meetings they may see."""

from secrets import token_urlsafe

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from meetings.models import CalendarFeed
from meetings.queries.calendar import digest_of


@transaction.atomic
def make_feed(*, occasion: Occasion) -> str:
    """A new address, which is told this once: only its digest is kept. The one before no longer works."""
    _revoke(occasion)
    token = token_urlsafe(32)
    feed = CalendarFeed.objects.create(user=occasion.by.user, digest=digest_of(token), made_at=occasion.at)
    record(occasion, act="meetings.make_feed", subject=feed)
    return token


@transaction.atomic
def revoke_feed(*, occasion: Occasion) -> None:
    """The address no longer works. Raises Refused where there is none."""
    if not _revoke(occasion):
        raise Refused(_("There is no address that could be revoked."))


def _revoke(occasion: Occasion) -> bool:
    working = CalendarFeed.objects.select_for_update(no_key=True).filter(user=occasion.by.user, revoked_at__isnull=True)
    feed = working.first()
    if feed is None:
        return False
    feed.revoked_at = occasion.at
    feed.save(update_fields=["revoked_at"])
    record(occasion, act="meetings.revoke_feed", subject=feed)
    return True
