"""Special circumstances of an area and their end: every ground that rests on them ends with them (03-HD/TW, II.1.1 b, II.2)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_before
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import AreaFact, Membership
from cells.rules.ahead import check_has_happened
from cells.rules.names import fold
from cells.rules.periods import Period, check_a_day_is_left
from cells.services.notices import clerks_keeping, tell
from cells.services.periods import check_room, end_one


@transaction.atomic
def record_circumstances(
    *,
    kind: str,
    area: str,
    statement: str,
    valid_from: date,
    valid_to: date | None,
    occasion: Occasion,
) -> AreaFact:
    """What happened to an area, once for all whose grounds rest on it. Raises Refused; Offered where the
    same befell it later."""
    check_has_happened(valid_from, occasion.today, field="valid_from")
    check_a_day_is_left(valid_from, valid_to, field="valid_to")
    area, statement = clean_text(area), clean_text(statement, lines=True)
    same = [fact for fact in AreaFact.objects.filter(kind=kind) if fold(fact.area) == fold(area)]
    check_room(Period(valid_from, valid_to), same, taken=_is_recorded, field="area", until="valid_to")
    fact = AreaFact.objects.create(
        kind_id=kind, area=area, statement=statement, valid_from=valid_from, valid_to=valid_to
    )
    record(occasion, act="cells.record_area_fact", subject=fact, data={"from": valid_from, "to": valid_to})
    return fact


def _is_recorded(_fact: AreaFact) -> str:
    return _("This is recorded for the area already: choose it when you record a ground.")


@transaction.atomic
def end_circumstances(
    *,
    fact: AreaFact,
    until: date,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """They are over from `until` on, which has happened. A form that keeps the end there is changes nothing.

    Raises Refused; Outdated where somebody else recorded another end since `made_from`.
    """
    fact = AreaFact.objects.select_for_update(no_key=True).get(pk=fact.pk)
    last = last_entry(fact, acts=["cells.end_area_fact"])
    check_up_to_date(made_from, kept={"until": fact.valid_to}, wanted={"until": until}, last=last)
    if made_from is not None and until == fact.valid_to:
        return
    check_has_happened(day_before(until), occasion.today, field="until")
    end_one(fact, on=until, field="until")
    entry = record(occasion, act="cells.end_area_fact", subject=fact, data={"on": until})
    resting = Membership.objects.on(occasion.today).filter(member__grounds__area_fact=fact).order_by()
    told = clerks_keeping(resting.values_list("cell_id", flat=True).distinct(), occasion.today)
    values = {"what": fact.kind_id, "area": fact.area, "day": until}
    tell(entry, occasion=occasion, kind="cells.circumstances_over", to=told, values=values)
