"""Putting right what the register has of a member by what a sheet says, logged with both values."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import Journal
from accounts.services.log import record
from cells.models import Degree, Member
from cells.queries.facts import degrees_since_admission
from cells.services.member_days import days_stand_together
from sheets.rules import fields

COLUMNS = {
    fields.FULL_NAME: "full_name",
    fields.BORN_ON: "birth",
    fields.SEX: "sex",
    fields.CARD_NUMBER: "card_number",
    fields.ADMITTED_ON: "admitted_on",
    fields.IDENTITY_NUMBER: "identity_mark",
}
_NEVER_LOGGED = {fields.IDENTITY_NUMBER}
_DAYS = {fields.BORN_ON, fields.ADMITTED_ON, fields.OFFICIAL_ON}


def correct(*, member: Member, values: Mapping[str, Any], why: str, journal: Journal, occasion: Occasion) -> Entry:
    """Write these fields of a locked member. Runs in the caller's transaction; `journal` takes note."""
    columns = {COLUMNS[name]: new for name, new in values.items() if name in COLUMNS}
    before = {name: getattr(member, COLUMNS[name]) for name in values if name in COLUMNS}
    with days_stand_together(member, occasion.today, beside=None) if _DAYS & set(values) else nullcontext():
        if fields.OFFICIAL_ON in values:
            before[fields.OFFICIAL_ON] = make_official_since(member, values[fields.OFFICIAL_ON], journal)
        if columns:
            with journal.changing(member):
                for column, new in columns.items():
                    setattr(member, column, new)
                member.save()
    logged = [name for name in before if name not in _NEVER_LOGGED]
    data = {"before": {name: before[name] for name in logged}, "after": {name: values[name] for name in logged}}
    return record(occasion, act="cells.correct_particulars", subject=member, why=why, data=data)


def make_official_since(member: Member, since: date, journal: Journal) -> date | None:
    """Move the day of full membership; the probation before it is stretched or cut. The day before."""
    degrees = {degree.value: degree for degree in reversed(degrees_since_admission(member))}
    official, probation = degrees.get(Degree.Value.OFFICIAL), degrees.get(Degree.Value.PROBATIONARY)
    before = official.valid_from if official else None
    first = min((degree.valid_from for degree in degrees.values()), default=None)
    if degrees_since_admission(member).count() < member.degrees.count() and first is not None and since < first:
        raise Refused(
            _("The member was admitted again on %(day)s: nobody becomes official in the days before that.")
            % {"day": day_in_words(first)}
        )
    if official and official.valid_from < since:
        # Out of the way first: the database refuses two degrees on one day.
        journal.change([official], valid_from=since)
    if probation:
        _end(probation, since, journal)
    if official is None:
        journal.make([Degree(member=member, value=Degree.Value.OFFICIAL, valid_from=since)])
    elif official.valid_from > since:
        journal.change([official], valid_from=since)
    return before


def _end(probation: Degree, since: date, journal: Journal) -> None:
    if probation.valid_from >= since:
        journal.remove(probation)
    else:
        journal.change([probation], valid_to=since)
