"""A step of a reorganisation in a sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from reorganisations.rules.plan import Step, StepKind

MOST_NAMED = 4


def step_in_words(step: Step, names: Mapping[str, str], labels: Mapping[str, object]) -> str:
    """`names`: of organisations by code; a new one has its name in the step itself. `labels`: of kinds, levels, types."""
    subjects = _names(step.subjects, names)
    parts = _names(
        [part.code for part in step.parts], dict(names) | {p.code: str(p.facts["name"]) for p in step.parts if p.facts}
    )
    parent = str(step.facts.get("parent") or "–")
    words = {
        "subjects": subjects,
        "parts": parts,
        "parent": names.get(parent, parent),
        "name": step.facts.get("name"),
        "what": _what(step, labels),
    }
    match step.act:
        case StepKind.FOUND:
            return _("%(name)s is founded below %(parent)s.") % words
        case StepKind.RENAME:
            return (
                _("%(subjects)s: now called %(name)s.") % words
                if words["name"]
                else _("%(subjects)s: other facts.") % words
            )
        case StepKind.RETYPE | StepKind.REGRADE:
            return _("%(subjects)s: now %(what)s.") % words
        case StepKind.MOVE:
            return _("%(subjects)s: now below %(parent)s.") % words
        case StepKind.MERGE:
            return _("%(subjects)s merge into %(parts)s.") % words
        case StepKind.SPLIT:
            return _("%(subjects)s is split into %(parts)s.") % words
        case StepKind.DISSOLVE:
            return (
                _("%(subjects)s: dissolved, followed by %(parts)s.") % words
                if step.parts
                else _("%(subjects)s: dissolved.") % words
            )
    raise ValueError(step.act)


def _names(codes: "tuple[str, ...] | list[str]", names: Mapping[str, str]) -> str:
    named = [names.get(code, code) for code in codes]
    if len(named) <= MOST_NAMED:
        return ", ".join(named)
    return _("%(names)s and %(number)d more") % {
        "names": ", ".join(named[: MOST_NAMED - 1]),
        "number": len(named) - MOST_NAMED + 1,
    }


def _what(step: Step, labels: Mapping[str, object]) -> str:
    return ", ".join(
        str(labels.get(str(step.facts[name]), "")) for name in ("kind", "level", "type") if step.facts.get(name)
    )
