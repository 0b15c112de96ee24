"""Who decides on a registration or a pilot: asked of the register on the day of the act (03-HD/TW, III.1).

What a registration keeps of it (`decider`) is who had it last, and once it has come to its end who decided then.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Length, Substr
from django.db.models.lookups import In

from accounts.models import User
from cells.models import Organisation, OrganisationVersion
from cells.models.organisation import after_subtree
from cells.queries.mandates import organisations_bound_to
from cells.queries.organisations import MOST_STEPS, ancestors_on, descendant_ids_on, lineages_on
from pilots.models import Registration
from pilots.queries.guidance import nearest_guidance, nearest_terms
from pilots.rules.decider import LineageOrganisation, decider_code, too_near
from pilots.rules.registration import LIVE, State
from pilots.rules.terms import Terms

Kind = OrganisationVersion.Kind


def decider_of(organisation: Organisation, day: date, terms: Terms) -> Organisation | None:
    """Whose standing committee decides on a pilot of the organisation on the day; None where no such organisation exists."""
    code = _code(ancestors_on(organisation, day), terms.decider_abroad)
    return Organisation.objects.filter(code=code).first() if code else None


def decider_now(registration: Registration, day: date) -> int:
    """Id of whose board appraises it and whose standing committee decides on it on the day."""
    return deciders_now([registration], day)[registration.pk]


def office_deciding(registration: Registration, day: date) -> int:
    """The same whatever has come of it: who is told of a step that ends it."""
    terms = nearest_terms(day)
    decider = decider_of(registration.organisation, day, terms) if terms else None
    return decider.pk if decider else registration.decider_id


def deciders_now(registrations: Sequence[Registration], day: date) -> dict[int, int]:
    """The same by registration, in few queries however many they are.

    What has come to its end keeps who decided then, and so does what is no more or has nobody above it that could.
    """
    asked = {entry.organisation_id for entry in registrations if entry.state in LIVE}
    lineages = lineages_on(asked, day)
    abroad = _decider_abroad(day) if asked else ""
    codes = {pk: _code(lineage, abroad) for pk, lineage in lineages.items()}
    ids = dict(Organisation.objects.filter(code__in=set(codes.values()) - {None}).values_list("code", "pk"))
    return {
        entry.pk: ids.get(codes.get(entry.organisation_id) or "", entry.decider_id)
        if entry.state in LIVE
        else entry.decider_id
        for entry in registrations
    }


def decided_by(
    organisations: Collection[Organisation], today: date, states: Collection[State]
) -> "QuerySet[Registration, int]":
    """Ids of the registrations in these states that lie, or with which it ended, with the offices of these organisations: what
    `deciders_now` says, as a subquery. Each way is asked for by itself: of all at once the database reads every organisation.

    Of today alone: it looks at today's tree.
    """
    asked = Registration.objects.filter(state__in=states).order_by().values_list("pk", flat=True)
    first, *others = [asked.filter(way) for way in ways_to_be_decided_by(organisations, today)] or [asked.none()]
    return first.union(*others) if others else first


def ways_to_be_decided_by(organisations: Collection[Organisation], today: date) -> list[Q]:
    """The conditions of `decided_by` each for itself, for a question that takes what fulfils one of them: whatever is asked about
    many registrations finds each way by an index of its own."""
    ids = [organisation.pk for organisation in organisations]
    if not ids:
        return []
    # Only what hangs below them is asked about one by one, and what is abroad where they decide on that.
    asked = [
        Q(organisation__path__gte=top.path, organisation__path__lt=after_subtree(top.path)) for top in organisations
    ]
    abroad = _decider_abroad(today)
    if abroad in {organisation.code for organisation in organisations}:
        asked.append(Q(Exists(_version(today).filter(overseas=True))))
    theirs = Q(state__in=LIVE) & Q(In(_deciding_on(today, abroad), ids))
    return [_kept_by(ids, today), reduce(or_, asked) & theirs]


def decided_from_afar(organisations: Collection[Organisation], today: date) -> list[QuerySet[Registration]]:
    """What `decided_by` says of organisations that hang below none of these today: what came to its end with them, and what is
    abroad. Each for itself, so that the database looks each up in an index of its own."""
    return [Registration.objects.filter(way).order_by() for way in ways_to_be_decided_from_afar(organisations, today)]


def ways_to_be_decided_from_afar(organisations: Collection[Organisation], today: date) -> list[Q]:
    """The conditions of `decided_from_afar` each for itself."""
    ids = [organisation.pk for organisation in organisations]
    afar = [_kept_by(ids, today)] if ids else []
    if ids and _decider_abroad(today) in {organisation.code for organisation in organisations}:
        afar.append(Q(Exists(_version(today).filter(overseas=True)), state__in=LIVE))
    return afar


def _kept_by(ids: Collection[int], today: date) -> Q:
    """It ended, or its organisation did: whoever had it last keeps it."""
    return Q(decider__in=ids) & (~Q(state__in=LIVE) | ~Q(Exists(_version(today))))


def deciding_on(today: date) -> Case:
    """Of a registration, the id of who decides on it today."""
    return _deciding_on(today, _decider_abroad(today))


def _deciding_on(today: date, abroad: str) -> Case:
    decider_abroad = Organisation.objects.filter(code=abroad).order_by().values("pk")
    path = OuterRef("organisation__path")
    # Named one by one, the paths above are looked up in the index.
    above = [Substr(path, 1, Organisation.steplen * steps) for steps in range(1, MOST_STEPS)]
    superior = OrganisationVersion.objects.on(today).filter(kind=Kind.SUPERIOR, organisation__path__in=above)
    nearest = superior.exclude(organisation=OuterRef("organisation")).order_by(Length("organisation__path").desc())
    return Case(
        When(~Q(state__in=LIVE), then=F("decider")),
        When(Exists(_version(today).filter(overseas=True)), then=Coalesce(Subquery(decider_abroad), F("decider"))),
        When(Exists(_version(today)), then=Coalesce(Subquery(nearest.values("organisation")[:1]), F("decider"))),
        default=F("decider"),
        output_field=BigIntegerField(),
    )


def is_too_near(user: User, organisation: Organisation, day: date) -> bool:
    """Whether the user belongs to it or holds a post or mandate in it, below it or in its grassroots organisation."""
    lineage = ancestors_on(organisation, day)
    below = descendant_ids_on(organisation, day)
    return too_near(organisations_bound_to(user, day), lineage=_lineage(lineage), below=below)


def superiors_above(organisation: Organisation, day: date) -> list[int]:
    """Ids of the organisations above grassroots level that it stands below on the day, nearest first."""
    above = ancestors_on(organisation, day)[1:]
    return [version.organisation_id for version in above if version.kind == Kind.SUPERIOR]


def _decider_abroad(day: date) -> str:
    """By the guidance of the day, else the last: what was begun under one is finished by its rules."""
    guidance = nearest_guidance(day)
    return guidance.decider_abroad if guidance else ""


def _code(lineage: list[OrganisationVersion], abroad: str) -> str | None:
    overseas = bool(lineage) and lineage[0].overseas
    return decider_code(_lineage(lineage), overseas=overseas, decider_abroad=abroad)


def _version(day: date) -> QuerySet[OrganisationVersion]:
    return OrganisationVersion.objects.on(day).filter(organisation=OuterRef("organisation"))


def _lineage(lineage: list[OrganisationVersion]) -> list[LineageOrganisation]:
    return [
        LineageOrganisation(version.organisation_id, version.organisation.code, version.kind == Kind.SUPERIOR)
        for version in lineage
    ]
