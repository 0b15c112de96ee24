"""Guidances as the rules read them. The one that applies to an act is the one in force on the act's own day; a draft to none."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import Min, QuerySet

from accounts.queries.put_together import Question
from cells.models import GroundKind
from cells.models.dated import DatedQuerySet
from cells.rules.grounds import Admission, Asked
from cells.rules.periods import Period
from pilots.models import Guidance, GuidanceGround, GuidanceQuota
from pilots.rules.agenda import Topic
from pilots.rules.terms import Basis, Format, GroundTerm, QuotaTerm, Terms

Rows = tuple[list[GuidanceGround], list[GuidanceQuota]]
KEPT_ROWS: dict[tuple[int, str, date], Rows] = {}
"""By guidance in force (`_rows_of`); symbol and first day tell it from one of another database put in the place of this."""


def binding() -> DatedQuerySet:
    """Those put in force, the newest first."""
    return (
        Guidance.objects.filter(state=Guidance.State.IN_FORCE)
        .select_related("reference")
        .order_by("-valid_from", "-pk")
    )


def guidance_on(day: date) -> Guidance | None:
    return next(iter(_in_force(day)), None)


@Question
def _in_force(day: date) -> QuerySet[Guidance]:
    return binding().on(day)[:1]


def newest_guidance(day: date) -> Guidance | None:
    """The last guidance that had begun by the day, in force or not; None before the first."""
    return next(iter(_begun_by(day)), None)


@Question
def _begun_by(day: date) -> QuerySet[Guidance]:
    return binding().begun_by(day)[:1]


def nearest_guidance(day: date) -> Guidance | None:
    """The one in force on the day, else the last that began before it, else the first to come.

    A refusal outside the window refers to it, and what was begun inside the window is finished by its rules. Never the
    newest of all: what is put in force later would change what is said of the day.
    """
    return newest_guidance(day) or binding().last()


def guidance_before(guidance: Guidance) -> Guidance | None:
    """The last that began before this one does."""
    return binding().exclude(pk=guidance.pk).begun_before(guidance.valid_from).first()


def guidance_after(guidance: Guidance) -> Guidance | None:
    return binding().exclude(pk=guidance.pk).begins_after(guidance.valid_from).last()


def overlapping(guidance: Guidance, period: Period) -> Guidance | None:
    """Another one in force on a day of the period."""
    others = binding().exclude(pk=guidance.pk).not_over(period.start)
    return (others.begun_before(period.end) if period.end else others).first()


def terms_on(day: date) -> Terms | None:
    guidance = guidance_on(day)
    return terms_of(guidance) if guidance else None


def nearest_terms(day: date) -> Terms | None:
    guidance = nearest_guidance(day)
    return terms_of(guidance) if guidance else None


def terms_of(guidance: Guidance) -> Terms:
    """The guidance with its grounds and quotas as one value, clauses complete with its symbol."""

    def cite(clause: str) -> str:
        return f"{guidance.reference.symbol}, {clause}"

    grounds, quotas = _rows_of(guidance)
    return Terms(
        pk=guidance.pk,
        symbol=guidance.reference.symbol,
        valid_from=guidance.valid_from,
        valid_to=guidance.valid_to,
        online_share=(guidance.online_numerator, guidance.online_denominator),
        online_strict=guidance.online_strict,
        online_clause=cite(guidance.online_clause),
        online_subjects=frozenset(guidance.online_subjects),
        left_out=frozenset(guidance.left_out),
        infrastructure_required=guidance.infrastructure_required,
        infrastructure_clause=cite(guidance.infrastructure_clause),
        by_group_minimum=guidance.by_group_minimum,
        by_group_clause=cite(guidance.by_group_clause),
        by_group_subjects=frozenset(guidance.by_group_subjects),
        participation_clause=cite(guidance.participation_clause),
        circumstances_end_clause=cite(guidance.circumstances_end_clause),
        report_within_days=guidance.report_within_days,
        report_clause=cite(guidance.report_clause),
        decider_clause=cite(guidance.decider_clause),
        decider_abroad=guidance.decider_abroad,
        validity_clause=cite(guidance.validity_clause),
        executive_counts=guidance.executive_counts,
        grounds={
            ground.category_id: GroundTerm(
                Basis(ground.basis), cite(ground.clause), ground.end_required, ground.in_words, ground.evidence
            )
            for ground in grounds
        },
        quotas={
            (Format(quota.format).value, quota.subject, quota.basis): QuotaTerm(
                quota.per_year, cite(quota.clause), quota.pk
            )
            for quota in quotas
        },
    )


def _rows_of(guidance: Guidance) -> Rows:
    """Its grounds and quotas. Of one in force they are read once a process: the database refuses every change of them, and of
    the kinds of grounds they name (pilots/models/guidance.py). What may still change is in the row of the guidance and of its
    document, which is read each time. Inside a transaction nothing is kept: it may yet be undone, the putting in force with it.
    """
    key = (guidance.pk, guidance.reference.symbol, guidance.valid_from)
    if not guidance.is_draft and key in KEPT_ROWS:
        return KEPT_ROWS[key]
    rows = _grounds_among((guidance.pk,)), _quotas_of(guidance.pk)
    if not guidance.is_draft and not connection.in_atomic_block:
        KEPT_ROWS[key] = rows
    return rows


@Question
def _quotas_of(guidance: int) -> QuerySet[GuidanceQuota]:
    return GuidanceQuota.objects.filter(guidance=guidance)


def admissions() -> list[Admission]:
    """Those put in force as far as grounds go, the earliest first."""
    guidances = {guidance.pk: guidance for guidance in _from_the_first()}
    asked: dict[int, dict[str, Asked]] = {pk: {} for pk in guidances}
    for ground in _grounds_among(tuple(guidances)):
        clause = f"{guidances[ground.guidance_id]}, {ground.clause}"
        asked[ground.guidance_id][ground.category_id] = Asked(ground.end_required, ground.evidence, clause)
    return [Admission(str(guidance), guidance.period, asked[pk]) for pk, guidance in guidances.items()]


@Question
def _from_the_first() -> QuerySet[Guidance]:
    return binding().order_by("valid_from", "pk")


@Question
def _grounds_among(guidances: Collection[int]) -> QuerySet[GuidanceGround]:
    return GuidanceGround.objects.filter(guidance__in=guidances).select_related("category").order_by("pk")


def kinds_in_order() -> QuerySet[GroundKind]:
    """Every kind of ground, as the guidances name them one after another."""
    return GroundKind.objects.annotate(named=Min("admissions")).order_by("named", "key")


def unused_kinds() -> QuerySet[GroundKind]:
    """Kinds of grounds that no guidance names, in force or not, and that are nobody's ground."""
    return GroundKind.objects.filter(admissions__isnull=True, grounds__isnull=True, area_facts__isnull=True)


def topics_of(guidance: Guidance | None) -> dict[str, Topic]:
    if guidance is None:
        return {}
    return {
        topic.key: Topic(
            key=topic.key,
            wording=topic.wording,
            clause=f"{guidance.reference.symbol}, {topic.clause}",
            refused_everywhere=topic.refused_everywhere,
        )
        for topic in guidance.topics.all()
    }


def nearest_topics(day: date) -> dict[str, Topic]:
    """Forbidden topics of the nearest guidance, in force or not: secrets have no place here even when none is."""
    return topics_of(nearest_guidance(day))
