"""Reorganisations and the organisations they are about, as they are asked for."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from accounts.queries.put_together import Question
from accounts.rules.days import day_before
from cells.models import Membership, Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.groups import groups_on
from cells.queries.members import belonging_on
from cells.queries.names import names_in_full_on
from cells.rules.births import Birth
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.models.reorganisation import WRITTEN_AHEAD
from reorganisations.queries.ahead import behind, in_order, named, others_about
from reorganisations.rules.as_json import step_from_json
from reorganisations.rules.names import called
from reorganisations.rules.plan import Outcome, Step, Unit
from reorganisations.rules.playing import play

State = Reorganisation.State


def steps_of(reorganisation: Reorganisation) -> list[Step]:
    return [step_from_json(step.act, step.plan) for step in reorganisation.steps.all()]


def outcome_of(reorganisation: Reorganisation, steps: Sequence[Step] | None = None) -> Outcome:
    """What would come of a draft on its day (of these steps, where given)."""
    steps = steps_of(reorganisation) if steps is None else steps
    codes = {code for step in steps for code in step.codes}
    on = reorganisation.effective_on
    units = units_on(codes, on)
    # What is played again is told of with the plan that makes it so.
    about = others_about(set(units), reorganisation) if reorganisation.state == State.DRAFT else {}
    known = Organisation.objects.filter(code__in=codes).exclude(pk__in=_founded_by(reorganisation))
    return play(
        units,
        steps,
        on=on,
        known=names_in_full_by_code(known.values_list("code", flat=True), on),
        elsewhere=behind(codes - set(units), on) | about,
        coded=_coded(steps, units, on),
    )


def _coded(steps: Sequence[Step], named: Collection[str], on: date) -> dict[str, str]:
    """By national code that a step gives, what another that is not named is called which has it on the day or later."""
    given = {str(code) for step in steps for facts in step.all_facts() if (code := facts.get("national_code"))}
    if not given:
        return {}
    others = OrganisationVersion.objects.not_over(on).filter(national_code__in=given)
    held = dict(others.exclude(organisation__code__in=named).order_by().values_list("national_code", "organisation_id"))
    names = names_in_full_on(held.values(), on)
    return {code: names[pk] for code, pk in held.items()}


def _founded_by(reorganisation: Reorganisation) -> "QuerySet[ReorganisationFact, int]":
    """The nodes of what it founds: they stay when it is taken back in order to be played again."""
    made = reorganisation.facts.filter(table=Organisation._meta.label_lower, before__isnull=True)
    return made.values_list("row", flat=True)


def units_on(codes: Iterable[str], on: date) -> dict[str, Unit]:
    """What exists on the day of these codes, with the children of each and all that stands above."""
    return units_among(OrganisationVersion.objects.on(on), codes, on)


def units_among(there: QuerySet[OrganisationVersion], codes: Iterable[str], on: date) -> dict[str, Unit]:
    """The same of what these versions say there is."""
    wanted = set(there.filter(organisation__code__in=list(codes)).values_list("organisation_id", flat=True))
    wanted |= set(there.filter(parent_id__in=wanted).values_list("organisation_id", flat=True))
    units: dict[str, Unit] = {}
    while wanted:
        versions = list(
            there.filter(organisation_id__in=wanted)
            .select_related("organisation", "parent")
            .order_by("organisation__code")
        )
        units |= _units(versions, on)
        wanted = {v.parent.pk for v in versions if v.parent is not None and v.parent.code not in units}
    return units


def _units(versions: Sequence[OrganisationVersion], on: date) -> dict[str, Unit]:
    ids = tuple(version.organisation_id for version in versions)
    members, latest = dict(_members_of(ids, on)), dict(_facts_from(ids, on))
    return {
        version.organisation.code: Unit(
            code=version.organisation.code,
            name=version.name,
            kind=version.kind,
            level=version.level,
            type=version.type,
            parent=version.parent.code if version.parent else None,
            national_code=version.national_code,
            issuer_name=version.issuer_name,
            symbol=version.symbol,
            area=version.area,
            place=version.place,
            overseas=version.overseas,
            members=members.get(version.organisation_id, 0),
            fact_from=latest.get(version.organisation_id),
        )
        for version in versions
    }


@Question
def _members_of(cells: Collection[int], on: date) -> QuerySet[Membership, tuple[int, int]]:
    """By cell how many belong to it on the day or later."""
    memberships = Membership.objects.not_over(on).filter(cell_id__in=cells)
    return memberships.order_by().values_list("cell_id").annotate(Count("member", distinct=True))


@Question
def _facts_from(organisations: Collection[int], on: date) -> QuerySet[OrganisationVersion, tuple[int, date]]:
    """By organisation from when on it is what it was last, plans ahead left out."""
    versions = OrganisationVersion.objects.filter(organisation_id__in=organisations).order_by()
    last = versions.exclude(pk__in=versions_by_plans(on))
    return last.values_list("organisation_id").annotate(Max("valid_from"))


def versions_by_plans(on: date) -> "QuerySet[ReorganisationFact, int]":
    """Ids of what plans ahead say organisations become (it can be taken back), and what plans in effect say of this very day."""
    of_the_day = Q(reorganisation__state=State.IN_EFFECT, reorganisation__effective_on=on)
    made = ReorganisationFact.objects.filter(table=OrganisationVersion._meta.label_lower, before__isnull=True)
    return made.filter(Q(reorganisation__state__in=WRITTEN_AHEAD) | of_the_day).values_list("row", flat=True)


def reorganisations_about(
    organisations: OrganisationQuerySet, led_by: OrganisationQuerySet
) -> QuerySet[Reorganisation]:
    """Plans of those who lead, and what was confirmed about any of the organisations."""
    mine = Q(led_by__in=led_by)
    about = Q(
        pk__in=Reorganisation.touched.through.objects.filter(organisation__in=organisations).values("reorganisation")
    )
    return Reorganisation.objects.filter(mine | (about & ~Q(state__in=[State.DRAFT, State.CANCELLED]))).select_related(
        "ordered_by", "led_by"
    )


def ahead_for(organisation: Organisation) -> QuerySet[Reorganisation]:
    """Confirmed and not yet in effect, about this organisation."""
    ahead = organisation.reorganisations.filter(state__in=WRITTEN_AHEAD)
    return in_order(ahead.select_related("ordered_by"))


def plan_naming(organisation: Organisation) -> str:
    """In a sentence, the first draft that names it, or of what is confirmed about it and not yet in effect; "" for none."""
    ahead = ahead_for(organisation).first()
    drafts = Reorganisation.objects.filter(state=State.DRAFT).prefetch_related("steps")
    naming = (plan for plan in drafts if any(organisation.code in step.codes for step in steps_of(plan)))
    plan = ahead or next(naming, None)
    return named(plan) if plan else ""


def names_for(outcome: Outcome) -> dict[str, str]:
    """By code, for telling a draft in words: as it is, else as it will be."""
    return {code: called(code, outcome.before, outcome.after) for code in {**outcome.after, **outcome.before}}


def names_of_plan(reorganisation: Reorganisation) -> dict[str, str]:
    """By code, once it is confirmed: as it was on the eve, else as it became."""
    codes = {code for step in steps_of(reorganisation) for code in step.codes}
    return names_in_full_by_code(codes, day_before(reorganisation.effective_on))


def names_in_full_by_code(codes: Iterable[str], day: date) -> dict[str, str]:
    """Of what the register knows by these codes, however it was on the day."""
    known = dict(Organisation.objects.filter(code__in=list(codes)).order_by().values_list("pk", "code"))
    return {known[pk]: name for pk, name in names_in_full_on(known, day).items()}


def members_to_share(code: str, on: date) -> tuple[list[tuple[int, str]], list[tuple[int, str, Birth | None]]]:
    """Groups and members of a cell on the day, for sharing them out; of the same name told apart by their births."""
    cell = Organisation.objects.filter(code=code).order_by().values("pk")
    members = belonging_on(cell, on).values_list("pk", "full_name", "born_on", "born_in")
    told = [(pk, name, day or year) for pk, name, day, year in members]
    return list(groups_on(cell, on).values_list("pk", "name")), told
