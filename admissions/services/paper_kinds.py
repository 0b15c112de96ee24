"""What papers a guidance asks for from a day on; what was entered wrongly is corrected, and what was entered by mistake taken
back. A file goes by the checklist of the day on which it was begun."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import PaperKind
from admissions.rules.steps import ASKING, Step
from cells.rules.document_reference import CitedDocument
from cells.rules.names import fold
from cells.services.document_references import cite

LONGEST_KEY = 40


@dataclass(frozen=True)
class PaperTold:
    """`form`: as the guidance numbers it. `step`: what needs it. `expires`: whether it is made anew after some months."""

    vietnamese: str
    english: str
    form: str = ""
    step: str = Step.CELL_VOTE
    clause: str = ""
    expires: bool = False
    position: int = 0


@transaction.atomic
def set_paper(
    *,
    key: str,
    told: PaperTold,
    valid_from: date,
    document: CitedDocument | None,
    past_is_meant: bool,
    occasion: Occasion,
) -> PaperKind:
    """From the day on, until the next entry that is known. `key` "": a paper that was not on the list. Raises Refused."""
    _check_past(valid_from, occasion.today, past_is_meant=past_is_meant)
    _one_at_a_time()
    if document is None:
        raise Refused(_("Name the document that asks for it."), field="document")
    row = PaperKind(key=key or _new_key(told), valid_from=valid_from, **asdict(told))
    row.reference = cite(document, today=occasion.today, shared=True)
    _check_step(told)
    write_paper(row)
    record(occasion, act="admissions.set_paper", subject=row, data=_said(row))
    return row


@transaction.atomic
def correct_paper(
    *, row: PaperKind, told: PaperTold, why: str, occasion: Occasion, made_from: Entries | None = None
) -> PaperKind:
    """The guidance says something else than was entered. Raises Refused; Outdated where somebody else corrected it meanwhile."""
    _one_at_a_time()
    locked = PaperKind.objects.select_related("reference").get(pk=row.pk)
    before, wanted = _said(locked), asdict(told)
    last = last_entry(locked, acts=["admissions.correct_paper"])
    check_up_to_date(made_from, kept={name: getattr(locked, name) for name in wanted}, wanted=wanted, last=last)
    _check_step(told)
    for name, value in wanted.items():
        setattr(locked, name, value)
    locked.save()
    data = {"before": before, "after": _said(locked)}
    record(occasion, act="admissions.correct_paper", subject=locked, why=why, data=data)
    return locked


@transaction.atomic
def end_paper(*, row: PaperKind, on: date, past_is_meant: bool, why: str, occasion: Occasion) -> None:
    """From the day on it is not asked for any more of files that are begun then. Raises Refused beside `on`."""
    _check_past(on, occasion.today, past_is_meant=past_is_meant)
    _one_at_a_time()
    locked = PaperKind.objects.select_related("reference").get(pk=row.pk)
    if on <= locked.valid_from:
        words = _("It is asked for since %(day)s. Give a later day.")
        raise Refused(words % {"day": day_in_words(locked.valid_from)}, field="on")
    if locked.is_over_on(on):
        raise Refused(_("It is not asked for on that day any more."), field="on")
    locked.valid_to = on
    locked.save(update_fields=["valid_to"])
    record(occasion, act="admissions.end_paper", subject=locked, why=why, data=_said(locked))


@transaction.atomic
def take_back_paper(*, row: PaperKind, why: str, occasion: Occasion) -> None:
    """It was entered by mistake: what stood before it goes on. Raises Refused where it ships with the product, or is gone."""
    _one_at_a_time()
    locked = PaperKind.objects.select_related("reference").filter(pk=row.pk).first()
    if locked is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    if locked.shipped:
        raise Refused(_("This ships with the product. Correct it, or enter another value from a day on."))
    record(occasion, act="admissions.take_back_paper", subject=locked, why=why, data=_said(locked))
    before = PaperKind.objects.filter(key=locked.key, valid_to=locked.valid_from)
    before_it = list(before.values_list("pk", flat=True))
    end = locked.valid_to
    locked.delete()
    PaperKind.objects.filter(pk__in=before_it).update(valid_to=end)


def write_paper(row: PaperKind) -> None:
    """It takes the place of what stood on its first day, until what is known to follow."""
    others = PaperKind.objects.filter(key=row.key)
    if others.filter(valid_from=row.valid_from).exists():
        words = _("An entry of this paper begins on %(day)s already. Correct that one, or give another first day.")
        raise Refused(words % {"day": day_in_words(row.valid_from)}, field="valid_from")
    following = others.begins_after(row.valid_from).order_by("valid_from").first()
    others.on(row.valid_from).update(valid_to=row.valid_from)
    row.valid_to = following.valid_from if following else None
    row.save()


def _new_key(told: PaperTold) -> str:
    key = slugify(fold(told.vietnamese))[:LONGEST_KEY]
    if not key:
        raise Refused(_("Write the name of the paper."), field="vietnamese")
    if PaperKind.objects.filter(key=key).exists():
        words = _("A paper of this name is on the list already: enter another version of that one.")
        raise Refused(words, field="vietnamese")
    return key


def _check_step(told: PaperTold) -> None:
    if told.step not in ASKING:
        raise Refused(_("Choose one of the values offered."), field="step")


def _check_past(day: date, today: date, *, past_is_meant: bool) -> None:
    if day < today and not past_is_meant:
        words = _("%(day)s lies in the past: files begun since would have another checklist. Tick that this is meant.")
        raise Refused(words % {"day": day_in_words(day)}, field="past_is_meant")


def _said(row: PaperKind) -> dict[str, object]:
    names = ("key", "vietnamese", "form", "step", "clause", "expires", "position", "valid_from", "valid_to")
    return {name: getattr(row, name) for name in names} | {"document": str(row.reference)}


def _one_at_a_time() -> None:
    """Lock them, so that who comes second is told by a sentence and not by the guard."""
    list(PaperKind.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
