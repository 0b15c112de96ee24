"""Organisations that a list brings: the foundings of each day become one draft, looked at and confirmed like any plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import Occasion
from cells.models import Organisation
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Step
from reorganisations.services.drafting import ReorganisationHead, add_steps, begin_reorganisation


@dataclass(frozen=True)
class Foundings:
    """What one document orders for one day; of the steps each stands after what it rests on."""

    head: ReorganisationHead
    steps: Sequence[Step]


@transaction.atomic
def draft_foundings(
    *, foundings: Sequence[Foundings], led_by: Organisation | None, occasion: Occasion
) -> list[Reorganisation]:
    """A draft for each, in the order in which they can be confirmed. Raises Refused where a step is not possible."""
    drafts = []
    for one in foundings:
        draft = begin_reorganisation(head=one.head, led_by=led_by, occasion=occasion)
        add_steps(reorganisation=draft, steps=one.steps, occasion=occasion)
        drafts.append(draft)
    return drafts
