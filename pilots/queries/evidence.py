"""What is kept with a step of a registration: the figures of a list as submitted, and all that a decision saw."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.rules.as_json import as_json
from accounts.rules.seen import WHICH, digest_of
from cells.models import OrganisationVersion
from cells.queries.groups import groups_seen
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisations import cells_of, cells_of_each, version_on, versions_on
from pilots.models import Registration, RegistrationStep
from pilots.queries.breakdown import (
    grounds_by_category,
    members_with_grounds,
    members_with_grounds_by_cell,
)
from pilots.queries.eligibility import finding_for, findings_for
from pilots.queries.guidance import terms_on
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format, Terms


def figures_of(registration: Registration, finding: Finding, day: date) -> dict[str, object]:
    """Counts of the finding, the number of cells, the groups with their sizes, infrastructure, guidance, and the day."""
    count = finding.count
    infrastructure, terms = infrastructure_on(registration.organisation, day), terms_on(day)
    figures = {
        "on": day,
        "members": count.members,
        "base": count.base,
        "affected": count.affected,
        "affected_special": count.affected_special,
        "cells": _number_of_cells(registration, day),
        "groups": count.groups,
        "by_category": _by_category(registration, day),
        "group_sizes": _groups(registration, day),
        "basis": finding.basis,
        "sufficient": infrastructure.sufficient if infrastructure else None,
        "guidance": terms.symbol if terms else "",
    }
    return dict(as_json(figures))


def shown_of(figures: Mapping[str, Any], finding: Finding, which: str) -> dict[str, Any]:
    """Of these figures what is shown to who appraises or decides, the verdict and who is behind them (`which_of`) with them:
    the day alone changes nothing."""
    shown = {name: value for name, value in figures.items() if name != "on"}
    return shown | {"eligible": finding.eligible, WHICH: which}


def counts_shown(finding: Finding, which: str) -> dict[str, Any]:
    """Those of them that a line among many shows, under the same names."""
    count, verdict = finding.count, {"eligible": finding.eligible, WHICH: which}
    if finding.format == Format.BY_GROUP:
        return {"members": count.members, "groups": count.groups} | verdict
    return {"members": count.members, "base": count.base, "affected": count.affected, "basis": finding.basis} | verdict


def which_of(registrations: Sequence[Registration], day: date) -> dict[int, str]:
    """By id, the digest of who is behind its counts: the members with their grounds, or the groups with who leads and who
    belongs. In few queries however many they are."""
    online = [entry for entry in registrations if entry.format == Format.ONLINE]
    grouped = [entry for entry in registrations if entry.format == Format.BY_GROUP]
    grounds = _grounds_by_organisation([entry.organisation_id for entry in online], day)
    groups: dict[int, list[object]] = defaultdict(list)
    for seen in groups_seen([entry.organisation_id for entry in grouped], day):
        members = sorted(belonging.member_id for belonging in seen.belongings)
        groups[seen.group.cell_id].append([seen.group.pk, seen.leader.member_id if seen.leader else None, members])
    return {entry.pk: digest_of(grounds[entry.organisation_id]) for entry in online} | {
        entry.pk: digest_of(groups[entry.organisation_id]) for entry in grouped
    }


def _grounds_by_organisation(organisation_ids: Sequence[int], day: date) -> dict[int, list[tuple[int, str]]]:
    cells, terms = cells_of_each(organisation_ids, day), terms_on(day)
    all_cells = {cell for of_one in cells.values() for cell in of_one}
    by_cell: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for cell, member, category in members_with_grounds_by_cell(all_cells, day, terms) if terms and all_cells else ():
        by_cell[cell].append((member, category))
    return {
        organisation: sorted(pair for cell in of_one for pair in by_cell[cell])
        for organisation, of_one in cells.items()
    }


def findings_of(registrations: Sequence[Registration], day: date) -> dict[int, Finding]:
    """By id, in few queries however many they are; of what is no more, that it is no more."""
    versions = versions_on(day).filter(organisation__in=[entry.organisation_id for entry in registrations])
    findings = findings_for(list(versions), day)
    return {
        entry.pk: findings.get((entry.organisation_id, Format(entry.format)))
        or finding_for(entry.organisation, Format(entry.format), day)
        for entry in registrations
    }


def list_shown(registrations: Sequence[Registration], day: date) -> dict[str, Any]:
    """What the last look before a list is submitted shows: who stands on it, with which counts."""
    findings = findings_of(registrations, day)
    which = which_of(registrations, day)
    counts: dict[str, Any] = {
        list_key(entry): counts_shown(findings[entry.pk], which[entry.pk]) for entry in registrations
    }
    return counts | {"registrations": len(registrations)}


def list_key(registration: Registration) -> str:
    """By what a registration on a list is known."""
    return f"{registration.organisation.code} {registration.format}"


@dataclass(frozen=True)
class Submitted:
    """What a registration was submitted with: its figures, and what the clerk wrote."""

    figures: Mapping[str, Any] = field(default_factory=dict)
    area: str = ""
    infrastructure: str = ""


def submitted_with(registration: Registration) -> dict[str, Any]:
    """To be kept with the step that submits it: sent back and submitted again, it is written over."""
    return {
        "figures": registration.figures,
        "area": registration.area,
        "infrastructure": registration.infrastructure,
        "points": registration.infrastructure_points,
    }


_SENT = (RegistrationAct.SUBMIT, RegistrationAct.RESUBMIT)
_CAME_BACK = (RegistrationAct.RECALL, RegistrationAct.RETURN)


def as_submitted_on(registrations: Iterable[Registration], day: date) -> dict[int, Submitted]:
    """By id, with what each had been submitted by the day; those that had not been, or had come back, are absent."""
    by_id = {registration.pk: registration for registration in registrations}
    steps = RegistrationStep.objects.filter(registration__in=by_id, act__in=[*_SENT, *_CAME_BACK], on__lte=day)
    last = {step.registration_id: step for step in steps.order_by("pk")}
    return {pk: _submitted(by_id[pk], step) for pk, step in last.items() if step.act in _SENT}


def _submitted(registration: Registration, step: RegistrationStep) -> Submitted:
    """Steps of the first versions kept nothing: there the registration itself says it."""
    kept = step.evidence or submitted_with(registration)
    return Submitted(kept["figures"], kept["area"], kept["infrastructure"])


def evidence_of(registration: Registration, finding: Finding, day: date) -> dict[str, Any]:
    """Everything a decision rests on: figures, members' grounds, infrastructure, guidance, the finding with its clauses."""
    terms = terms_on(day)
    evidence = {
        "figures": figures_of(registration, finding, day),
        "grounds": _grounds(registration, day, terms),
        "infrastructure": _infrastructure(registration, day),
        "guidance": {"pk": terms.pk, "symbol": terms.symbol} if terms else None,
        "finding": {
            "eligible": finding.eligible,
            "basis": finding.basis,
            "reasons": _remarks(finding.reasons),
            "warnings": _remarks(finding.warnings),
        },
    }
    return dict(as_json(evidence))


def _by_category(registration: Registration, day: date) -> dict[str, int]:
    terms = terms_on(day)
    if terms is None or registration.format != Format.ONLINE:
        return {}
    return grounds_by_category(cells_of(registration.organisation, day), day, terms)


def _groups(registration: Registration, day: date) -> list[dict[str, object]]:
    """Name, size and leader (the id of a member) of each group of a cell that registers by group."""
    if registration.format != Format.BY_GROUP:
        return []
    return [
        {
            "name": seen.group.name,
            "members": len(seen.belongings),
            "leader": seen.leader.member_id if seen.leader else None,
        }
        for seen in groups_seen([registration.organisation_id], day)
    ]


def _number_of_cells(registration: Registration, day: date) -> int:
    version = version_on(registration.organisation, day)
    if version is None or version.kind == OrganisationVersion.Kind.CELL:
        return 0
    return len(cells_of(registration.organisation, day))


def _grounds(registration: Registration, day: date, terms: Terms | None) -> list[dict[str, object]]:
    if terms is None or registration.format != Format.ONLINE:
        return []
    cells = cells_of(registration.organisation, day)
    return [{"member": member, "category": category} for member, category in members_with_grounds(cells, day, terms)]


def _infrastructure(registration: Registration, day: date) -> dict[str, object] | None:
    infrastructure = infrastructure_on(registration.organisation, day)
    if infrastructure is None:
        return None
    return {
        "sufficient": infrastructure.sufficient,
        "looked_at": infrastructure.looked_at,
        "since": infrastructure.valid_from,
        "points": registration.infrastructure_points,
    }


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, str]]:
    return [{"clause": remark.clause, "message": remark.message} for remark in remarks]
