"""Why members cannot meet in one place (03-HD/TW, II.1.1): each ground recorded with its evidence, and ended."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import AreaFact, Ground, GroundKind, Member
from cells.queries.ground_kinds import admissions
from cells.rules.ahead import check_has_happened
from cells.rules.grounds import check_ground
from cells.services.from_above import tell_of_member
from cells.services.periods import end_one


@dataclass(frozen=True)
class StatedGround:
    """What is stated as the ground: a category and the dated inability to meet in one place, with its evidence."""

    category: str
    statement: str
    evidence: str
    valid_from: date
    valid_to: date | None = None
    area_fact: AreaFact | None = None


def check_stated(ground: StatedGround, today: date) -> None:
    """Raises Refused."""
    kind = GroundKind.objects.filter(key=ground.category).first()
    if kind is None:
        raise Refused(_("No guidance names such a ground."), field="category")
    check_has_happened(ground.valid_from, today, field="valid_from")
    check_ground(ground, kind, admissions())


def ground_of(member: Member, stated: StatedGround) -> Ground:
    """The row, not saved yet."""
    return Ground(
        member=member,
        category_id=stated.category,
        statement=clean_text(stated.statement, lines=True),
        evidence=clean_text(stated.evidence),
        valid_from=stated.valid_from,
        valid_to=stated.valid_to,
        area_fact=stated.area_fact,
    )


@transaction.atomic
def record_ground(*, member: Member, stated: StatedGround, occasion: Occasion) -> Ground:
    """Why a member cannot meet in one place (03-HD/TW, II.1.1). Raises Refused."""
    check_stated(stated, occasion.today)
    ground = ground_of(member, stated)
    ground.save()
    data = {"kind": "ground", "fact": ground.pk, "category": ground.category_id, "from": ground.valid_from}
    entry = record(occasion, act="cells.record_ground", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return ground


@transaction.atomic
def end_ground(
    *,
    ground: Ground,
    until: date,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Ground:
    """From `until` on it is no ground any more. A form that keeps the end there is changes nothing.

    Raises Refused; Outdated where somebody else gave it another end since `made_from`.
    """
    ground = Ground.objects.select_for_update(of=("self",), no_key=True).select_related("member").get(pk=ground.pk)
    before = ground.valid_to
    last = last_entry(ground.member, acts=["cells.end_ground"])
    of_this = last if last is not None and last.data.get("ground") == ground.pk else None
    check_up_to_date(made_from, kept={"until": before}, wanted={"until": until}, last=of_this)
    if made_from is not None and until == before:
        return ground
    end_one(ground, on=until, field="until")
    data = {"ground": ground.pk, "category": ground.category_id, "to": until, "before": before}
    entry = record(occasion, act="cells.end_ground", subject=ground.member, data=data)
    tell_of_member(entry, ground.member, occasion=occasion)
    return ground
