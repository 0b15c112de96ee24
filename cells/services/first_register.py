"""Entering at once what is already history when the register begins: organisations with their past, people with theirs.

One fact at a time is for services/register.py. Here thousands are written in a few statements, with one entry of the log
for each kind of fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import models, transaction

from accounts.models import Occasion
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Body, DocumentReference, Group, Member, Organisation, OrganisationVersion, Succession
from cells.models.dated import Dated
from cells.rules.names import fold

BATCH = 500


@transaction.atomic
def enter_organisation(
    *,
    code: str,
    versions: Sequence[OrganisationVersion],
    occasion: Occasion,
) -> Organisation:
    """An organisation with everything it has been, in the order of time. Today's tree is that of the last version."""
    node, above = Organisation(code=code), versions[-1].parent
    if above is None:
        organisation = Organisation.objects.add_root(instance=node)
    else:
        # The tree counts children on the row: what the caller holds may be out of date.
        parent = Organisation.objects.select_for_update().get(pk=above.pk)
        organisation = Organisation.objects.add_child(parent, instance=node)
    for version in versions:
        version.organisation = organisation
        version.name = clean_text(version.name)
        version.search_key = fold(version.name)
    OrganisationVersion.objects.bulk_create(versions)
    data = {"name": versions[-1].name, "on": versions[0].valid_from, "versions": len(versions)}
    record(occasion, act="cells.enter_organisation", subject=organisation, data=data)
    return organisation


@transaction.atomic
def enter_succession(
    *,
    predecessor: Organisation,
    successor: Organisation | None,
    on: date,
    ordered_by: DocumentReference | None,
    occasion: Occasion,
) -> Succession:
    """A link of a merger or split that has happened; no successor: dissolved."""
    link = Succession.objects.create(predecessor=predecessor, successor=successor, on=on, ordered_by=ordered_by)
    record(occasion, act="cells.enter_succession", subject=predecessor, data={"link": str(link)})
    return link


@transaction.atomic
def enter_members_with_past(
    *,
    members: Sequence[Member],
    facts: Iterable[Dated],
    about: Organisation,
    occasion: Occasion,
) -> None:
    """People and everything dated about them (memberships, degrees, activities, stays, grounds), all unsaved rows.

    `about`: the organisation whose register it is, named in the log. What contradicts itself is refused by the database.
    """
    for member in members:
        member.set_keys()
    Member.objects.bulk_create(members, batch_size=BATCH)
    counts = {"member": len(members)} | _enter(facts)
    record(occasion, act="cells.enter_members_with_past", subject=about, data=counts)


@transaction.atomic
def enter_offices_and_groups(
    *,
    organs: Sequence[Body | Group],
    facts: Iterable[Dated],
    about: Organisation,
    occasion: Occasion,
) -> None:
    """Bodies and groups, then the dated facts that rest on them (posts, belongings, leaderships), all unsaved rows."""
    counts = _enter(organs) | _enter(facts)
    record(occasion, act="cells.enter_offices_and_groups", subject=about, data=counts)


def _enter(rows: Iterable[Dated]) -> dict[str, int]:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, of_model in by_model.items():
        model._default_manager.bulk_create(of_model, batch_size=BATCH)
    return {model._meta.model_name or "": len(of_model) for model, of_model in by_model.items()}
