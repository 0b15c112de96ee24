"""The days off of a year are entered as a document decided them, and what was entered by mistake is taken back. A deadline that
was written stays: only what is proposed afterwards is counted by them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import DayOff, Statute
from cells.queries.days_off import days_off_of
from cells.queries.statute_effects import known
from cells.rules.document_reference import CitedDocument
from cells.rules.working_days import is_worked_every_year
from cells.services.statutes import check_seen, one_at_a_time, statute_of


@transaction.atomic
def enter_days_off(
    *,
    year: int,
    off: Iterable[date],
    worked: Iterable[date],
    document: CitedDocument,
    clause: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Statute:
    """All days of the year that depart from the week, as they are by this document: what was computed makes way.

    What another document says already stays its own; a day it had off and this one leaves out is worked again, and the other
    way round. Days that are off by the week or in every year say nothing. Raises Refused beside `off`, `worked` or `document`;
    Changed where a look would show something else now.
    """
    wanted = _wanted(year, set(off), set(worked))
    one_at_a_time()
    before = known()
    decided = {row.day: row.is_worked for row in days_off_of(year) if not row.is_computed}
    wanted |= {day: not is_worked for day, is_worked in decided.items() if day not in wanted}
    new = {day: is_worked for day, is_worked in wanted.items() if decided.get(day) != is_worked}
    if not new:
        raise Refused(_("Nothing is otherwise: these days are entered already."), field="off")
    statute = statute_of(document, min(new), today=occasion.today)
    _refuse_said_before(statute, new)
    rows = [DayOff(statute=statute, clause=clean_text(clause), day=day, is_worked=new[day]) for day in sorted(new)]
    DayOff.objects.bulk_create(rows)
    check_seen(seen, before, occasion.today)
    data = {"year": year, "document": str(statute), "off": _days(rows, False), "worked": _days(rows, True)}
    record(occasion, act="cells.enter_days_off", subject=statute, data=data)
    return statute


@transaction.atomic
def take_back_day_off(*, row: DayOff, why: str, occasion: Occasion, seen: Figures | None = None) -> None:
    """It was entered by mistake: the day is what other documents, or the week, say of it. Raises Refused without a reason."""
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    one_at_a_time()
    before = known()
    row = DayOff.objects.select_related("statute").get(pk=row.pk)
    gone = {"day": row.day, "is_worked": row.is_worked, "clause": row.clause}
    row.delete()
    check_seen(seen, before, occasion.today)
    record(occasion, act="cells.take_back_day_off", subject=row.statute, why=why, data=gone)


def _wanted(year: int, off: set[date], worked: set[date]) -> dict[date, bool]:
    """By day, whether it is worked."""
    for field, days in (("off", off), ("worked", worked)):
        if other := sorted(day for day in days if day.year != year):
            raise Refused(
                _("%(day)s is no day of %(year)s.") % {"day": day_in_words(other[0]), "year": year}, field=field
            )
    if both := sorted(off & worked):
        raise Refused(_("%(day)s cannot be off and worked.") % {"day": day_in_words(both[0])}, field="worked")
    return {day: False for day in off if is_worked_every_year(day)} | {
        day: True for day in worked if not is_worked_every_year(day)
    }


def _refuse_said_before(statute: Statute, days: Iterable[date]) -> None:
    said = statute.dayoffs.filter(day__in=list(days)).first()
    if said is not None:
        raise Refused(
            _("%(statute)s says something else of %(day)s. Take that entry back first, if it was a mistake.")
            % {"statute": statute, "day": day_in_words(said.day)},
            field="off",
        )


def _days(rows: Sequence[DayOff], is_worked: bool) -> list[date]:
    return [row.day for row in rows if row.is_worked == is_worked]
