"""Statutes are entered, their rows corrected, and what was entered by mistake is taken back. What a row said of a day stays
what that day is judged by: a later document ends it, and never rewrites it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import OrganisationTerm, Parameter, Statute
from cells.models.statute import StatuteRow
from cells.queries.organisation_words import OWN_WORDS
from cells.queries.statute_effects import Known, effects, figures_of, known
from cells.rules.document_reference import CitedDocument
from cells.rules.parameters import DECLARED, Declared
from cells.services.document_references import cite

SAME: dict[type[StatuteRow], tuple[str, ...]] = {Parameter: ("key",), OrganisationTerm: ("what", "key")}
"""By which columns two rows speak of the same."""
SAYS: dict[type[StatuteRow], tuple[str, ...]] = {
    Parameter: ("value", "strict", "clause"),
    OrganisationTerm: ("vietnamese", "english", "clause"),
}
"""What can be corrected of a row, beside its first day."""


@dataclass(frozen=True)
class ParameterSaid:
    """What a document says of a parameter: a number, or one of its choices. `value` None: it asks nothing any more."""

    key: str
    value: int | str | None
    clause: str = ""
    strict: bool = True


@dataclass(frozen=True)
class TermSaid:
    """What a document calls a kind, a level or a type."""

    what: str
    key: str
    vietnamese: str
    english: str
    clause: str = ""


Said = ParameterSaid | TermSaid


@transaction.atomic
def enter_statute(
    *,
    document: CitedDocument,
    valid_from: date,
    said: Sequence[Said],
    past_is_meant: bool,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Statute:
    """What a document sets from a day on, until the next one that speaks of the same: it ends the row of the day before.

    A document that is known already says something more. `past_is_meant`: days that are over may be judged anew. `seen`: what
    the look before it showed. Raises Refused, beside the field of the key, where another one begins on the very day, or the
    value is none there can be; Changed where the look would show something else now.
    """
    _check_past(valid_from, past_is_meant, occasion.today)
    if not said:
        raise Refused(_("Write at least one value or one word: a document that sets nothing has no place here."))
    one_at_a_time()
    statute = statute_of(document, valid_from, today=occasion.today)
    before = known()
    _write(statute, valid_from, said)
    check_seen(seen, before, occasion.today)
    data = {"valid_from": valid_from, "document": str(statute.reference), "said": [asdict(one) for one in said]}
    record(occasion, act="cells.enter_statute", subject=statute, data=data)
    return statute


@transaction.atomic
def correct_row(
    *,
    row: StatuteRow,
    values: Mapping[str, Any],
    why: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> StatuteRow:
    """The document says something else, or from another day on, than was entered. The row before it ends where it begins.

    `values`: by column, `valid_from` and those of SAYS. Raises Refused; Outdated where somebody else corrected it meanwhile.
    """
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    one_at_a_time()
    model = type(row)
    locked = model._base_manager.select_related("statute").get(pk=row.pk)
    columns = ("valid_from", *SAYS[model])
    before = {name: getattr(locked, name) for name in columns}
    last = last_entry(locked.statute, acts=["cells.correct_statute"])
    check_up_to_date(made_from, kept=before, wanted=values, last=last)
    for name in SAYS[model]:
        setattr(locked, name, values[name])
    _check(locked)
    _begin_on(locked, values["valid_from"])
    after = {name: getattr(locked, name) for name in columns}
    data = {"row": locked.pk, "of": str(locked), "before": before, "after": after}
    record(occasion, act="cells.correct_statute", subject=locked.statute, why=why, data=data)
    return locked


@transaction.atomic
def take_back_statute(*, statute: Statute, why: str, occasion: Occasion, seen: Figures | None = None) -> None:
    """It was entered by mistake: what stood before each of its rows goes on. Raises Refused where it ships with the product."""
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    one_at_a_time()
    statute = Statute.objects.get(pk=statute.pk)
    if statute.shipped:
        raise Refused(_("%(statute)s ships with the product. Correct its entries instead.") % {"statute": statute})
    gone, before = [], known()
    for row in rows_of(statute):
        gone.append(
            {name: getattr(row, name) for name in (*SAME[type(row)], *SAYS[type(row)], "valid_from", "valid_to")}
        )
        end, model = row.valid_to, type(row)
        previous = _same(row).filter(valid_to=row.valid_from)
        row.delete()
        model._base_manager.filter(pk__in=list(previous.values_list("pk", flat=True))).update(valid_to=end)
    days = list(statute.dayoffs.values("day", "is_worked", "clause"))
    statute.dayoffs.all().delete()
    check_seen(seen, before, occasion.today)
    record(occasion, act="cells.take_back_statute", subject=statute, why=why, data={"rows": gone, "days_off": days})
    statute.delete()


def _check_past(first: date, is_meant: bool, today: date) -> None:
    if first < today and not is_meant:
        raise Refused(
            _(
                "%(day)s lies in the past: days that are over would be judged anew. What was decided or printed stays. "
                "Tick that this is meant, or give another first day."
            )
            % {"day": day_in_words(first)},
            field="past_is_meant",
        )


def statute_of(document: CitedDocument, valid_from: date, *, today: date) -> Statute:
    """The document that says something, entered where it is new. Raises Refused (beside `document`) where it is secret."""
    reference = cite(document, today=today, shared=True)
    defaults = {"name": reference.symbol, "valid_from": valid_from}
    return Statute.objects.get_or_create(reference=reference, defaults=defaults)[0]


def check_seen(seen: Figures | None, before: Known, today: date) -> None:
    """Raises Changed where what was looked at would be shown otherwise now. `before`: what was known before the act."""
    if seen is not None:
        refuse_if_changed(seen, figures_of(effects(before, known(), today)))


def rows_of(statute: Statute) -> list[StatuteRow]:
    """The newest first, so that what is taken back in this order leads each on to what came after it."""
    rows: list[StatuteRow] = [*statute.parameters.all(), *statute.organisationterms.all()]
    return sorted(rows, key=lambda row: row.valid_from, reverse=True)


def write_shipped(statute: Statute, valid_from: date, said: Sequence[Said]) -> None:
    """Of those things of which the statute says nothing yet, and of which no row begins on the day: what an office entered or
    corrected stays."""
    _write(statute, valid_from, [one for one in said if not _is_said(_row(statute, valid_from, one))])


def _is_said(row: StatuteRow) -> bool:
    return bool(_same(row).filter(Q(statute=row.statute) | Q(valid_from=row.valid_from)).exists())


def _write(statute: Statute, valid_from: date, said: Sequence[Said]) -> None:
    for one in said:
        row = _row(statute, valid_from, one)
        _check(row)
        others = _same(row)
        same_day = others.filter(valid_from=valid_from).first()
        if same_day is not None:
            raise Refused(
                _("%(statute)s sets this from %(day)s already. Correct that entry, or give another first day.")
                % {"statute": same_day.full_clause, "day": day_in_words(valid_from)},
                field=field_of(one),
            )
        following = others.filter(valid_from__gt=valid_from).order_by("valid_from").first()
        others.on(valid_from).update(valid_to=valid_from)
        row.valid_to = following.valid_from if following else None
        row.save()


def field_of(one: Said | StatuteRow) -> str:
    """The name of the field in which it is typed."""
    if isinstance(one, ParameterSaid | Parameter):
        return f"{one.key}-value"
    return f"{one.what}-{one.key}-vietnamese" if isinstance(one, TermSaid | OrganisationTerm) else ""


def _row(statute: Statute, valid_from: date, one: Said) -> StatuteRow:
    model = Parameter if isinstance(one, ParameterSaid) else OrganisationTerm
    return model(statute=statute, valid_from=valid_from, **asdict(one))


def _same(row: StatuteRow) -> Any:
    """The other rows that speak of the same."""
    model = type(row)
    same: Any = model.objects.filter(**{name: getattr(row, name) for name in SAME[model]})
    return same.exclude(pk=row.pk).select_related("statute")


def _check(row: StatuteRow) -> None:
    if isinstance(row, Parameter):
        _check_value(row, DECLARED[row.key])
    elif isinstance(row, OrganisationTerm):
        if row.key not in OWN_WORDS[row.what]:
            raise Refused(_("There is nothing of this kind to name."))
        row.vietnamese, row.english = clean_text(row.vietnamese), clean_text(row.english)
        if not (row.vietnamese and row.english):
            raise Refused(_("Write the word in both languages."), field=field_of(row))
    row.clause = clean_text(row.clause)


def _check_value(row: Parameter, declared: Declared) -> None:
    if row.value is None:
        return
    if declared.unit is None:
        if row.choice not in declared.choices:
            raise Refused(_("Choose one of the values offered."), field=field_of(row))
    elif row.number is None or not declared.least <= row.number <= declared.most:
        bounds = {"least": declared.least, "most": declared.most}
        raise Refused(_("Write a number from %(least)d to %(most)d.") % bounds, field=field_of(row))


def _begin_on(row: StatuteRow, day: date) -> None:
    """Save it with this first day, the border to the row before it moved along."""
    if row.valid_to is not None and day >= row.valid_to:
        raise Refused(_("What follows it begins on %(day)s.") % {"day": day_in_words(row.valid_to)}, field="valid_from")
    before = _same(row).filter(valid_from__lt=row.valid_from).order_by("valid_from").last()
    if before is not None and day <= before.valid_from:
        raise Refused(
            _("What stands before it begins on %(day)s.") % {"day": day_in_words(before.valid_from)},
            field="valid_from",
        )
    leads_here, row.valid_from = before is not None and before.valid_to == row.valid_from, day
    if before is not None and before.valid_to is not None and day < before.valid_to:
        _end(before, day)
    row.save()
    if before is not None and leads_here:
        _end(before, day)


def _end(row: StatuteRow, day: date) -> None:
    row.valid_to = day
    row.save(update_fields=["valid_to"])


def one_at_a_time() -> None:
    """Lock them, so that who comes second is told by a sentence and not by the guard."""
    list(Statute.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
