"""How a sentence says a member, of whom several may bear one name: with the date of birth, else with the card number."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words


def in_full(full_name: str, born_on: date | None, card_number: str) -> str:
    """“Nguyễn Văn Hùng (03/02/1961)”; the name alone where the register knows neither."""
    if born_on is not None:
        return f"{full_name} ({day_in_words(born_on)})"
    if card_number:
        return _("%(name)s (card %(number)s)") % {"name": full_name, "number": card_number}
    return full_name
