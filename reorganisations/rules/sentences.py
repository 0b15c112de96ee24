"""A step of a reorganisation in a sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from cells.rules.organisation_names import in_full, several_in_words
from reorganisations.rules.plan import Step, StepKind


def step_in_words(step: Step, names: Mapping[str, str], labels: Mapping[str, object]) -> str:
    """`names`: of organisations by code, as a sentence says them; what is not among them and new has its name in the step
    itself. `labels`: of kinds, levels, types."""
    subjects, parts = (several_in_words(named) for named in named_by(step, names))
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
            named = in_full(str(words["name"]), "", str(step.facts.get("code")))
            return _("%(name)s is founded below %(parent)s.") % (words | {"name": named})
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
            return _split_in_words(step, words, names)
        case StepKind.DISSOLVE:
            return (
                _("%(subjects)s: dissolved, followed by %(parts)s.") % words
                if step.parts
                else _("%(subjects)s: dissolved.") % words
            )
    raise ValueError(step.act)


def _split_in_words(step: Step, words: Mapping[str, object], names: Mapping[str, str]) -> str:
    """Where something that was there before takes over a part of it, it is said whether it goes on itself."""
    own = step.subjects[0]
    existing = {part.code for part in step.parts if part.facts is None}
    if not existing - {own}:
        return _("%(subjects)s is split into %(parts)s.") % words
    _subjects, parts = named_by(step, names)
    others = [name for part, name in zip(step.parts, parts, strict=True) if part.code != own]
    words = dict(words) | {"others": several_in_words(others)}
    if step.stays:
        return _("%(subjects)s goes on without members of its own, and is shared out to %(others)s.") % words
    if own in existing:
        return _("%(subjects)s goes on; a part of it goes to %(others)s.") % words
    return _("%(subjects)s ends and is shared out to %(others)s.") % words


def named_by(step: Step, names: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """All whom the step is about, and all that comes out of it, as `step_in_words` calls them."""
    new = {part.code: in_full(str(part.facts["name"]), "", part.code) for part in step.parts if part.facts}
    return (
        [names.get(code, code) for code in step.subjects],
        [names.get(part.code) or new.get(part.code, part.code) for part in step.parts],
    )


def _what(step: Step, labels: Mapping[str, object]) -> str:
    return ", ".join(
        str(labels.get(str(step.facts[name]), "")) for name in ("kind", "level", "type") if step.facts.get(name)
    )
