"""Entering at once what is already history when the register begins: organisations with their past, people with theirs.

What happens once the register has begun has its own acts, one at a time. Here thousands of facts are written in a few
statements and looked over as a whole, with one entry of the log for each call.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import (
    Body,
    Degree,
    DocumentReference,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Succession,
)
from cells.models.dated import Dated
from cells.queries.facts import belonging_of, days_together
from cells.queries.names import name_in_full_on
from cells.queries.parameters import statutes_known
from cells.rules.member_facts import check_member_days
from cells.rules.names import fold
from cells.rules.organisation_names import in_full
from cells.rules.periods import Period
from cells.rules.placing import Above, out_of_place
from cells.rules.within_life import first_day_outside
from cells.services.member_days import check_within_cells
from cells.services.national_codes import check_national_codes

BATCH = 500


@transaction.atomic
def enter_organisation(
    *,
    code: str,
    versions: Sequence[OrganisationVersion],
    occasion: Occasion,
) -> Organisation:
    """An organisation with everything it has been, in the order of time. Today's tree is that of the last version.

    Raises Refused where it would stand below what does not exist on the day or may not stand above it.
    """
    node, above = Organisation(code=code), versions[-1].parent
    if above is None:
        organisation = Organisation.objects.add_root(instance=node)
    else:
        # The tree counts children on the row: what the caller holds may be out of date.
        parent = Organisation.objects.select_for_update(no_key=True).get(pk=above.pk)
        organisation = Organisation.objects.add_child(parent, instance=node)
    for version in versions:
        version.organisation = organisation
        for column in ("name", "national_code", "issuer_name", "symbol", "area", "place"):
            setattr(version, column, clean_text(getattr(version, column)))
        version.search_key = fold(version.name)
        _check_place(version)
    check_national_codes(versions)
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
    """People and everything dated about them (memberships, degrees, activities, stays, grounds), all unsaved rows; what others
    rest on (the storm of a ground) comes before them.

    `about`: the organisation whose register it is, named in the log. Raises Refused where somebody would belong to what is no
    cell; two truths on one day are refused by the database.
    """
    facts = list(facts)
    _check_cells([fact for fact in facts if isinstance(fact, Membership)], occasion.today)
    _check_days(members, facts, occasion.today)
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
    """Bodies and groups, then the dated facts that rest on them (posts, belongings, leaderships), all unsaved rows.

    Raises Refused where somebody would be in a group of a cell on a day on which they do not belong to it.
    """
    facts = list(facts)
    _check_groups([fact for fact in facts if isinstance(fact, GroupBelonging | GroupLeadership)])
    counts = _enter(organs) | _enter(facts)
    record(occasion, act="cells.enter_offices_and_groups", subject=about, data=counts)


def _enter(rows: Iterable[Dated]) -> dict[str, int]:
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, of_model in by_model.items():
        model._default_manager.bulk_create(of_model, batch_size=BATCH)
    return {model._meta.model_name or "": len(of_model) for model, of_model in by_model.items()}


def _check_place(version: OrganisationVersion) -> None:
    """What it stands below is there on all its days, and on the first one of a kind that may, by the rules of reorganisations."""
    above = None
    if version.parent is not None:
        columns = ("name", "kind", "valid_from", "valid_to")
        rows = OrganisationVersion.objects.filter(organisation=version.parent).order_by().values_list(*columns)
        versions = [(Above(name, kind), Period(*days)) for name, kind, *days in rows]
        if first_day_outside(version.period, [period for _above, period in versions]) is not None:
            called = name_in_full_on(version.parent, version.valid_from)
            raise Refused(_("%(organisation)s does not exist on the day.") % {"organisation": called})
        above = next(one for one, period in versions if period.contains(version.valid_from))
    name = in_full(version.name, above.name if above else "", version.organisation.code)
    for reason in out_of_place(name, version.kind, above):
        raise Refused(reason)


def _check_cells(memberships: Sequence[Membership], today: date) -> None:
    """Nobody becomes a member of anything but a cell, nor belongs to it when there is none."""
    check_within_cells(memberships, today, field=None)


def _check_days(members: Sequence[Member], facts: Sequence[Dated], today: date) -> None:
    belongings, degrees = defaultdict(list), defaultdict(list)
    for fact in facts:
        if isinstance(fact, Membership):
            belongings[id(fact.member)].append(belonging_of(fact))
        elif isinstance(fact, Degree):
            degrees[id(fact.member)].append(fact)
    statutes = statutes_known()
    for member in members:
        try:
            days = days_together(member, belongings[id(member)], degrees[id(member)])
            check_member_days(days, today, statutes=statutes, beside={})
        except Refused as refused:
            raise Refused(f"{member.in_full}: {refused.message}", clause=refused.clause) from refused


def _check_groups(within: Sequence[GroupBelonging | GroupLeadership]) -> None:
    """Nobody comes into a group of another cell than their own."""
    periods = _periods(
        Membership.objects.filter(member__in={fact.member_id for fact in within}), "member_id", "cell_id"
    )
    for fact in within:
        cell, day = fact.group.cell, fact.valid_from
        if not any(period.contains(day) for period in periods[fact.member_id, cell.pk]):
            raise Refused(
                _("%(name)s does not belong to %(code)s on %(day)s.")
                % {"name": fact.member.in_full, "code": name_in_full_on(cell, day), "day": day_in_words(day)}
            )


def _periods(facts: "models.QuerySet[Any]", *owners: str) -> dict[tuple[int, ...], list[Period]]:
    periods = defaultdict(list)
    for *owner, first, end in facts.order_by().values_list(*owners, "valid_from", "valid_to"):
        periods[tuple(owner)].append(Period(first, end))
    return periods
