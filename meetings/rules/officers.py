"""Who leads a meeting, and who writes its minutes."""

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused


def check_officers(chair: object, secretary: object) -> None:
    """Raises Refused where the same person would be both; either may stay unnamed."""
    if chair is not None and chair == secretary:
        raise Refused(
            _("Who leads the meeting does not write its minutes too: choose somebody else, or leave this empty."),
            field="secretary",
        )
