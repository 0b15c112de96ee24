"""The figures that a reporting period asks for, of one organisation or of all that owe them, by the same named queries."""

from collections import Counter
from collections.abc import Collection, Mapping

from accounts.rules.days import day_after
from admissions.queries.targets import admitted, progress
from admissions.rules.targets import together
from cells.models import Organisation, OrganisationVersion
from cells.queries.events_below import exits_of_each
from cells.queries.organisations import versions_on
from cells.queries.placed import below_with_predecessors
from meetings.queries.ratings import counts_by_band_of_each, rated_by_cell
from reports.queries.pilot_figures import pilot_figures, pilot_figures_of_each
from reports.rules.counted import Counted, CountedFigure
from reports.rules.directive_sentences import Span
from reports.rules.periods import Asked
from reports.rules.pilot_figures import Figure, PilotFigures
from reports.rules.ratings_table import BANDS


def figures_of(organisation: Organisation, asked: Asked) -> Counted:
    """Of one, as it sends them."""
    return figures_of_each(organisation, [organisation.pk], asked)[organisation.pk]


def figures_of_each(within: Organisation, ids: Collection[int], asked: Asked) -> dict[int, Counted]:
    """By id, of an organisation and of those below it, in as many queries as of one: what each of them would send."""
    organisations = pilot_figures_of_each(within, ids, asked.day)
    if asked.since is None:
        return {pk: _of_pilots(figures) for pk, figures in organisations.items()}
    span = Span(asked.since, asked.day)
    versions = list(versions_on(span.last).filter(organisation__in=ids))
    reached = progress(within, versions, span.years, span.last, today=day_after(span.last))
    left = exits_of_each(ids, span.first, span.last)
    bands = counts_by_band_of_each(within, ids, span.first, span.last)
    counted = {}
    for pk, figures in organisations.items():
        whole = together(reached[pk, year] for year in span.years if (pk, year) in reached)
        numbers = {"admitted": whole.admitted if whole else 0}
        numbers |= {"target": whole.target} if whole and whole.target is not None else {}
        numbers |= {f"left:{way}": sum(years.values()) for way, years in left[pk].items()}
        numbers |= {f"rated:{band}": bands[pk][band] for band in BANDS}
        told = _counted(figures, ("grassroots", "members"))
        told += tuple(CountedFigure(key, "", number) for key, number in numbers.items())
        counted[pk] = Counted("reports.queries.period_figures.figures_of_each", told)
    return counted


def behind(organisation: Organisation, asked: Asked, key: str) -> Figure:
    """The organisations that a figure counts, and what each brings to it: of members and meetings cell by cell."""
    if asked.since is None or key in ("grassroots", "members"):
        return pilot_figures(organisation, asked.day).figure(key)
    span, (what, _colon, which) = Span(asked.since, asked.day), key.partition(":")
    if what == "rated":
        return _by_cell(rated_by_cell(organisation, span.first, span.last, which))
    ever = below_with_predecessors(organisation, asked.day)
    cells = OrganisationVersion.objects.filter(organisation__in=ever, kind=OrganisationVersion.Kind.CELL).order_by()
    ids = list(cells.values_list("organisation_id", flat=True).distinct())
    if what == "left":
        left = exits_of_each(ids, span.first, span.last)
        return _by_cell({pk: sum(ways[which].values()) for pk, ways in left.items()})
    if what == "target":
        return Figure(0, ())
    amounts: Counter[int] = Counter()
    for (pk, _year), number in admitted(ids, span.years, until=span.last).items():
        amounts[pk] += number
    return _by_cell(amounts)


def _by_cell(amounts: Mapping[int, int]) -> Figure:
    some = {pk: number for pk, number in sorted(amounts.items()) if number}
    return Figure(sum(some.values()), tuple(some), tuple(some.values()))


def _of_pilots(figures: PilotFigures) -> Counted:
    return Counted("reports.queries.pilot_figures.pilot_figures", _counted(figures, figures.by_key))


def _counted(figures: PilotFigures, keys: Collection[str]) -> tuple[CountedFigure, ...]:
    """With the organisations counted, and where it is a sum what each brings to it."""
    return tuple(
        CountedFigure(key, "", one.value, one.counted, one.amounts) for key in keys for one in [figures.figure(key)]
    )
