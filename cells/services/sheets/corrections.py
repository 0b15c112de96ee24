"""Putting right what the register has of a member by what a sheet says, logged with both values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Degree, Member
from cells.rules.sheet import fields

COLUMNS = {
    fields.FULL_NAME: "full_name",
    fields.BORN_ON: "born_on",
    fields.SEX: "sex",
    fields.CARD_NUMBER: "card_number",
    fields.ADMITTED_ON: "admitted_on",
    fields.IDENTITY_NUMBER: "identity_mark",
}
_NEVER_LOGGED = {fields.IDENTITY_NUMBER}


def correct(
    *,
    member: Member,
    values: Mapping[str, Any],
    why: str,
    occasion: Occasion,
) -> dict[str, list[Any]]:
    """Write these fields of a locked member; which were what before and after. Runs in the caller's transaction."""
    before_after: dict[str, list[Any]] = {}
    columns = []
    for told, new in values.items():
        if told == fields.OFFICIAL_ON:
            before_after[told] = [_text(make_official_since(member, new)), _text(new)]
        elif told in COLUMNS:
            before_after[told] = [_text(getattr(member, COLUMNS[told])), _text(new)]
            setattr(member, COLUMNS[told], new)
            columns.append(COLUMNS[told])
    if fields.FULL_NAME in values:
        columns += ["search_key", "sort_key"]
    if columns:
        member.save(update_fields=columns)
    logged = {told: pair for told, pair in before_after.items() if told not in _NEVER_LOGGED}
    data = {"before": {told: pair[0] for told, pair in logged.items()}}
    data |= {"after": {told: pair[1] for told, pair in logged.items()}}
    record(occasion, act="cells.correct_particulars", subject=member, why=why, data=data)
    return before_after


def make_official_since(member: Member, since: date | None) -> date | None:
    """Move the day of full membership, or take it back (None); the probation before it is stretched or cut. The day before."""
    degrees = list(member.degrees.order_by("valid_from"))
    official = next((degree for degree in degrees if degree.value == Degree.Value.OFFICIAL), None)
    probation = next((degree for degree in degrees if degree.value == Degree.Value.PROBATIONARY), None)
    before = official.valid_from if official else None
    if official and (since is None or official.valid_from < since):
        # Out of the way first: the database refuses two degrees on one day.
        _begin(official, since)
        _end(probation, since)
    else:
        _end(probation, since)
        if official:
            _begin(official, since)
        elif since is not None:
            Degree.objects.create(member=member, value=Degree.Value.OFFICIAL, valid_from=since)
    return before


def _begin(official: Degree, since: date | None) -> None:
    if since is None:
        official.delete()
    else:
        official.valid_from = since
        official.save(update_fields=["valid_from"])


def _end(probation: Degree | None, since: date | None) -> None:
    if probation is None or (since is not None and probation.valid_from >= since):
        if probation is not None:
            probation.delete()
        return
    probation.valid_to = since
    probation.save(update_fields=["valid_to"])


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
