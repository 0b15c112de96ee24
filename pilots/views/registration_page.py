"""What the page of a registration shows, whoever reads it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words, moment_in_words
from cells.access import organisations_for
from cells.models import Member
from cells.queries.ground_kinds import ground_words
from cells.queries.mandates import mandates_named
from cells.queries.names import Named, names_with_superior_on
from cells.requests import Request
from pilots.access import submissions_for
from pilots.models import Registration, RegistrationStep
from pilots.queries.decider import decider_now
from pilots.queries.eligibility import finding_for
from pilots.queries.evidence import figures_of, shown_of, which_of
from pilots.queries.registrations import ended_with_guidance_on
from pilots.rules.infrastructure import not_looked_at
from pilots.rules.registration import (
    IN_FORCE,
    Capacity,
    Involvement,
    Obstacle,
    RegistrationAct,
    State,
    acts_of,
    explain,
    obstacle,
    way_on,
)
from pilots.rules.terms import Format
from pilots.tables.registrations import SUBMITTED_GROUPS, then_and_now
from pilots.templatetags.pilots import points_in_words
from pilots.views.figures import figure_in_words

UNKNOWN = "–"
Name = TypeVar("Name")
_TOLD = (Obstacle.BOUND, Obstacle.APPRAISED, Obstacle.ELSEWHERE)
_TONES_OF_STEPS = {State.SENT_BACK: "late", State.REFUSED: "late", State.UNFIT: "late"}


def registration_context(
    request: Request, registration: Registration, *, involvement: Involvement | None = None
) -> dict[str, Any]:
    """`shown` are the figures of today that a decisive form on the page carries along."""
    today: date = request.today
    steps = list(registration.steps.select_related("by"))
    finding = finding_for(registration.organisation, Format(registration.format), today)
    decides = decider_now(registration, today)
    about = [registration.organisation_id, registration.submission.organisation_id, registration.decider_id, decides]
    names = names_with_superior_on(about, today)
    figures = figures_of(registration, finding, today)
    return {
        "registration": registration,
        "shown": shown_of(figures, finding, which_of([registration], today)[registration.pk]),
        "name": names[registration.organisation_id],
        "finding": finding,
        "day": today,
        "facts": _facts(registration, names, decides),
        "figures": then_and_now(_columns(steps, today)).of(
            _side_by_side(registration, steps, figures, finding.eligible)
        ),
        "steps": timeline(steps),
        "sent_back_for": _sent_back_for(registration, steps),
        "grounds": _grounds(registration),
        "groups": SUBMITTED_GROUPS.of(_groups(registration)),
        "not_looked_at": not_looked_at(registration.infrastructure_points)
        if registration.format == Format.ONLINE
        else (),
        "way_on": way_on(State(registration.state)),
        "ended_with": _ended_with(registration, today),
        "hindrances": _hindrances(registration, involvement) if involvement else [],
        "sees_list": submissions_for(request).filter(pk=registration.submission_id).exists(),
        "sees_organisation": organisations_for(request).filter(pk=registration.organisation_id).exists(),
    }


def _facts(registration: Registration, names: dict[int, Named], decides: int) -> list[tuple[str, object]]:
    since = day_in_words(registration.in_force_from)
    online = registration.format == Format.ONLINE
    facts = [
        (_("Format"), registration.get_format_display()),
        (_("Basis"), registration.get_basis_display()),
        (_("On the list of"), names[registration.submission.organisation_id]),
        (_("Round"), str(registration.submission.round.letter)),
        *deciding_facts(registration, names, decides),
        (_("Area of operation"), registration.area),
        (_("IT infrastructure: looked at"), points_in_words(registration.infrastructure_points) if online else ""),
        (_("IT infrastructure: found"), registration.infrastructure),
        (_("In force since"), since),
        (_("Approved under"), str(registration.guidance or "")),
        (_("Ended on"), day_in_words(registration.ended_on)),
    ]
    return [(label, value) for label, value in facts if value]


def deciding_facts(registration: Registration, names: Mapping[int, Name], decides: int) -> list[tuple[str, Name]]:
    """Whose decision it is; of a pilot under another office since, who decided and who decides now."""
    if registration.state not in IN_FORCE or decides == registration.decider_id:
        return [(_("Appraised and decided by"), names[decides])]
    return [
        (_("Appraised and decided by"), names[registration.decider_id]),
        (_("Now decided on by"), names[decides]),
    ]


def _sent_back_for(registration: Registration, steps: list[RegistrationStep]) -> str:
    if registration.state != State.SENT_BACK or not steps:
        return ""
    figure, remark = steps[-1].get_figure_display(), steps[-1].remark
    return f"{figure.capitalize()}: {remark}" if figure else remark


def _grounds(registration: Registration) -> list[tuple[str, int]]:
    """Members with a ground by category, as they were submitted."""
    numbers = registration.figures.get("by_category", {})
    words = ground_words()
    return sorted(
        ((str(words.get(category, category)), number) for category, number in numbers.items()), key=_fewest_last
    )


def _fewest_last(line: tuple[str, int]) -> tuple[int, str]:
    return -line[1], line[0]


def _groups(registration: Registration) -> list[dict[str, object]]:
    """The groups as they were submitted, with their sizes and who led them."""
    groups = registration.figures.get("group_sizes", [])
    leaders = Member.objects.in_bulk([group["leader"] for group in groups if group.get("leader")])
    return [group | {"leader": leaders.get(group.get("leader"))} for group in groups]


def _ended_with(registration: Registration, today: date) -> str:
    """The guidance with which a pilot that nobody ended has ended; empty while it lasts."""
    over = ended_with_guidance_on(today).filter(pk=registration.pk).values_list("guidance__valid_to", flat=True).first()
    if over is None:
        return ""
    facts = {"guidance": str(registration.guidance), "day": day_in_words(over)}
    return _("%(guidance)s has not been in force since %(day)s: the pilot ended with it.") % facts


def _decision(steps: list[RegistrationStep]) -> RegistrationStep | None:
    decisions = [step for step in steps if step.act in (RegistrationAct.APPROVE, RegistrationAct.REFUSE)]
    return decisions[-1] if decisions else None


def _columns(steps: list[RegistrationStep], today: date) -> list[str]:
    columns = [_("As submitted")] if steps else []
    decision = _decision(steps)
    if decision:
        columns.append(_("As decided, %(day)s") % {"day": day_in_words(decision.on)})
    return [*columns, _("Today, %(day)s") % {"day": day_in_words(today)}]


def _side_by_side(
    registration: Registration, steps: list[RegistrationStep], now: dict[str, object], eligible: bool
) -> list[tuple[str, list[str], bool]]:
    """Label, value then, at the decision and now, and whether they differ."""
    decision = _decision(steps)
    frozen = decision.evidence.get("figures", {}) if decision else {}
    versions = [registration.figures] * bool(steps) + [frozen] * bool(decision) + [now]
    verdicts = [True] * bool(steps) + ([decision.evidence["finding"]["eligible"]] if decision else []) + [eligible]
    lines = [(label, [_value(key, figures) for figures in versions]) for key, label in _lines(registration, versions)]
    lines.append((_("eligible"), [_("yes") if verdict else _("no") for verdict in verdicts]))
    return [(label, values, len({value for value in values if value != UNKNOWN}) > 1) for label, values in lines]


def _lines(registration: Registration, versions: list[dict[str, object]]) -> list[tuple[str, str]]:
    """A cell has no cells below it: that line is a committee's."""
    guidance = ("guidance", _("guidance"))
    if registration.format == Format.BY_GROUP:
        return [("members", _("members")), ("groups", _("groups")), guidance]
    cells = [("cells", _("cells"))] if any(figures.get("cells") for figures in versions) else []
    return [
        ("members", _("members")),
        ("base", _("members counted (base)")),
        ("affected", _("with a valid ground")),
        ("affected_special", _("of them: special circumstances")),
        *cells,
        ("basis", _("basis")),
        ("sufficient", _("IT infrastructure")),
        guidance,
    ]


def _value(key: str, figures: dict[str, Any]) -> str:
    """In words; what was not kept at the time is unknown and differs from nothing."""
    return figure_in_words(key, figures[key]) if key in figures else UNKNOWN


def timeline(steps: Sequence[RegistrationStep]) -> list[dict[str, str]]:
    """Steps for the timeline, each mandate with the name its organisation had on that day."""
    named = mandates_named([(step.mandate, step.on) for step in steps])
    return [_entry(step, mandate) for step, mandate in zip(steps, named, strict=True)]


def _entry(step: RegistrationStep, mandate: str) -> dict[str, str]:
    who = f"{step.by}, {mandate}"
    title = step.act_in_words.capitalize()
    return {
        "title": f"{title}: {step.get_figure_display()}" if step.figure else title,
        "when": _when(step),
        "detail": f"{who} — {step.remark}" if step.remark else who,
        "state": _TONES_OF_STEPS.get(State(step.to_state), "done"),
    }


def _when(step: RegistrationStep) -> str:
    """To the minute, unless it counts from another day than that on which it was written."""
    written = timezone.localtime(step.at)
    return moment_in_words(written) if written.date() == step.on else day_in_words(step.on)


def _hindrances(registration: Registration, involvement: Involvement) -> list[str]:
    """Why somebody whose office it would be may not act, each said once."""
    state = State(registration.state)
    hindrances = {
        hindrance
        for capacity in (Capacity.BOARD, Capacity.STANDING)
        if capacity in involvement.capacities
        for act in acts_of(capacity, state)
        if (hindrance := obstacle(act, state, involvement)) in _TOLD
    }
    return [explain(hindrance, state=registration.get_state_display()) for hindrance in sorted(hindrances)]
