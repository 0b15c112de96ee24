"""What somebody saw before they decided: figures by name, as JSON holds them. What is decided is what was seen."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.as_json import as_json
from accounts.rules.refusal import Refused

Figures = Mapping[str, Any]


class Changed(Refused):
    """The figures are no longer those that were shown, so nothing was done; both are here, to be shown and asked about again."""

    def __init__(self, before: Figures, now: Figures) -> None:
        super().__init__(_("The figures have changed since you looked at them. Nothing has been done: look again."))
        self.before, self.now = dict(before), dict(now)


def refuse_if_changed(seen: Figures | None, now: Figures) -> None:
    """Ask in the transaction of the act, of the very figures it will keep. None: nobody looked (a prepared story, a command)."""
    if seen is not None and differing(seen, now):
        raise Changed(as_json(seen), as_json(now))


def differing(before: Figures, now: Figures) -> list[str]:
    """The names of those seen that are no longer so. Of what a page did not show nobody is asked."""
    old, new = as_json(before), as_json(now)
    return [name for name in old if old[name] != new.get(name)]
