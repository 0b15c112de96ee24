"""A document sets another value from a day on; what was entered wrongly is corrected, and what was entered by mistake taken
back. What a row said of a day stays what that day is judged by."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import AdmissionParameter
from admissions.rules.terms import DECLARED, Key
from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite


@transaction.atomic
def set_parameter(
    *,
    key: Key,
    value: int | str,
    valid_from: date,
    document: CitedDocument | None,
    clause: str,
    past_is_meant: bool,
    occasion: Occasion,
) -> AdmissionParameter:
    """From the day on, until the next value that is known. `past_is_meant`: days that are over may be judged anew. Raises
    Refused beside `value`, `valid_from` or `past_is_meant`."""
    if valid_from < occasion.today and not past_is_meant:
        raise Refused(
            _("%(day)s lies in the past: days that are over would be judged anew. Tick that this is meant.")
            % {"day": day_in_words(valid_from)},
            field="past_is_meant",
        )
    _one_at_a_time()
    reference = cite(document, today=occasion.today, shared=True)
    row = _write(_row(key, value, valid_from, reference, clause))
    record(occasion, act="admissions.set_parameter", subject=row, data=_said(row))
    return row


@transaction.atomic
def correct_parameter(
    *,
    row: AdmissionParameter,
    value: int | str,
    clause: str,
    why: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> AdmissionParameter:
    """The document says something else than was entered. Raises Refused beside `value`; Outdated where somebody else
    corrected it meanwhile."""
    _one_at_a_time()
    locked = AdmissionParameter.objects.select_related("reference").get(pk=row.pk)
    before, wanted = _said(locked), {"value": value, "clause": clean_text(clause)}
    last = last_entry(locked, acts=["admissions.correct_parameter"])
    kept = {"value": locked.value, "clause": locked.clause}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    _say(locked, Key(locked.key), value)
    locked.clause = clean_text(clause)
    locked.save()
    data = {"before": before, "after": _said(locked)}
    record(occasion, act="admissions.correct_parameter", subject=locked, why=why, data=data)
    return locked


@transaction.atomic
def take_back_parameter(*, row: AdmissionParameter, why: str, occasion: Occasion) -> None:
    """It was entered by mistake: what stood before it goes on. Raises Refused where it ships with the product, or is gone."""
    _one_at_a_time()
    locked = AdmissionParameter.objects.select_related("reference").filter(pk=row.pk).first()
    if locked is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    if locked.shipped:
        raise Refused(_("This ships with the product. Correct it, or enter another value from a day on."))
    record(occasion, act="admissions.take_back_parameter", subject=locked, why=why, data=_said(locked))
    before = AdmissionParameter.objects.filter(key=locked.key, valid_to=locked.valid_from)
    before_it = list(before.values_list("pk", flat=True))
    end = locked.valid_to
    locked.delete()
    AdmissionParameter.objects.filter(pk__in=before_it).update(valid_to=end)


def write_shipped(
    key: str, value: int | str, valid_from: date, reference: DocumentReference | None, clause: str
) -> AdmissionParameter:
    row = _row(Key(key), value, valid_from, reference, clause)
    row.shipped = True
    return _write(row)


def _row(
    key: Key, value: int | str, valid_from: date, reference: DocumentReference | None, clause: str
) -> AdmissionParameter:
    row = AdmissionParameter(key=key, valid_from=valid_from, reference=reference, clause=clean_text(clause))
    _say(row, key, value)
    return row


def _say(row: AdmissionParameter, key: Key, value: int | str) -> None:
    declared = DECLARED[key]
    if declared.unit is None:
        if value not in declared.choices:
            raise Refused(_("Choose one of the values offered."), field="value")
        row.choice = str(value)
    elif not isinstance(value, int) or not declared.least <= value <= declared.most:
        bounds = {"least": declared.least, "most": declared.most}
        raise Refused(_("Write a number from %(least)d to %(most)d.") % bounds, field="value")
    else:
        row.number = value


def _write(row: AdmissionParameter) -> AdmissionParameter:
    others = AdmissionParameter.objects.filter(key=row.key).select_related("reference")
    same_day = others.filter(valid_from=row.valid_from).first()
    if same_day is not None:
        raise Refused(
            _("A value begins on %(day)s already (%(clause)s). Correct that entry, or give another first day.")
            % {"day": day_in_words(row.valid_from), "clause": same_day.full_clause},
            field="valid_from",
        )
    following = others.begins_after(row.valid_from).order_by("valid_from").first()
    others.on(row.valid_from).update(valid_to=row.valid_from)
    row.valid_to = following.valid_from if following else None
    row.save()
    return row


def _said(row: AdmissionParameter) -> dict[str, object]:
    return {
        "key": row.key,
        "value": row.value,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "clause": row.full_clause,
    }


def _one_at_a_time() -> None:
    """Lock them, so that who comes second is told by a sentence and not by the guard."""
    list(AdmissionParameter.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
