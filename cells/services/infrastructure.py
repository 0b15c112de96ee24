"""Whether the infrastructure of an organisation suffices for meetings online (03-HD/TW, II.2), as found on a day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Infrastructure, Organisation
from cells.queries.organisations import existing_on
from cells.rules.ahead import check_has_happened


@transaction.atomic
def record_infrastructure(
    *,
    organisation: Organisation,
    sufficient: bool,
    looked_at: str,
    on: date,
    occasion: Occasion,
) -> Infrastructure:
    """What was found on a day; the finding before ends on that day. Raises Refused where a later one is known."""
    check_has_happened(on, occasion.today, field="on")
    existing_on(organisation, on)
    if Infrastructure.objects.filter(organisation=organisation).begins_after(on).exists():
        raise Refused(_("A later finding is already recorded. Choose a later day."), field="on")
    open_before = Infrastructure.objects.select_for_update().filter(organisation=organisation).on(on)
    same_day = open_before.filter(valid_from=on).first()
    if same_day is not None:
        same_day.sufficient, same_day.looked_at = sufficient, looked_at
        same_day.save(update_fields=["sufficient", "looked_at"])
        finding = same_day
    else:
        open_before.update(valid_to=on)
        finding = Infrastructure.objects.create(
            organisation=organisation, sufficient=sufficient, looked_at=looked_at, valid_from=on
        )
    data = {"sufficient": sufficient, "looked_at": looked_at, "on": on}
    record(occasion, act="cells.record_infrastructure", subject=organisation, data=data)
    return finding
