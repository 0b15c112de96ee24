"""The table annexed to the report of several years: what its notes say year by year, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from admissions.rules.forms_of_discipline import Form
from admissions.rules.targets import Progress, together
from cells.rules.leaving import EXPELLED, RELEASED, STRUCK_OFF
from reports.rules.wording import percent

_WAYS = (RELEASED, STRUCK_OFF, EXPELLED)
_FORMS = (Form.REPRIMAND, Form.WARNING, Form.REMOVAL, Form.EXPULSION)

ByYear = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True)
class YearRow:
    """One year, or all of them (`year` None). A figure that is None is not known here."""

    year: int | None
    asked: tuple[int | None, int]
    """The target, and how many were admitted."""
    share: str
    left: tuple[int, ...]
    disciplined: tuple[int | None, ...]
    """By form, then together."""


def rows_of_years(years: Sequence[Progress], exits: ByYear, disciplined: ByYear) -> tuple[YearRow, ...]:
    """With all years together last; of a single year none, for the sentences say it. Where no case of discipline is recorded an
    office may not keep them here: then there is no number."""
    whole = together(years)
    if whole is None or len(years) < 2:
        return ()
    is_kept = any(sum(by_year.values()) for by_year in disciplined.values())
    every = [one.year for one in years]
    rows = [_row(one.year, one, [one.year], exits, disciplined if is_kept else None) for one in years]
    return (*rows, _row(None, whole, every, exits, disciplined if is_kept else None))


def _row(
    year: int | None, progress: Progress, years: Sequence[int], exits: ByYear, disciplined: ByYear | None
) -> YearRow:
    forms: tuple[int | None, ...] = (None,) * (len(_FORMS) + 1)
    if disciplined is not None:
        numbers = _numbers(disciplined, _FORMS, years)
        forms = (*numbers, sum(numbers))
    return YearRow(
        year=year,
        asked=(progress.target, progress.admitted),
        share=percent(progress.admitted, progress.target) if progress.target else "-",
        left=_numbers(exits, _WAYS, years),
        disciplined=forms,
    )


def _numbers(counts: ByYear, keys: Sequence[str], years: Sequence[int]) -> tuple[int, ...]:
    return tuple(sum(counts.get(key, {}).get(year, 0) for year in years) for key in keys)
