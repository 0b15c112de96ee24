"""What is kept with a step of a registration: the figures of a list as submitted, and all that a decision saw."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.rules.as_json import as_json
from cells.models import OrganisationVersion
from cells.queries.groups import groups_seen
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisations import cells_of, version_on, versions_on
from pilots.models import Registration, RegistrationStep
from pilots.queries.breakdown import (
    grounds_by_category,
    members_with_grounds,
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


def shown_of(figures: Mapping[str, Any], finding: Finding) -> dict[str, Any]:
    """Of these figures what is shown to who appraises or decides, the verdict with them: the day alone changes nothing."""
    return {name: value for name, value in figures.items() if name != "on"} | {"eligible": finding.eligible}


def counts_shown(finding: Finding) -> dict[str, Any]:
    """Those of them that a line among many shows, under the same names."""
    count = finding.count
    if finding.format == Format.BY_GROUP:
        return {"members": count.members, "groups": count.groups, "eligible": finding.eligible}
    counted = {"members": count.members, "base": count.base, "affected": count.affected}
    return counted | {"basis": finding.basis, "eligible": finding.eligible}


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
    counts: dict[str, Any] = {list_key(entry): counts_shown(findings[entry.pk]) for entry in registrations}
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
