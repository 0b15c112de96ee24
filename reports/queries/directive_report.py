"""The report of several years on Directive 28-CT/TW for a superior organisation, put together from registry and texts."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.rules.days import day_after
from admissions.queries.classification import decided_below, last_year_decided
from admissions.queries.discipline import disciplined
from admissions.queries.screening import stages_below
from admissions.queries.targets import progress, who_was_admitted
from admissions.rules.classification import LEVELS, Counts
from admissions.rules.forms_of_discipline import FORMS
from admissions.rules.screening import STAGES
from cells.models import Membership, Organisation, OrganisationVersion, Post
from cells.queries.events_below import exits, who_left
from cells.queries.organisations import nearest_superior_on
from meetings.models import Band
from meetings.queries.ratings import counts_by_year, meetings_by_band
from reports.models import Cover
from reports.queries.figure_labels import labelled
from reports.queries.issuing import citation_of, head_of, issuer_of, signature_of
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import called_on, superior_on
from reports.rules.counted import CountedFigure, Records
from reports.rules.directive_report import (
    DirectiveFigures,
    DirectiveReport,
    DirectiveSubject,
    compose,
    usual_recipients,
)
from reports.rules.directive_sentences import Span

TYPE_CODE = "BC"


def directive_figures(organisation: Organisation, span: Span, *, listed: bool = True) -> DirectiveFigures:
    """Up to the end of the last day, as they are seen on any day after it. `listed`: as in `pilot_figures`."""
    version = superior_on(organisation, span.last)
    reached = progress(organisation, [version], span.years, span.last, today=day_after(span.last))
    year = last_year_decided(organisation, span.last)
    decided = decided_below(organisation, year, span.last) if year is not None else None
    of_organisations = disciplined(organisation, span.first, span.last, organisations=True)
    return DirectiveFigures(
        organisations=pilot_figures(organisation, span.last, listed=listed),
        years=tuple(reached[organisation.pk, year] for year in span.years),
        exits=exits(organisation, span.first, span.last),
        rated=counts_by_year(organisation, span.first, span.last),
        disciplined=disciplined(organisation, span.first, span.last),
        organisations_disciplined=sum(years.total() for years in of_organisations.values()),
        screened=stages_below(organisation, span.first, span.last),
        classified_in=year,
        organisations_classified=decided.organisations if decided is not None else Counts(),
        members_classified=decided.members if decided is not None else Counts(),
    )


def counted_by(organisation: Organisation, span: Span, figures: DirectiveFigures) -> tuple[CountedFigure, ...]:
    """Each figure of the report with whom or what it counts."""
    admitted = who_was_admitted(organisation, span.years, until=span.last)
    left = who_left(organisation, span.first, span.last)
    by_band = meetings_by_band(organisation, span.first, span.last)
    found = list(labelled(figures.organisations, span.last))
    for one in figures.years:
        label = _("Admitted in %(year)d") % {"year": one.year}
        found.append(_of_members(f"admitted:{one.year}", label, one.admitted, admitted.get(one.year, [])))
        if one.target is not None:
            target = _("Target of %(year)d") % {"year": one.year}
            found.append(CountedFigure(f"target:{one.year}", target, one.target, depth=1))
    for way, years in figures.exits.items():
        for year, number in sorted(years.items()):
            label = _("%(way)s in %(year)d") % {"way": capfirst(Membership.Departure(way).label), "year": year}
            found.append(_of_members(f"{way}:{year}", label, number, left.get((way, year), [])))
    for band in Band.Key:
        if band in figures.bands:
            label = _("Meetings rated “%(band)s”") % {"band": band.label}
            ids = tuple(by_band.get(band, ()))
            found.append(CountedFigure(f"rated:{band}", label, figures.bands[band], ids, records=Records.MEETINGS))
    return (*found, *_of_standing(figures))


def _of_standing(figures: DirectiveFigures) -> Iterator[CountedFigure]:
    """Numbers alone: whom they count is for the inspection committee and the cells to know."""
    for form, years in figures.disciplined.items():
        for year, number in sorted(years.items()):
            label = _("%(form)s in %(year)d") % {"form": capfirst(str(FORMS[form])), "year": year}
            yield CountedFigure(f"disciplined:{form}:{year}", label, number)
    yield CountedFigure("disciplined:organisations", _("Organisations disciplined"), figures.organisations_disciplined)
    for stage, number in figures.screened.items():
        yield CountedFigure(f"screened:{stage}", _("Screening: %(stage)s") % {"stage": STAGES[stage]}, number)
    for what, label, counts in (
        ("members", _("Members: %(level)s"), figures.members_classified),
        ("organisations", _("Organisations: %(level)s"), figures.organisations_classified),
    ):
        for level, number in counts.by_level.items():
            yield CountedFigure(f"classified:{what}:{level}", label % {"level": LEVELS[level]}, number)


def _of_members(key: str, label: str, value: int, ids: list[int]) -> CountedFigure:
    return CountedFigure(key, label, value, tuple(ids), records=Records.MEMBERS)


def drafted(
    organisation: Organisation,
    span: Span,
    *,
    cover: Cover,
    figures: DirectiveFigures,
    texts: Mapping[str, str],
    with_charts: bool,
) -> DirectiveReport:
    """The report with texts and a cover that may not be kept yet."""
    day = span.last
    version = superior_on(organisation, day)
    return compose(
        head=head_of(version, day=day, dated_on=cover.dated_on or day, type_code=TYPE_CODE, number=cover.number),
        subject=DirectiveSubject(
            organisation=version.name,
            issuer=issuer_of(version),
            span=span,
            asked_in=citation_of(cover.asked_in) if cover.asked_in else None,
            called=called_on(day),
        ),
        figures=figures,
        texts=texts,
        signature=signature_of(version, day, chosen=cover.signed_by, usually=Post.Title.DEPUTY_SECRETARY),
        with_charts=with_charts,
    )


def recipients_proposed(organisation: Organisation, day: date) -> str:
    version: OrganisationVersion = superior_on(organisation, day)
    return usual_recipients(issuer_of(version), issuer_of(nearest_superior_on(organisation, day)))
