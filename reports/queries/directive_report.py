"""The report of several years on Directive 28-CT/TW for a superior organisation, put together from registry and texts."""

from collections.abc import Mapping
from datetime import date

from accounts.rules.days import day_after
from admissions.queries.classification import decided_below, last_year_decided
from admissions.queries.discipline import disciplined
from admissions.queries.screening import stages_below
from admissions.queries.targets import progress
from admissions.rules.classification import Counts
from cells.models import Organisation, OrganisationVersion, Post
from cells.queries.events_below import exits
from cells.queries.organisations import nearest_superior_on
from meetings.queries.ratings import counts_by_band
from reports.models import Cover
from reports.queries.issuing import citation_of, head_of, issuer_of, signature_of
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import called_on, superior_on
from reports.rules.directive_report import (
    DirectiveFigures,
    DirectiveReport,
    DirectiveSubject,
    compose,
    usual_recipients,
)
from reports.rules.directive_sentences import Span

TYPE_CODE = "BC"


def directive_figures(organisation: Organisation, span: Span) -> DirectiveFigures:
    """Up to the end of the last day, as they are seen on any day after it."""
    version = superior_on(organisation, span.last)
    reached = progress(organisation, [version], span.years, span.last, today=day_after(span.last))
    year = last_year_decided(organisation, span.last)
    decided = decided_below(organisation, year, span.last) if year is not None else None
    of_organisations = disciplined(organisation, span.first, span.last, organisations=True)
    return DirectiveFigures(
        organisations=pilot_figures(organisation, span.last),
        years=tuple(reached[organisation.pk, year] for year in span.years),
        exits=exits(organisation, span.first, span.last),
        bands=counts_by_band(organisation, span.first, span.last),
        disciplined=disciplined(organisation, span.first, span.last),
        organisations_disciplined=sum(years.total() for years in of_organisations.values()),
        screened=stages_below(organisation, span.first, span.last),
        classified_in=year,
        organisations_classified=decided.organisations if decided is not None else Counts(),
        members_classified=decided.members if decided is not None else Counts(),
    )


def drafted(
    organisation: Organisation, span: Span, *, cover: Cover, figures: DirectiveFigures, texts: Mapping[str, str]
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
    )


def recipients_proposed(organisation: Organisation, day: date) -> str:
    version: OrganisationVersion = superior_on(organisation, day)
    return usual_recipients(issuer_of(version), issuer_of(nearest_superior_on(organisation, day)))
