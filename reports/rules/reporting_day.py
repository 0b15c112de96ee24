from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.rules.ahead import is_ahead
from cells.rules.periods import Period


def check_not_ahead(day: date, today: date) -> None:
    """Raises Refused for a day to come: what a document says of it is not known yet."""
    if is_ahead(day, today):
        raise Refused(_("The reporting day lies ahead: its figures are not known yet."), field="on")


def check_not_over(guidance: str, period: Period, day: date) -> None:
    """Raises Refused for a day after the last of a guidance: nothing is drawn up by it any more. `guidance`: its symbol."""
    if period.last_day is not None and period.is_over_on(day):
        raise Refused(
            _(
                "%(guidance)s was in force until %(last)s: nothing is registered by it after that. Choose a day up to then."
            )
            % {"guidance": guidance, "last": day_in_words(period.last_day)},
            field="on",
        )
