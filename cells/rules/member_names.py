"""How a sentence says a member, of whom several may bear one name: with the birth, else with the card number."""

from django.utils.translation import gettext as _

from cells.rules.births import Birth, birth_in_words


def in_full(full_name: str, birth: Birth | None, card_number: str) -> str:
    """“Nguyễn Văn Hùng (03/02/1961)”, “… (1961)”; the name alone where the register knows neither."""
    if birth is not None:
        return f"{full_name} ({birth_in_words(birth)})"
    if card_number:
        return _("%(name)s (card %(number)s)") % {"name": full_name, "number": card_number}
    return full_name
