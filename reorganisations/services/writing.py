"""Writing the dated facts of a confirmed reorganisation: the organisations themselves, who follows whom, then the people."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from cells.models import Mandate, Membership, Organisation, OrganisationVersion, Succession
from cells.queries.lives import memberships_outside_life
from cells.rules.names import fold
from reorganisations.models import Reorganisation
from reorganisations.rules.as_json import outcome_to_json, routes_from_json
from reorganisations.rules.plan import FACTS, Outcome, Unit
from reorganisations.services.effects import changes_of
from reorganisations.services.facts import ReorganisationJournal
from reorganisations.services.people import Crossing, carry_over, carry_transfers


def write_outcome(reorganisation: Reorganisation, outcome: Outcome, today: date) -> None:
    """Everything that is true from the day on, and what it touches."""
    journal = ReorganisationJournal(reorganisation)
    organisations = {unit.code: unit for unit in Organisation.objects.filter(code__in=outcome.before)}
    found_all(journal, outcome, organisations)
    to_come = take_out_mandates_to_come(journal, outcome.ended)
    write_versions(journal, outcome, organisations)
    reorganisation.outcome = outcome_to_json(outcome)
    reorganisation.touched.set(organisations[code] for code in outcome.touched)
    journal.make(
        [
            Succession(
                predecessor=organisations[predecessor],
                successor=organisations[successor] if successor else None,
                on=reorganisation.effective_on,
                ordered_by=reorganisation.ordered_by,
            )
            for predecessor, successor in reorganisation.outcome["links"]
        ]
    )
    carry_over(replace(crossing_of(reorganisation, journal), to_come=to_come))
    check_nobody_is_left_outside(reorganisation, today)
    journal.save()


def check_nobody_is_left_outside(reorganisation: Reorganisation, today: date) -> None:
    """Guards look at memberships as they are written; here cells were given an end under those that stood already."""
    touched = Membership.objects.filter(cell__in=reorganisation.touched.all()).not_over(reorganisation.effective_on)
    left = memberships_outside_life(touched, today).select_related("member", "cell").first()
    if left is not None:
        raise Refused(
            _("%(name)s would belong to %(cell)s on a day on which it is no cell. Correct that entry first.")
            % {"name": left.member.full_name, "cell": left.cell.code}
        )


def carry_over_those_left(reorganisation: Reorganisation) -> None:
    """On the day: who came since it was confirmed, or whose facts stood aside, goes the same way."""
    journal = ReorganisationJournal(reorganisation)
    crossing = crossing_of(reorganisation, journal)
    carry_over(crossing)
    carry_transfers(crossing)
    journal.save()


def crossing_of(reorganisation: Reorganisation, journal: ReorganisationJournal) -> Crossing:
    outcome: Mapping[str, Any] = reorganisation.outcome
    changes, routes = changes_of(reorganisation, outcome), routes_from_json(outcome)
    codes = {*changes.ended, *changes.inheriting, *outcome["founded"], *routes}
    codes |= {target for route in routes.values() for target in route.targets()}
    return Crossing(
        journal=journal,
        changes=changes,
        routes=routes,
        organisations={organisation.code: organisation for organisation in Organisation.objects.filter(code__in=codes)},
        choices=reorganisation.choices,
    )


def found_all(journal: ReorganisationJournal, outcome: Outcome, organisations: dict[str, Organisation]) -> None:
    """What is founded and is not among the organisations yet becomes one of them, what stands above first."""
    for code in _parents_first(outcome):
        if code not in organisations:
            organisations[code] = _found(journal, outcome.after[code], organisations)


def _parents_first(outcome: Outcome) -> list[str]:
    waiting, ordered = set(outcome.founded), []
    while waiting:
        ready = sorted(code for code in waiting if outcome.after[code].parent not in waiting)
        ordered += ready
        waiting -= set(ready)
    return ordered


def _found(journal: ReorganisationJournal, unit: Unit, organisations: Mapping[str, Organisation]) -> Organisation:
    """A node for an organisation to come; until its day it has no version, so no page of an earlier day shows it."""
    node = Organisation(code=unit.code)
    if unit.parent is None:
        return journal.made(Organisation.objects.add_root(instance=node))
    # The tree counts children on the row: what was read before may be out of date.
    parent = Organisation.objects.select_for_update().get(pk=organisations[unit.parent].pk)
    return journal.made(Organisation.objects.add_child(parent, instance=node))


def take_out_mandates_to_come(journal: ReorganisationJournal, codes: Collection[str]) -> dict[str, list[Mandate]]:
    """Of what ends, by its code. Before it ends: put back, they must find it there."""
    mandates: dict[str, list[Mandate]] = defaultdict(list)
    ended = Mandate.objects.filter(organisation__code__in=codes).select_related("organisation")
    for mandate in ended.begins_from(journal.reorganisation.effective_on):
        journal.remove(mandate)
        mandates[mandate.organisation.code].append(mandate)
    return mandates


def write_versions(
    journal: ReorganisationJournal,
    outcome: Outcome,
    organisations: Mapping[str, Organisation],
    *,
    among: Collection[str] | None = None,
) -> None:
    """Of all that is something else from the day on, or of these codes."""
    on = journal.reorganisation.effective_on
    chosen = outcome.touched if among is None else among
    over = [organisations[code] for code in [*outcome.ended, *outcome.changed] if code in chosen]
    journal.end(list(OrganisationVersion.objects.on(on).filter(organisation__in=over)), on)
    journal.make(
        [
            OrganisationVersion(
                organisation=organisations[code],
                valid_from=on,
                ordered_by=journal.reorganisation.ordered_by,
                **_columns(outcome.after[code], organisations),
            )
            for code in [*outcome.founded, *outcome.changed]
            if code in chosen
        ]
    )


def _columns(unit: Unit, organisations: Mapping[str, Organisation]) -> dict[str, Any]:
    told = {name: getattr(unit, name) for name in FACTS if name != "parent"}
    facts = {name: clean_text(said) if isinstance(said, str) else said for name, said in told.items()}
    parent = organisations[unit.parent] if unit.parent else None
    return facts | {"parent": parent, "search_key": fold(facts["name"])}
