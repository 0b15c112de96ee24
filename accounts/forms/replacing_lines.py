"""Forms that replace a number of lines besides their fields: the items of an agenda, the opinions of a session."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from accounts.forms.fields import BaseFormSet
from accounts.forms.replacing import Replacing
from accounts.rules.replacing import both

SPARE_LINES = 2
Row = Sequence[str]


class ReplacingLines(Replacing):
    """`lines` is a formset and one entry of the form: who puts a line in moves the others. A subclass says how they are read
    (`read_lines`) and shown (`line_in_words`), and calls `carry_lines` in the place of `carry`."""

    LINES: str
    """The name of the entry, and the prefix of the formset."""
    PARTS: Row
    """The fields of a line, in the order of the rows of the entry; an empty first-to-be-filled one makes no row."""
    FILLED = "text"
    MOST: int
    LABEL: Any
    lines: BaseFormSet

    def read_lines(self, sent: QueryDict | None) -> BaseFormSet:
        raise NotImplementedError

    def line_in_words(self, row: Row) -> str:
        raise NotImplementedError

    def carry_lines(self, rows: Sequence[Row], *, sent: QueryDict | None) -> None:
        self.carry(**{self.LINES: rows})
        self.lines = self.read_lines(self.sent if self.is_bound else sent)

    @property
    def parts(self) -> list[BaseFormSet]:
        return [self.lines]

    def is_valid(self) -> bool:
        # Both are asked, so that every mistake is shown at once.
        valid = [super().is_valid(), self.lines.is_valid()]
        return all(valid)

    def read_anew(self) -> None:
        self.lines = self.read_lines(self.sent)

    def typed_entry(self, name: str) -> Any:
        return self._typed_rows() if name == self.LINES else super().typed_entry(name)

    def joins(self, name: str) -> bool:
        if name != self.LINES:
            return super().joins(name)
        theirs = self.made_from.get(name, []) if self.made_from else []
        return len(both(theirs, self._typed_rows())) <= self.MOST

    def as_sent(self, name: str, value: Any) -> Mapping[str, list[str]]:
        if name != self.LINES:
            return super().as_sent(name, value)
        # As initial forms they count even where they say just what is kept.
        sent = {f"{name}-TOTAL_FORMS": [str(len(value) + SPARE_LINES)], f"{name}-INITIAL_FORMS": [str(len(value))]}
        for number in range(self.MOST):
            row = value[number] if number < len(value) else []
            sent |= {f"{name}-{number}-{part}": row[n : n + 1] for n, part in enumerate(self.PARTS)}
        return sent

    def entry_label(self, name: str) -> str:
        return str(self.LABEL) if name == self.LINES else super().entry_label(name)

    def entry_in_words(self, name: str, value: Any) -> str:
        if name != self.LINES:
            return super().entry_in_words(name, value)
        return "\n".join(f"{number}. {self.line_in_words(row)}" for number, row in enumerate(value or [], start=1))

    def _typed_rows(self) -> list[list[str]]:
        rows = typed_rows(self.sent, self.LINES, self.PARTS, most=self.MOST)
        return [list(row.values()) for row in rows if row[self.FILLED]]


def typed_rows(data: QueryDict, prefix: str, names: Sequence[str], *, most: int) -> list[dict[str, str]]:
    """What stands in the lines of a formset, before it is checked."""
    return [{name: data.get(f"{prefix}-{number}-{name}", "") for name in names} for number in range(most)]
