"""Two meetings of one organisation on one day: seldom meant, so they are asked about, and possible once that is confirmed."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Organisation
from meetings.models import Meeting
from meetings.queries.meetings import on_the_day


class SecondOnTheDay(Refused):
    """There is another one already. `field` is where it is confirmed that both are meant."""

    def __init__(self, others: list[Meeting], on: date) -> None:
        described = ", ".join(
            f"{other.get_kind_display()}, {other.get_format_display()} ({other.get_state_display()})"
            for other in others
        )
        super().__init__(
            _("There is a meeting on %(day)s already: %(others)s. Tick here if this is another one.")
            % {"day": day_in_words(on), "others": described},
            field="second",
        )


def ask_about_second(organisation: Organisation, on: date, *, confirmed: bool, besides: Meeting | None = None) -> None:
    """Raises SecondOnTheDay where there is another one (not `besides`) and nobody confirmed that both are meant."""
    if confirmed:
        return
    # Two who press at once would both find the day free.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    others = on_the_day(organisation, on)
    found = list(others.exclude(pk=besides.pk) if besides else others)
    if found:
        raise SecondOnTheDay(found, on)
