"""What a user may do today, and where."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.models import User
from cells.models import Mandate, Membership, Organisation, OrganisationVersion, Post, Succession
from cells.models.organisation import OrganisationQuerySet
from cells.rules.periods import Period

READERS = (Mandate.Role.CLERK, Mandate.Role.BOARD, Mandate.Role.STANDING, Mandate.Role.INSPECTOR)
"""Roles that see the registry of their subtree. The administrator's office alone shows no member data."""


def mandates_on(user: User, day: date) -> list[Mandate]:
    """Each with `organisation_name`, what its organisation is called on the day."""
    version = OrganisationVersion.objects.on(day).filter(organisation=OuterRef("organisation"))
    return list(
        Mandate.objects.on(day)
        .filter(user=user)
        .select_related("organisation")
        .annotate(organisation_name=Subquery(version.values("name")[:1]))
        .order_by("pk")
    )


def mandates_named(kept: Sequence[tuple[str, date]]) -> list[str]:
    """Mandates as the log keeps them ("clerk · PRTC-P01"), with what the organisation was called on the day for its code."""
    parted = [(*mandate.rpartition(" · "), day) for mandate, day in kept]
    versions = OrganisationVersion.objects.filter(organisation__code__in={code for _, _, code, _ in parted})
    known: dict[str, list[OrganisationVersion]] = {}
    for version in versions.select_related("organisation"):
        known.setdefault(version.organisation.code, []).append(version)

    def named(code: str, day: date) -> str:
        held = (v.name for v in known.get(code, []) if Period(v.valid_from, v.valid_to).contains(day))
        return next(held, code)

    return [f"{role}{dot}{named(code, day)}" for role, dot, code, day in parted]


def visible_organisations(mandates: Iterable[Mandate], roles: Sequence[str] = READERS) -> OrganisationQuerySet:
    """Organisations in the subtrees of those mandates that carry one of the roles: the second wall."""
    tops = [mandate.organisation for mandate in mandates if mandate.role in roles and mandate.organisation]
    return Organisation.objects.below(*tops)


def readable_organisations(mandates: Sequence[Mandate], on: date) -> OrganisationQuerySet:
    """What the mandates show on the day: their subtrees, and the predecessors of what is in them."""
    visible = visible_organisations(mandates)
    predecessors = predecessors_of_mandates(mandates, on)
    return visible | Organisation.objects.filter(pk__in=predecessors) if predecessors else visible


def predecessors_of_mandates(mandates: Iterable[Mandate], on: date) -> set[int]:
    held = [mandate.organisation for mandate in mandates if mandate.role in READERS]
    return predecessors_within([organisation for organisation in held if organisation is not None], on)


def predecessors_within(tops: Sequence[Organisation], on: date) -> set[int]:
    """Ids of organisations that had ended by the day and all that came of which lies in these subtrees.

    All of it: who sees one part of what was split does not see what the other parts were.
    """
    below = Organisation.objects.below(*tops)
    found: set[int] = set()
    asked = Q(successor__in=below)
    while new := _ended_by(on, asked) - found:
        links = Succession.objects.filter(predecessor_id__in=new).select_related("successor")
        elsewhere = {
            link.predecessor_id
            for link in links
            if link.successor is None
            or not (link.successor_id in found or any(link.successor.path.startswith(top.path) for top in tops))
        }
        if not new - elsewhere:
            break
        found |= new - elsewhere
        asked = Q(successor_id__in=new - elsewhere)
    return found


def _ended_by(on: date, asked: Q) -> set[int]:
    going_on = OrganisationVersion.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=on), organisation=OuterRef("predecessor")
    )
    links = Succession.objects.filter(asked, ~Exists(going_on), on__lte=on)
    return set(links.values_list("predecessor_id", flat=True))


def organisations_bound_to(user: User, day: date) -> set[int]:
    """Ids of organisations of which the user is a member or holds a post or a mandate on the day (a person stays one person)."""
    bound = set(
        Mandate.objects.on(day).filter(user=user, organisation__isnull=False).values_list("organisation_id", flat=True)
    )
    bound |= set(Membership.objects.on(day).filter(member__user=user).values_list("cell_id", flat=True))
    bound |= set(Post.objects.on(day).filter(member__user=user).values_list("organisation_id", flat=True))
    return bound
