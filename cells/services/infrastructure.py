"""Whether the infrastructure of an organisation suffices for meetings online (03-HD/TW, II.2), as found on a day."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Infrastructure, Organisation
from cells.services.from_above import tell_of_organisation
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
    made_from: Entries | None = None,
) -> Infrastructure:
    """What was found on a day; the finding before ends on that day, one of the same day is replaced. Of earlier days: until the
    day before `until`. Raises Refused; Offered where a later one is known; Outdated where one of the same day is, and it is
    not what the form was made from (`made_from`)."""
    looked_at = clean_text(looked_at, lines=True)
    asked = checked_period(on, until, today=occasion.today)
    check_within(asked, organisation, today=occasion.today)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    findings = Infrastructure.objects.filter(organisation=organisation)
    same_day = findings.filter(valid_from=on).first()
    if same_day is not None and same_day.valid_to == until:
        kept, wanted = _entries(same_day.sufficient, same_day.looked_at), _entries(sufficient, looked_at)
        last = last_entry(organisation, acts=["cells.record_infrastructure"])
        check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
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
    entry = record(occasion, act="cells.record_infrastructure", subject=organisation, data=data)
    tell_of_organisation(entry, organisation, occasion=occasion)
    return finding


def _entries(sufficient: bool, looked_at: str) -> dict[str, Any]:
    return {"sufficient": "yes" if sufficient else "no", "looked_at": looked_at}
