from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField
from cells.rules.card_numbers import WORDS, read_card_number


class CardNumberField(CleanCharField):
    """The number of a Party card, read as in a list from Excel: by it the two are known to speak of one person."""

    stands = ""
    """What the register has is left as it is, however it came there."""

    def __init__(self) -> None:
        super().__init__(label=_("Party card number"), max_length=20, required=False)

    def clean(self, value: object) -> str:
        typed = str(super().clean(value) or "")
        if typed == self.stands:
            return typed
        card = read_card_number(typed)
        if card.problem:
            raise ValidationError(WORDS[card.problem], code=card.problem)
        return card.value
