"""Rows of one list that speak of one person, or give one card to two."""

from collections import defaultdict
from collections.abc import Hashable
from datetime import date

from cells.rules.births import Agreement, Birth, births_agree, year_of
from cells.rules.names import fold
from sheets.rules import fields
from sheets.rules.marks import ERROR, RowRead


class Repeated:
    """What the rows above have said. Of two that speak of one person the first stays, and the second is wrong."""

    def __init__(self) -> None:
        self._first: dict[Hashable, str] = {}
        self._namesakes: dict[tuple[str, int], list[tuple[str, Birth, str]]] = defaultdict(list)
        """Of one name and one year of birth: where each stands, its birth and its card."""

    def see(self, row: RowRead, where: str) -> None:
        """`where`: the place of the row in words."""
        values = row.values
        name, birth, card = fold(values[fields.FULL_NAME]), values[fields.BORN_ON], values[fields.CARD_NUMBER]
        if values[fields.IDENTITY_NUMBER]:
            self.once(row, where, values[fields.IDENTITY_NUMBER], "same_as_row", fields.FULL_NAME)
        if isinstance(birth, date):
            self.once(row, where, (name, birth, card), "same_as_row", fields.FULL_NAME)
        if card:
            self.once(row, where, ("card", card), "card_twice", fields.CARD_NUMBER)
        told = row.marks.get(fields.FULL_NAME)
        if birth is not None and (told is None or told.mark != ERROR):
            self._ask_of_namesakes(row, where, name, birth, card)

    def once(self, row: RowRead, where: str, key: Hashable, note: str, field_name: str) -> None:
        """What is wrong already is not said to be wrong otherwise; a warning or a question does not hide it."""
        first, told = self._first.setdefault(key, where), row.marks.get(field_name)
        if first != where and (told is None or told.mark != ERROR):
            row.fault(field_name, note, row=first)

    def first(self, key: Hashable, where: str) -> str:
        """Where the key was named first, this place being one."""
        return self._first.setdefault(key, where)

    def _ask_of_namesakes(self, row: RowRead, where: str, name: str, birth: Birth, card: str) -> None:
        """Where one of two tells the year of birth alone, unless their cards say that they are two; or the day is one, which
        hardly ever two of a name share, and the cards are not."""
        alike = self._namesakes[name, year_of(birth)]
        for there, other, other_card in alike:
            agree = births_agree(birth, other)
            has_two_cards = bool(card and other_card and card != other_card)
            if agree is Agreement.DAY or (agree is Agreement.YEAR and not has_two_cards):
                row.ask(fields.FULL_NAME, "perhaps_same_as_row", row=there)
        alike.append((where, birth, card))
