"""The forms of discipline in the order of their weight (charter, article 35)."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(StrEnum):
    REPRIMAND = "reprimand"
    WARNING = "warning"
    REMOVAL = "removal"
    EXPULSION = "expulsion"
    DISSOLUTION = "dissolution"


FORMS: dict[str, Promise] = {
    Form.REPRIMAND: pgettext_lazy("of discipline", "reprimand"),
    Form.WARNING: pgettext_lazy("of discipline", "warning"),
    Form.REMOVAL: pgettext_lazy("of discipline", "removal from office"),
    Form.EXPULSION: pgettext_lazy("of discipline", "expulsion"),
    Form.DISSOLUTION: pgettext_lazy("of discipline", "dissolution"),
}
OF_MEMBERS = (Form.REPRIMAND, Form.WARNING, Form.REMOVAL, Form.EXPULSION)
OF_ORGANISATIONS = (Form.REPRIMAND, Form.WARNING, Form.DISSOLUTION)
FOR_GOOD = (Form.EXPULSION, Form.DISSOLUTION)
"""What does not expire."""
NONE = "none"
FORMS_AT_MOST: dict[str, Promise] = {NONE: _("no form"), **{form: FORMS[form] for form in OF_MEMBERS}}
"""How far somebody may go, in a parameter."""


def is_within(form: str, at_most: str) -> bool:
    """Whether a form is no heavier; where nothing is set ("") every form is."""
    if not at_most:
        return True
    # A dissolution weighs as much as an expulsion.
    weight = Form.EXPULSION if form == Form.DISSOLUTION else Form(form)
    return at_most != NONE and OF_MEMBERS.index(weight) <= OF_MEMBERS.index(Form(at_most))
