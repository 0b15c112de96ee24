"""What a reorganisation writes into the registry, row by row, so that it can be taken back exactly."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from accounts.services.journal import BATCH, Journal, Values, differences, restore, same
from cells.models import Group, Member, OrganisationVersion
from reorganisations.models import Reorganisation, ReorganisationFact


class ReorganisationJournal(Journal):
    """The journal of one reorganisation. Kept in a table, so that what it wrote about one member is taken back alone."""

    def __init__(self, reorganisation: Reorganisation) -> None:
        super().__init__()
        self.reorganisation = reorganisation
        self._facts: list[ReorganisationFact] = []

    def end(self, rows: Iterable[models.Model], on: date) -> None:
        self.change(rows, valid_to=on)

    def note(self, row: models.Model, before: Values | None, after: Values | None) -> None:
        fact = ReorganisationFact(table=row._meta.label_lower, row=row.pk, before=before, after=after)
        fact.reorganisation, fact.member_id = self.reorganisation, getattr(row, "member_id", None)
        self._facts.append(fact)

    def save(self) -> None:
        ReorganisationFact.objects.bulk_create(self._facts, batch_size=BATCH)
        self._facts = []


def take_back(reorganisation: Reorganisation) -> None:
    """Restore everything that was written. Raises Refused where something has been built on it."""
    facts = list(reorganisation.facts.order_by("pk"))
    for fact, row in differences(facts):
        raise Refused(
            _("“%(fact)s” was changed after the reorganisation was confirmed. Undo that change first.")
            % {"fact": row or fact.table}
        )
    _restore(facts)
    reorganisation.facts.all().delete()


def take_back_for(member: Member) -> None:
    """Something happens to a member before the day of a confirmed reorganisation: its facts about them are taken back.

    Whoever still belongs to a cell that goes is led to the successor on the day itself.
    """
    ahead = ReorganisationFact.objects.filter(member=member, reorganisation__state=Reorganisation.State.CONFIRMED)
    facts = list(ahead.order_by("pk"))
    if same(facts):
        _restore(facts)
        ReorganisationFact.objects.filter(pk__in=[fact.pk for fact in facts]).delete()


def take_back_of_member(reorganisation: Reorganisation, member: Member) -> bool:
    """Restore what it wrote about one member. False, and nothing changes, where something has been built on it."""
    facts = list(reorganisation.facts.filter(member=member).order_by("pk"))
    if not same(facts):
        return False
    _restore(facts)
    reorganisation.facts.filter(pk__in=[fact.pk for fact in facts]).delete()
    return True


def ends_by_plan(group: Group) -> bool:
    """A confirmed plan ends it on its day. It leads the people over on the day itself, and may still be cancelled."""
    return ReorganisationFact.objects.filter(
        table=Group._meta.label_lower, row=group.pk, reorganisation__state=Reorganisation.State.CONFIRMED
    ).exists()


def _restore(facts: list[ReorganisationFact]) -> None:
    """The organisations first: nobody comes back to a cell that is not there yet."""
    versions = [fact for fact in facts if fact.table == OrganisationVersion._meta.label_lower]
    others = [fact for fact in facts if fact.table != OrganisationVersion._meta.label_lower]
    try:
        restore([*others, *versions])
    except ProtectedError as protected:
        built = next(iter(protected.protected_objects))
        raise Refused(
            _("“%(fact)s” rests on the reorganisation already. Remove it first.") % {"fact": built}
        ) from protected
