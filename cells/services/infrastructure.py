"""Whether the infrastructure of an organisation suffices for meetings online (03-HD/TW, II.2), as found on a day."""

from datetime import date

from django.db import transaction

from accounts.models import Occasion
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Infrastructure, Organisation
from cells.services.periods import check_room, check_within, checked_period, one_truth_a_day, take_over_from


@transaction.atomic
def record_infrastructure(
    *,
    organisation: Organisation,
    sufficient: bool,
    looked_at: str,
    on: date,
    occasion: Occasion,
    until: date | None = None,
) -> Infrastructure:
    """What was found on a day; the finding before ends on that day. Of earlier days: until the day before `until`. Raises
    Refused; Offered where a later one is known."""
    looked_at = clean_text(looked_at, lines=True)
    asked = checked_period(on, until, today=occasion.today)
    check_within(asked, organisation, today=occasion.today)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    findings = Infrastructure.objects.filter(organisation=organisation)
    same_day = findings.filter(valid_from=on).first()
    if same_day is not None and same_day.valid_to == until:
        same_day.sufficient, same_day.looked_at = sufficient, looked_at
        same_day.save(update_fields=["sufficient", "looked_at"])
        finding = same_day
    else:
        check_room(asked, findings.begins_after(on), taken=str)
        take_over_from(asked, findings)
        with one_truth_a_day(field="on"):
            finding = Infrastructure.objects.create(
                organisation=organisation, sufficient=sufficient, looked_at=looked_at, valid_from=on, valid_to=until
            )
    data = {"sufficient": sufficient, "looked_at": looked_at, "on": on, "until": until}
    record(occasion, act="cells.record_infrastructure", subject=organisation, data=data)
    return finding
