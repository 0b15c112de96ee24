"""Writing the dated facts of a confirmed reorganisation: the organisations themselves, who follows whom, then the people."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from accounts.rules.text import clean_text
from cells.models import Mandate, Organisation, OrganisationVersion, Succession
from cells.rules.names import fold
from cells.services.hanging import hanging_anew
from cells.services.national_codes import check_national_codes
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import of_the_same_day_after
from reorganisations.rules.as_json import led_on, outcome_to_json, routes_from_json
from reorganisations.rules.plan import FACTS, Outcome, Unit
from reorganisations.services.checking import check_nobody_is_left_outside, nothing_astray_ahead
from reorganisations.services.effects import changes_of
from reorganisations.services.facts import Groups, ReorganisationJournal
from reorganisations.services.people import Crossing, carry_over, carry_transfers


def write_outcome(
    reorganisation: Reorganisation, outcome: Outcome, today: date, *, groups: Groups | None = None
) -> None:
    """Everything that is true from the day on, and what it touches. `groups`: what it carried over when it was played before.

    Raises Refused where on a day to come something would then hang astray, or somebody belong to what is no cell.
    """
    journal = ReorganisationJournal(reorganisation, groups)
    organisations = {unit.code: unit for unit in Organisation.objects.filter(code__in=outcome.before)}
    found_all(journal, outcome, organisations)
    shown = (reorganisation.outcome or {}).get("shown", [])
    reorganisation.outcome = outcome_to_json(outcome) | {"shown": shown}
    reorganisation.touched.set(organisations[code] for code in outcome.touched)
    to_come = take_out_mandates_to_come(journal, outcome.ended)
    touched = [organisations[code].pk for code in outcome.touched]
    with hanging_anew(touched), nothing_astray_ahead(reorganisation, touched):
        write_versions(journal, outcome, organisations)
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
    carry_over(replace(crossing_of(journal, reorganisation.outcome), to_come=to_come))
    check_nobody_is_left_outside(reorganisation, today)
    journal.save()


def carry_over_those_left(reorganisation: Reorganisation) -> None:
    """On the day: who came since it was confirmed, or whose facts stood aside, goes the same way; where another plan of the day
    leads on what they would come to, as far as that one leads."""
    journal = ReorganisationJournal(reorganisation)
    crossing = crossing_of(journal, _led_on_that_day(reorganisation))
    carry_over(crossing)
    carry_transfers(crossing)
    journal.save()


def carry_over_ahead(reorganisation: Reorganisation, codes: Collection[str]) -> None:
    """The same before the day, out of these only; papers go on until the day comes."""
    outcome = reorganisation.outcome
    if not {*codes} & {*outcome["ended"], *outcome["routes"]}:
        return
    journal = ReorganisationJournal(reorganisation)
    carry_over(crossing_of(journal, _led_on_that_day(reorganisation)).out_of(codes))
    journal.save()


def _led_on_that_day(reorganisation: Reorganisation) -> dict[str, Any]:
    outcome: dict[str, Any] = reorganisation.outcome
    for other in of_the_same_day_after(reorganisation):
        outcome = led_on(outcome, other.outcome)
    return outcome


def crossing_of(journal: ReorganisationJournal, outcome: Mapping[str, Any]) -> Crossing:
    changes, routes = changes_of(journal.reorganisation, outcome), routes_from_json(outcome)
    codes = {*changes.ended, *changes.inheriting, *outcome["founded"], *routes}
    codes |= {target for route in routes.values() for target in route.targets()}
    return Crossing(
        journal=journal,
        changes=changes,
        routes=routes,
        organisations={organisation.code: organisation for organisation in Organisation.objects.filter(code__in=codes)},
        choices=journal.reorganisation.choices,
    )


def found_all(journal: ReorganisationJournal, outcome: Outcome, organisations: dict[str, Organisation]) -> None:
    """What is founded and is not among the organisations yet becomes one of them, what stands above first."""
    for code in _parents_first(outcome):
        if code not in organisations:
            organisations[code] = _found(journal, outcome.after[code], organisations)


def _parents_first(outcome: Outcome) -> list[str]:
    waiting, ordered = set(outcome.founded), []
    while waiting:
        # In a ring (which is an obstacle) nobody would ever be first.
        ready = sorted(code for code in waiting if outcome.after[code].parent not in waiting) or sorted(waiting)
        ordered += ready
        waiting -= set(ready)
    return ordered


def _found(journal: ReorganisationJournal, unit: Unit, organisations: Mapping[str, Organisation]) -> Organisation:
    """A node for an organisation to come; until its day it has no version, so no page of an earlier day shows it. What is played
    again finds that of before, with whatever rests on it."""
    if (kept := Organisation.objects.filter(code=unit.code).first()) is not None:
        return kept
    node = Organisation(code=unit.code)
    if unit.parent is None:
        return journal.made(Organisation.objects.add_root(instance=node))
    # The tree counts children on the row: what was read before may be out of date.
    parent = Organisation.objects.select_for_update(no_key=True).get(pk=organisations[unit.parent].pk)
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
    on, order = journal.reorganisation.effective_on, journal.reorganisation.ordered_by
    chosen = outcome.touched if among is None else among
    over = {organisations[code].pk: code for code in [*outcome.ended, *outcome.changed] if code in chosen}
    now = list(OrganisationVersion.objects.on(on).filter(organisation_id__in=over))
    # What another plan of this day made of it is changed further: of one day there is one truth.
    last_days = {over[row.organisation_id]: row.valid_to for row in now}
    of_the_day = {over[row.organisation_id]: row for row in now if row.valid_from == on}
    further = [code for code in outcome.changed if code in of_the_day]
    becoming = {
        code: OrganisationVersion(
            organisation=organisations[code],
            valid_from=on,
            valid_to=last_days.get(code),
            ordered_by=order,
            **_columns(outcome.after[code], organisations),
        )
        for code in [*outcome.founded, *outcome.changed]
        if code in chosen
    }
    check_national_codes(list(becoming.values()), instead_of=now)
    for code in further:
        facts = _columns(outcome.after[code], organisations) | {"ordered_by": order}
        journal.change([of_the_day[code]], **facts)
    journal.end([row for row in now if over[row.organisation_id] not in further], on)
    journal.make([version for code, version in becoming.items() if code not in further])


def _columns(unit: Unit, organisations: Mapping[str, Organisation]) -> dict[str, Any]:
    told = {name: getattr(unit, name) for name in FACTS if name != "parent"}
    facts = {name: clean_text(said) if isinstance(said, str) else said for name, said in told.items()}
    parent = organisations[unit.parent] if unit.parent else None
    return facts | {"parent": parent, "search_key": fold(facts["name"])}
