"""What is said beside the cells of a row that was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ERROR, QUESTION, WARNING, PASSED = "error", "question", "warning", "passed"
"""A question was read, and is entered as read only once a person has said that it is meant so. What is passed over is told, and
nobody has to look at it."""
ROW = "row"
"""The field of what is to be said of a row as a whole."""


@dataclass(frozen=True)
class Mark:
    """What a cell of the preview is, where it is not simply as the row's verdict says."""

    mark: str
    """error, question, warning, passed, changed or unchanged."""
    note: str = ""
    told: Mapping[str, object] = field(default_factory=dict)
    """What the note names; rows are kept with this word."""
    typed: str = ""
    """What stands in the sheet, where it is not what will be written."""
    old: object = None
    """What the register has."""


@dataclass
class RowRead:
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    partial: dict[str, str] = field(default_factory=dict)
    """Of which days no more than the year or the month is told."""
    part: int = 0
    """Which of the sheets that are read together it stands in."""
    remarks: list[str] = field(default_factory=list)
    post_as_typed: str = field(default="", compare=False)

    @property
    def is_faulty(self) -> bool:
        return self._has(ERROR)

    @property
    def is_asked_about(self) -> bool:
        return self._has(QUESTION)

    def _has(self, kind: str) -> bool:
        return bool(self.marks) and any(mark.mark == kind for mark in self.marks.values())

    def fault(self, field_name: str, note: str, *, typed: str = "", **details: object) -> None:
        self.marks[field_name] = Mark(ERROR, note, details, typed)

    def ask(self, field_name: str, note: str, *, typed: str = "", **details: object) -> None:
        """What is wrong outweighs what is asked, and what is asked what is merely said."""
        if field_name not in self.marks or self.marks[field_name].mark == WARNING:
            self.marks[field_name] = Mark(QUESTION, note, details, typed)

    def pass_over(self, field_name: str, note: str, *, typed: str) -> None:
        """What stands in the sheet is no fact of the register."""
        if field_name not in self.marks:
            self.marks[field_name] = Mark(PASSED, note, typed=typed)

    def warn(self, field_name: str, note: str, *, typed: str = "", **details: object) -> None:
        if field_name not in self.marks:
            self.marks[field_name] = Mark(WARNING, note, details, typed)
