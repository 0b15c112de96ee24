"""The figures of a document, each with what it counts: what the page opens, and what the archive keeps a digest of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Records(StrEnum):
    """What stands behind a figure."""

    ORGANISATIONS = "organisations"
    MEMBERS = "members"
    MEETINGS = "meetings"
    REGISTRATIONS = "registrations"


@dataclass(frozen=True)
class CountedFigure:
    """A number, the records it counts, and where it is a sum what each of them brings to it (`amounts`).

    `label`: "" of what the document does not say by itself; `depth`: as part of the figure before it that is less deep.
    """

    key: str
    label: str | Promise
    value: int
    ids: tuple[int, ...] | None = ()
    """None where they are listed only when it is opened."""
    amounts: tuple[int, ...] = ()
    records: Records = Records.ORGANISATIONS
    depth: int = 0

    @property
    def opens(self) -> bool:
        return bool(self.value if self.ids is None else self.ids)

    @property
    def behind(self) -> list[object]:
        """What its digest is of: the same number of others is another."""
        if self.ids is None:
            raise ValueError(f"What «{self.key}» counts has not been listed.")
        return [self.records, self.ids, self.amounts]


@dataclass(frozen=True)
class Counted:
    """What a document counts, by which named query (reports/queries)."""

    query: str
    figures: tuple[CountedFigure, ...]

    @property
    def numbers(self) -> Mapping[str, int]:
        return {figure.key: figure.value for figure in self.figures}

    @property
    def behind(self) -> Mapping[str, object]:
        return {figure.key: figure.behind for figure in self.figures}

    def figure(self, key: str) -> CountedFigure | None:
        return next((figure for figure in self.figures if figure.key == key), None)

    def heading(self, figure: CountedFigure) -> list[str | Promise]:
        """What it is called, after what it is a part of."""
        above: list[str | Promise] = []
        for one in self.figures[: self.figures.index(figure)]:
            if one.depth < figure.depth:
                above = [*above[: one.depth], one.label]
        return [*above, figure.label or figure.key]
