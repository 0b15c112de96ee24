"""What somebody saw before they decided: figures by name, as JSON holds them. What is decided is what was seen."""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused

Figures = Mapping[str, Any]
WHICH = "which"
"""Beside counts, the digest of who or what was counted: the same numbers of others are not what was seen."""


class Changed(Refused):
    """The figures are no longer those that were shown, so nothing was done; both are here, to be shown and asked about again."""

    def __init__(self, before: Figures, now: Figures) -> None:
        super().__init__(_("The figures have changed since you looked at them. Nothing has been done: look again."))
        self.before, self.now = dict(before), dict(now)


def digest_of(value: object) -> str:
    """Of what stands behind a figure: it differs where that does, and names nobody on the page that carries it."""
    return sha256(json.dumps(as_json(value), sort_keys=True).encode()).hexdigest()[:20]


def to_be_told(changed: Changed, *, behind: Collection[str]) -> list[str]:
    """The names that have changed; who was counted only where none of the figures they are `behind` tells of it already."""
    names = differing(changed.before, changed.now)
    return [name for name in names if name != WHICH or not set(behind) & set(names)]


def which_in_words() -> tuple[str, str]:
    """Of such a digest that has changed: what was seen, and what is so now."""
    return _("as you saw it"), _("others than you saw")


def refuse_if_changed(seen: Figures | None, now: Figures) -> None:
    """Ask in the transaction of the act, of the very figures it will keep. None: nobody looked (a prepared story, a command)."""
    if seen is not None and differing(seen, now):
        raise Changed(as_json(seen), as_json(now))


def differing(before: Figures, now: Figures) -> list[str]:
    """The names of those seen that are no longer so. Of what a page did not show nobody is asked."""
    old, new = as_json(before), as_json(now)
    return [name for name in old if old[name] != new.get(name)]
