from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.rules.ahead import is_ahead


def check_not_ahead(day: date, today: date) -> None:
    """Raises Refused for a day to come: what a document says of it is not known yet."""
    if is_ahead(day, today):
        raise Refused(_("The reporting day lies ahead: its figures are not known yet."), field="on")
