"""What a reorganisation writes into the registry, row by row, so that it can be taken back exactly."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import BATCH, Journal, Values, Written, differences, folded, restore, same
from cells.models import Group, Member, Organisation, OrganisationVersion
from cells.models.dated import Dated
from cells.queries.names import name_in_full_on
from cells.queries.rows_in_words import row_in_full
from cells.queries.uses import rows_in_words
from cells.services.hanging import hanging_anew
from reorganisations.models import Reorganisation, ReorganisationFact

Groups = Mapping[tuple[int, str], int]
"""By cell and name the number of a group."""
_NODE = Organisation._meta.label_lower
_AS_PLAYED = ("reorganisation__effective_on", "reorganisation__turn", "pk")


class ReorganisationJournal(Journal):
    """The journal of one reorganisation. Kept in a table, so that what it wrote about one member is taken back alone."""

    def __init__(self, reorganisation: Reorganisation, groups: Groups | None = None) -> None:
        """`groups`: those it carried over when it was played before."""
        super().__init__()
        self.reorganisation = reorganisation
        self._groups = groups or {}
        self._facts: list[ReorganisationFact] = []

    def end(self, rows: Iterable[Dated], on: date) -> None:
        """What another plan of the same day has let begin is not there any more."""
        rows = list(rows)
        self.change([row for row in rows if row.valid_from < on], valid_to=on)
        for row in rows:
            if row.valid_from >= on:
                self.remove(row)

    def number_of(self, group: Group) -> int | None:
        """Of a group to be made: what it had before, which the steps of later plans may name."""
        return self._groups.get((group.cell_id, group.name))

    def note(self, row: models.Model, before: Values | None, after: Values | None) -> None:
        fact = ReorganisationFact(table=row._meta.label_lower, row=row.pk, before=before, after=after)
        fact.reorganisation, fact.member_id = self.reorganisation, getattr(row, "member_id", None)
        self._facts.append(fact)

    def save(self) -> None:
        ReorganisationFact.objects.bulk_create(self._facts, batch_size=BATCH)
        self._facts = []


def take_back(reorganisation: Reorganisation, *, to_play_again: bool = False) -> Groups:
    """Restore everything that was written. Raises Refused where something has been built on it.

    `to_play_again`: the nodes of what it founds stay, and whatever rests on them. The groups it carried over are told, so that
    they can be the same again.
    """
    written = reorganisation.facts.order_by("pk")
    if to_play_again:
        written = written.exclude(table=_NODE)
    facts = list(written)
    for fact, row in differences(facts):
        raise Refused(
            _("“%(fact)s” was changed after “%(title)s” (from %(day)s) was confirmed. Undo that change first.")
            % {
                "fact": row_in_full(row, reorganisation.effective_on) if row else as_was_written(fact),
                "title": reorganisation.title,
                "day": day_in_words(reorganisation.effective_on),
            }
        )
    with hanging_anew(list(reorganisation.touched.values_list("pk", flat=True))):
        _restore(facts)
    written.delete()
    made = [fact for fact in facts if fact.table == Group._meta.label_lower and fact.after and fact.before is None]
    return {(fact.after["cell_id"], fact.after["name"]): fact.row for fact in made if fact.after}


def take_back_for(member: Member) -> None:
    """Something happens to a member before the day of a confirmed reorganisation: its facts about them are taken back.

    After the act they are led on from what it has left (`late_acts.lead_on`).
    """
    ahead = ReorganisationFact.objects.filter(member=member, reorganisation__state=Reorganisation.State.CONFIRMED)
    facts = list(ahead.order_by(*_AS_PLAYED))
    if same(facts):
        _take_back_at_once(facts)


def take_back_end_of(group: Group) -> None:
    """It ends before the day on which a confirmed plan would end it."""
    ahead = ReorganisationFact.objects.filter(
        reorganisation__state=Reorganisation.State.CONFIRMED, before__isnull=False
    )
    facts = list(ahead.filter(table=Group._meta.label_lower, row=group.pk).order_by(*_AS_PLAYED))
    if same(facts):
        _take_back_at_once(facts)


def take_back_of_member(plans: Collection[Reorganisation], member: Member) -> Reorganisation | None:
    """Restore what these wrote about one member. The one on which something has been built, if any; then nothing changes."""
    mine = ReorganisationFact.objects.filter(member=member, reorganisation__in=plans).select_related("reorganisation")
    facts = list(mine.order_by(*_AS_PLAYED))
    built_on = next(differences(facts), None)
    if built_on is not None:
        return built_on[0].reorganisation
    _take_back_at_once(facts)
    return None


def _take_back_at_once(facts: Sequence[ReorganisationFact]) -> None:
    """Plan by plan somebody would come back to what another plan of the day has ended."""
    _restore(folded(facts))
    ReorganisationFact.objects.filter(pk__in=[fact.pk for fact in facts]).delete()


def ends_by_plan(group: Group) -> bool:
    """A confirmed plan ends it on its day. It leads the people over on the day itself, and may still be cancelled."""
    return ReorganisationFact.objects.filter(
        table=Group._meta.label_lower, row=group.pk, reorganisation__state=Reorganisation.State.CONFIRMED
    ).exists()


def as_was_written(fact: ReorganisationFact) -> str:
    """In a sentence, of a row that is not there any more: of whom it was, what, and where."""
    values = {**(fact.before or {}), **(fact.after or {})}
    owner = Organisation.objects.filter(pk=values.get("organisation_id") or values.get("cell_id")).first()
    what = rows_in_words(apps.get_model(fact.table)._meta.db_table)
    where = name_in_full_on(owner, fact.reorganisation.effective_on) if owner else ""
    return ", ".join(part for part in (fact.member.in_full if fact.member else "", what, where) if part)


def _restore(facts: Sequence[Written]) -> None:
    """The organisations first: nobody comes back to a cell that is not there yet."""
    versions = [fact for fact in facts if fact.table == OrganisationVersion._meta.label_lower]
    others = [fact for fact in facts if fact.table != OrganisationVersion._meta.label_lower]
    try:
        restore([*others, *versions])
    except ProtectedError as protected:
        built = next(iter(protected.protected_objects))
        raise Refused(
            _("“%(fact)s” rests on the reorganisation already. Remove it first.") % {"fact": row_in_full(built)}
        ) from protected
