"""Rubrics: the one that ships with the product, the next one that follows another, and taking one back that rated nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import DocumentReference, Organisation
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from meetings.models import Band, Criterion, Rating, Rubric
from meetings.queries.rubrics import rubric_before, rubric_of_owner
from meetings.rules.rating import Asked, flaws_of_bands, flaws_of_criteria, steps_of

SHIPPED = Path(__file__).resolve().parent.parent / "rubrics" / "default.json"


@dataclass(frozen=True)
class CriterionRow:
    group: str
    text: str
    most: Decimal
    measured: str = ""
    steps: str = ""


@dataclass(frozen=True)
class RubricContent:
    title: str
    valid_from: date
    criteria: Sequence[CriterionRow]
    bands: Mapping[str, Decimal]
    """First points, the best band first."""
    owner: Organisation | None = None
    inapplicable: str = "rescaled"
    within_days: int = 2
    minutes: int = 90
    minutes_large: int = 120
    large_from: int = 30


@transaction.atomic
def ship_rubric() -> None:
    """Enter the shipped rubric where it is not there yet. What is there stays as it is: ratings rest on it."""
    if Rubric.objects.filter(shipped=True).exists():
        return
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    rows = [CriterionRow(group, text, Decimal(most), *rest) for group, text, most, *rest in told["criteria"]]
    bands = {key: Decimal(least) for key, least in told["bands"].items()}
    _write(RubricContent(told["title"], date.fromisoformat(told["valid_from"]), rows, bands), shipped=True)


@transaction.atomic
def enter_rubric(*, content: RubricContent, document: CitedDocument | None, occasion: Occasion) -> Rubric:
    """A rubric that holds from its day on; what its organisation had of its own until then ends the day before.

    Meetings that were rated keep the points they were given. Raises Refused.
    """
    _check(content)
    Rubric.objects.select_for_update(no_key=True).filter(owner=content.owner).exists()
    before = rubric_of_owner(content.owner, content.valid_from)
    later = (
        Rubric.objects.filter(owner=content.owner, valid_from__gte=content.valid_from).order_by("valid_from").first()
    )
    if later is not None:
        raise Refused(
            _("From %(day)s on «%(title)s» holds. Choose a later day, or take that one back first.")
            % {"day": day_in_words(later.valid_from), "title": later.title},
            field="valid_from",
        )
    if before is not None:
        before.valid_to = content.valid_from
        before.save(update_fields=["valid_to"])
    reference = cite(document, today=occasion.today, shared=True)
    rubric = _write(content, reference=reference)
    record(occasion, act="meetings.enter_rubric", subject=rubric, data=_told(content))
    return rubric


@transaction.atomic
def take_back_rubric(*, rubric: Rubric, why: str, occasion: Occasion) -> None:
    """It was entered by mistake and rated nothing: what held before goes on. Raises Refused."""
    rubric = Rubric.objects.select_for_update().get(pk=rubric.pk)
    why = clean_text(why, lines=True)
    if not why:
        raise Refused(_("Say why it is taken back: the reason stays in the log."), field="why")
    if not may_take_back(rubric):
        raise Refused(_("It stays: it ships with the product, meetings are rated by it, or another follows it."))
    record(occasion, act="meetings.take_back_rubric", subject=rubric, why=why, data={"from": rubric.valid_from})
    before = rubric_before(rubric)
    rubric.delete()
    if before is not None:
        before.valid_to = None
        before.save(update_fields=["valid_to"])


def may_take_back(rubric: Rubric) -> bool:
    """Not what ships with the product, what a meeting is rated by, or what another follows."""
    return not (rubric.shipped or rubric.valid_to is not None or Rating.objects.filter(rubric=rubric).exists())


def content_of(rubric: Rubric) -> RubricContent:
    rows = [CriterionRow(one.group, one.text, one.most, one.measured, one.steps) for one in rubric.criteria.all()]
    return RubricContent(
        title=rubric.title,
        valid_from=rubric.valid_from,
        criteria=rows,
        bands={band.key: band.least for band in rubric.bands.all()},
        owner=rubric.owner,
        inapplicable=rubric.inapplicable,
        within_days=rubric.within_days,
        minutes=rubric.minutes,
        minutes_large=rubric.minutes_large,
        large_from=rubric.large_from,
    )


def _check(content: RubricContent) -> None:
    criteria = [Asked(row.most, row.measured, steps_of(row.steps)) for row in content.criteria]
    flaws = [*flaws_of_criteria(criteria), *flaws_of_bands(list(content.bands.values()))]
    if flaws:
        raise Refused(flaws[0], reasons=[Refused(flaw) for flaw in flaws])


def _write(content: RubricContent, *, shipped: bool = False, reference: DocumentReference | None = None) -> Rubric:
    rubric = Rubric.objects.create(
        title=clean_text(content.title),
        reference=reference,
        owner=content.owner,
        valid_from=content.valid_from,
        inapplicable=content.inapplicable,
        within_days=content.within_days,
        minutes=content.minutes,
        minutes_large=content.minutes_large,
        large_from=content.large_from,
        shipped=shipped,
    )
    for position, row in enumerate(content.criteria, 1):
        Criterion.objects.create(
            rubric=rubric,
            position=position,
            group=row.group,
            text=row.text,
            most=row.most,
            measured=row.measured,
            steps=row.steps,
        )
    Band.objects.bulk_create(Band(rubric=rubric, key=key, least=least) for key, least in content.bands.items())
    return rubric


def _told(content: RubricContent) -> dict[str, object]:
    return {
        "title": content.title,
        "from": content.valid_from,
        "owner": content.owner,
        "criteria": [[row.group, row.text, row.most, row.measured, row.steps] for row in content.criteria],
        "bands": content.bands,
    }
