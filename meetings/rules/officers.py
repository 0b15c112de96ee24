"""Who leads a meeting, who writes its minutes, and who is sent to which group."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused


def check_officers(chair: object, secretary: object) -> None:
    """Raises Refused where the same person would be both; either may stay unnamed."""
    if chair is not None and chair == secretary:
        raise Refused(
            _("Who leads the meeting does not write its minutes too: choose somebody else, or leave this empty."),
            field="secretary",
        )


def dealt_in_turn(groups: Sequence[int], committee: Sequence[int]) -> dict[int, int]:
    """One of the committee for each group, in turn: a proposal; nobody goes to two more groups than somebody else."""
    return {group: committee[number % len(committee)] for number, group in enumerate(groups)} if committee else {}
