"""The result report of the guidance for a superior organisation on a day, put together from registry and texts."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion, Post
from cells.queries.names import name_in_full_on
from cells.queries.organisation_words import GRASSROOTS_CELL, What, words_on
from cells.queries.organisations import existing_on, life_of, nearest_superior_on
from pilots.queries.guidance import newest_guidance
from reports.models import Cover
from reports.queries.issuing import citation_of, head_of, issuer_of, signature_of
from reports.queries.narratives import cover_on, texts_on
from reports.rules.kinds import DocumentKind
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_openings import opening_texts
from reports.rules.pilot_report import PilotReport, ReportSubject, compose
from reports.rules.pilot_sentences import Called

KIND, TYPE_CODE = DocumentKind.PILOT_REPORT, "BC"


def drafted(
    organisation: Organisation,
    day: date,
    *,
    cover: Cover,
    figures: PilotFigures,
    texts: Mapping[str, str],
    with_charts: bool,
) -> PilotReport:
    """The report with texts and a cover that may not be kept yet."""
    version = superior_on(organisation, day)
    return compose(
        head=head_of(version, day=day, dated_on=cover.dated_on or day, type_code=TYPE_CODE, number=cover.number),
        subject=_subject(organisation, day, cover),
        figures=figures,
        texts=texts,
        signature=signature_of(version, day, chosen=cover.signed_by, usually=Post.Title.DEPUTY_SECRETARY),
        with_charts=with_charts,
    )


def proposed_texts(organisation: Organisation, day: date, figures: PilotFigures) -> dict[str, str]:
    """By section what the clerk may take over where nothing is written yet; nobody has said it, so none of it is printed."""
    proposed = opening_texts(_subject(organisation, day, cover_on(organisation, KIND, day)), figures)
    written = texts_on(organisation, KIND, day)
    return {section: text for section, text in proposed.items() if text and not written.get(section)}


def superior_on(organisation: Organisation, day: date) -> OrganisationVersion:
    version = existing_on(organisation, day)
    if version.kind != OrganisationVersion.Kind.SUPERIOR:
        raise Refused(
            _("%(organisation)s is not a superior organisation on %(day)s and makes no such report.")
            % {"organisation": name_in_full_on(organisation, day), "day": day_in_words(day)},
            field="on",
        )
    return version


def _subject(organisation: Organisation, day: date, cover: Cover) -> ReportSubject:
    version = superior_on(organisation, day)
    guidance = newest_guidance(day)
    if guidance is None:
        raise Refused(_("No guidance had been issued by that day. Choose a later one."), field="on")
    return ReportSubject(
        organisation=version.name,
        issuer=issuer_of(version),
        superior=issuer_of(nearest_superior_on(organisation, day)),
        day=day,
        guidance=citation_of(guidance.reference),
        asked_in=citation_of(cover.asked_in) if cover.asked_in else None,
        called=called_on(day),
        founded_on=life_of(organisation)[0].start,
        guidance_is_over=guidance.period.is_over_on(day),
    )


def called_on(day: date) -> Called:
    words = words_on(day)
    return Called(
        grassroots_committee=words.vietnamese(What.KIND, OrganisationVersion.Kind.GRASSROOTS_COMMITTEE),
        grassroots_cell=words.vietnamese(What.KIND, GRASSROOTS_CELL),
    )
