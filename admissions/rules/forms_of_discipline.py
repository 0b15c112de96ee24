"""The forms of discipline in the order of their weight (charter, article 35)."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Form(StrEnum):
    REPRIMAND = "reprimand"
    WARNING = "warning"
    REMOVAL = "removal"
    EXPULSION = "expulsion"
    DISSOLUTION = "dissolution"


FORMS: dict[str, Promise] = {
    Form.REPRIMAND: _("reprimand"),
    Form.WARNING: _("warning"),
    Form.REMOVAL: _("removal from office"),
    Form.EXPULSION: _("expulsion"),
    Form.DISSOLUTION: _("dissolution"),
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
