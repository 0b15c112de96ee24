"""What a chart of a document tells: the rows of a table once more, as bars. How it is drawn: chart_drawing.py."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reports.rules.wording import grouped

MOST_SERIES = 4
"""As many greys as are told apart side by side on a copy."""
MOST_CATEGORIES = 120
"""Of what has more bars the table alone tells: nobody compares four pages of them."""
NOT_KNOWN = "-"


class Charts(Enum):
    """Whether a kind of document has charts, and whether they are printed where nobody says."""

    NONE = None
    USUALLY = True
    WHEN_ASKED = False


@dataclass(frozen=True)
class Series:
    """`numbers`: of each category in turn; None where it is not known, which is no zero."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class Chart:
    """`unit`: what is counted. `stacked`: the series are parts of a whole, one upon the other. `lying`: bars lie, for names that
    are long; where columns have no room they lie in any case. `beside`: of each category what is written with the numbers.

    Raises ValueError for what cannot be counted.
    """

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    lying: bool = False
    beside: tuple[str, tuple[str, ...]] | None = None
    """Its name and its words, as «Tỷ lệ» and «93,15 %»."""

    def __post_init__(self) -> None:
        if not 0 < len(self.series) <= MOST_SERIES:
            raise ValueError(f"{self.title}: from one to {MOST_SERIES} series can be told apart")
        if any(number is not None and number < 0 for series in self.series for number in series.numbers):
            raise ValueError(f"{self.title}: nothing is counted below zero")
        columns: list[Sequence[object]] = [series.numbers for series in self.series]
        columns += [self.beside[1]] if self.beside else []
        if any(len(column) != len(self.categories) for column in columns):
            raise ValueError(f"{self.title}: each category has one number of each series")

    @property
    def tells(self) -> bool:
        """Whether there is a bar in it."""
        return any(number for series in self.series for number in series.numbers)

    @property
    def has_room(self) -> bool:
        return len(self.categories) <= MOST_CATEGORIES

    @property
    def highest(self) -> int:
        """The number that its longest bar, or pile of them, stands for."""
        rows = [[number or 0 for number in row] for row in zip(*(one.numbers for one in self.series), strict=True)]
        return max((sum(row) if self.stacked else max(row) for row in rows), default=0)

    def part(self, first: int, last: int) -> "Chart":
        """Of the categories from one to before another."""
        return Chart(
            self.title,
            self.unit,
            self.categories[first:last],
            tuple(Series(one.name, one.numbers[first:last]) for one in self.series),
            stacked=self.stacked,
            lying=self.lying,
            beside=(self.beside[0], self.beside[1][first:last]) if self.beside else None,
        )

    @property
    def in_words(self) -> str:
        """For those who do not see it: «2019: Chỉ tiêu 148, Thực hiện 149; …»."""
        return "; ".join(
            f"{category}: {', '.join(self._said(place))}" for place, category in enumerate(self.categories)
        )

    def _said(self, place: int) -> Iterator[str]:
        for series in self.series:
            yield f"{series.name} {written(series.numbers[place])}"
        if self.beside:
            yield f"{self.beside[0]} {self.beside[1][place]}"


def written(number: int | None) -> str:
    return NOT_KNOWN if number is None else grouped(number)


def telling(*charts: Chart) -> tuple[Chart, ...]:
    """Those with a bar in them, which are numbered as they come."""
    return tuple(chart for chart in charts if chart.tells)
