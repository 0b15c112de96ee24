"""What a user may do today, and where."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Actor, User
from accounts.queries.put_together import Question
from cells.models import Mandate, Membership, Organisation, OrganisationVersion, Post, Succession
from cells.models.organisation import OrganisationQuerySet, lies_within, paths_below
from cells.queries.names import Named, NamesOfADay, NamesWithSuperior, names_with_superior_on
from cells.queries.organisations import ancestors_on
from cells.queries.parameters import statutes_known
from cells.rules.parameters import Statutes

READERS = (
    Mandate.Role.CLERK,
    Mandate.Role.BOARD,
    Mandate.Role.STANDING,
    Mandate.Role.INSPECTOR,
    Mandate.Role.INSPECTION,
)
"""Roles that see the registry of their subtree. The administrator's office alone shows no member data."""


@dataclass(frozen=True)
class Mandates:
    """What one user may do on a day, and where. Nobody else asks a mandate for its role and its subtree."""

    user: User
    day: date
    held: tuple[Mandate, ...] = ()

    def __iter__(self) -> Iterator[Mandate]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def hold(self, *roles: str) -> bool:
        """One of these roles, wherever."""
        return any(mandate.role in roles for mandate in self.held)

    @property
    def administers(self) -> bool:
        return self.hold(Mandate.Role.ADMINISTRATOR)

    def may(self, organisation: Organisation, *roles: str) -> bool:
        """One of these roles in a subtree the organisation lies in."""
        return any(covers(mandate, organisation) for mandate in self._by(roles))

    def nearest(self, organisation: Organisation | None, *roles: str) -> Actor | None:
        """The user by the lowest of their mandates that covers the organisation (None: that of an administrator)."""
        covering = [mandate for mandate in self._by(roles) if covers(mandate, organisation)]
        return self._by_the_lowest(covering)

    def nearest_reader(self, organisation: Organisation | None) -> Actor | None:
        """As `nearest` by a role that reads; a predecessor is read by any mandate that lets one read."""
        actor = self.nearest(organisation, *READERS)
        if actor is None and organisation is not None and organisation.pk in self.predecessors:
            return self._by_the_lowest(self._by(READERS))
        return actor

    def seat(self, organisation_id: int | None, role: str) -> Actor | None:
        """The user in this office of the very organisation, not of one above it."""
        own = [mandate for mandate in self._by((role,)) if mandate.organisation_id == organisation_id]
        return self.acting(own[0]) if own else None

    def first(self, *roles: str) -> Actor | None:
        """By whichever mandate carries one of the roles: for what belongs to no organisation."""
        return next((self.acting(mandate) for mandate in self._by(roles)), None)

    def highest(self, *roles: str) -> Actor | None:
        """By the mandate that reaches furthest: for what concerns several organisations."""
        held = self._by(roles)
        return self.acting(min(held, key=_depth)) if held else None

    def acting(self, mandate: Mandate) -> Actor:
        return Actor(user=self.user, mandate_id=mandate.pk, mandate=str(mandate))

    def organisations(self, *roles: str) -> list[Organisation]:
        """Those the roles are held of (not what lies below), each once, in the order of the mandates."""
        return list(dict.fromkeys(m.organisation for m in self._by(roles) if m.organisation is not None))

    def above(self, organisation: Organisation, *roles: str) -> list[Organisation]:
        """Those of `organisations` in whose subtree it lies."""
        return [held for held in self.organisations(*roles) if organisation.path.startswith(held.path)]

    def tops(self, *roles: str) -> list[Organisation]:
        """Those of `organisations` that lie below no other of them, in the order of the tree."""
        held = self.organisations(*roles)
        covered = {lower for lower in held for upper in held if lower != upper and lower.path.startswith(upper.path)}
        return sorted(set(held) - covered, key=lambda organisation: organisation.path)

    def subtree(self, *roles: str) -> OrganisationQuerySet:
        """Everything in the subtrees of those mandates that carry one of the roles: the second wall."""
        return Organisation.objects.below(*self.organisations(*roles))

    def ranges(self, *roles: str) -> tuple[str, ...]:
        """`subtree`, as questions take it that are put together once: ranges of paths (`within`)."""
        return tuple(paths_below(*self.tops(*roles)))

    def reach(self, *roles: str) -> tuple[str | int, ...]:
        """The same with `predecessors_of`, by their ids (`reached`)."""
        return (*self.ranges(*roles), *sorted(self.predecessors_of(*roles)))

    def coded(self, code: str, *roles: str) -> Organisation | None:
        """Of `subtree`, the one that has the code."""
        ranges = self.ranges(*roles)
        return next(iter(_coded_within(code, *ranges)), None) if ranges else None

    def readable(self) -> OrganisationQuerySet:
        """What the mandates show: their subtrees, and the predecessors of what is in them."""
        seen = self.subtree(*READERS)
        return seen | Organisation.objects.filter(pk__in=self.predecessors) if self.predecessors else seen

    def sees(self, prefix: str) -> Q:
        """Of a row whose organisation is joined by this prefix, whether that is in `readable`."""
        inside = lies_within(*self.ranges(*READERS), prefix=prefix)
        return inside | Q(**{f"{prefix}pk__in": self.predecessors}) if self.predecessors else inside

    def reads_only_where(self, *roles: str) -> bool:
        """Whether `readable` is no more than the subtrees of these roles."""
        return not self.predecessors and self.tops(*READERS) == self.tops(*roles)

    def reads(self, paths: Mapping[int, str]) -> set[int]:
        """Those of these organisations (paths by id) that are in `readable`; predecessors are asked for only where one lies
        outside the subtrees."""
        tops = tuple(organisation.path for organisation in self.organisations(*READERS))
        inside = {pk for pk, path in paths.items() if path.startswith(tops)}
        return inside if len(inside) == len(paths) else inside | (self.predecessors & paths.keys())

    @cached_property
    def predecessors(self) -> set[int]:
        return self.predecessors_of(*READERS)

    def predecessors_of(self, *roles: str) -> set[int]:
        """The same of the subtrees of these roles alone (`predecessors_within`); read once."""
        held = tuple(organisation.pk for organisation in self.organisations(*roles))
        if held not in self._ended:
            self._ended[held] = predecessors_within(self.organisations(*roles), self.day)
        return self._ended[held]

    @cached_property
    def _ended(self) -> dict[tuple[int, ...], set[int]]:
        return {}

    @cached_property
    def names(self) -> NamesOfADay:
        """Of the day, for a page that names the same organisations in several sections."""
        return NamesOfADay(self.day)

    def names_on(self, day: date) -> NamesOfADay:
        """The same of another day, which one page seldom asks for twice."""
        return self.names if day == self.day else NamesOfADay(day)

    def lineage(self, organisation: Organisation, day: date) -> list[OrganisationVersion]:
        """`ancestors_on`, read once however many parts of a page ask for it."""
        key = (organisation.pk, day)
        if key not in self._lineages:
            self._lineages[key] = ancestors_on(organisation, day)
        return self._lineages[key]

    def version(self, organisation: Organisation, day: date) -> OrganisationVersion | None:
        """`version_on`, read with what is above it."""
        return next(iter(self.lineage(organisation, day)), None)

    @cached_property
    def _lineages(self) -> dict[tuple[int, date], list[OrganisationVersion]]:
        return {}

    @cached_property
    def statutes(self) -> Statutes:
        """For a page several sections of which go by them."""
        return statutes_known()

    @cached_property
    def in_words(self) -> tuple[str, ...]:
        """Each with what its organisation is called on the day, told from others of that name."""
        names = self.names.of(mandate.organisation_id for mandate in self.held)
        return tuple(_in_words(self.held, names).values())

    def _by(self, roles: Sequence[str]) -> list[Mandate]:
        return [mandate for mandate in self.held if mandate.role in roles]

    def _by_the_lowest(self, mandates: Sequence[Mandate]) -> Actor | None:
        return self.acting(max(mandates, key=_depth)) if mandates else None


def covers(mandate: Mandate, organisation: Organisation | None) -> bool:
    """None is what belongs to no organisation: only an administrator's mandate, itself of none, covers it."""
    if mandate.organisation is None or organisation is None:
        return mandate.organisation is organisation
    return organisation.path.startswith(mandate.organisation.path)


def _depth(mandate: Mandate) -> int:
    return mandate.organisation.depth if mandate.organisation else 0


def mandates_on(user: User, day: date) -> Mandates:
    return Mandates(user, day, tuple(_held_by(user.pk, day)))


@Question
def _coded_within(code: str, *ranges: str) -> OrganisationQuerySet:
    return Organisation.objects.within(*ranges).filter(code=code).order_by()


@Question
def _held_by(user: int, day: date) -> "QuerySet[Mandate]":
    return Mandate.objects.on(day).filter(user=user).select_related("organisation").order_by("pk")


def mandates_in_words(mandates: Iterable[Mandate], day: date) -> dict[int, str]:
    """By mandate its role, and what its organisation is called on the day, told from others of that name."""
    held = list(mandates)
    return _in_words(held, names_with_superior_on([mandate.organisation_id for mandate in held], day))


def _in_words(held: Iterable[Mandate], names: Mapping[int, Named]) -> dict[int, str]:
    roles = [(one.pk, one.get_role_display(), names.get(one.organisation_id or 0)) for one in held]
    return {pk: f"{role} · {named}" if named else role for pk, role, named in roles}


def mandates_named(kept: Sequence[tuple[str, date]]) -> list[str]:
    """Mandates as the log keeps them ("clerk · PRTC-P01"), with what the organisation was called on the day for its code."""
    parted = [(*mandate.rpartition(" · "), day) for mandate, day in kept]
    versions = OrganisationVersion.objects.filter(organisation__code__in={code for _, _, code, _ in parted})
    known: dict[str, list[OrganisationVersion]] = {}
    for version in versions.select_related("organisation"):
        known.setdefault(version.organisation.code, []).append(version)
    names = NamesWithSuperior(version.organisation_id for of_one in known.values() for version in of_one)

    def named(code: str, day: date) -> str:
        held = (version.organisation_id for version in known.get(code, []) if version.is_true_on(day))
        return str(names.on(pk, day)) if (pk := next(held, None)) else code

    return [f"{role}{dot}{named(code, day)}" for role, dot, code, day in parted]


def predecessors_within(tops: Sequence[Organisation], on: date) -> set[int]:
    """Ids of organisations that had ended by the day and all that came of which lies in these subtrees.

    All of it: who sees one part of what was split does not see what the other parts were.
    """
    ended: set[int] = set()
    new = set(_ended_into(on, *paths_below(*tops))) if tops else set()
    while new:
        links = Succession.objects.filter(predecessor_id__in=new).select_related("successor")
        elsewhere = {
            link.predecessor_id
            for link in links
            if link.successor is None
            or not (link.successor_id in ended or any(link.successor.path.startswith(top.path) for top in tops))
        }
        if not new - elsewhere:
            break
        ended |= new - elsewhere
        new = set(_ended_before(on, tuple(new - elsewhere))) - ended
    return ended


@Question
def _ended_into(on: date, *ranges: str) -> "QuerySet[Succession, int]":
    return _ended_by(on).filter(successor__in=Organisation.objects.within(*ranges).order_by())


@Question
def _ended_before(on: date, successors: Collection[int]) -> "QuerySet[Succession, int]":
    return _ended_by(on).filter(successor_id__in=successors)


def _ended_by(on: date) -> "QuerySet[Succession, int]":
    going_on = OrganisationVersion.objects.not_over(on).filter(organisation=OuterRef("predecessor"))
    return Succession.objects.filter(~Exists(going_on), on__lte=on).values_list("predecessor_id", flat=True)


def organisations_bound_to(user: User, day: date) -> set[int]:
    """Ids of organisations of which the user is a member or holds a post or a mandate on the day (a person stays one person)."""
    return {*_seats_of(user.pk, day), *_cells_of(user.pk, day), *_posts_of(user.pk, day)}


@Question
def _seats_of(user: int, day: date) -> "QuerySet[Mandate, int]":
    held = Mandate.objects.on(day).filter(user=user, organisation__isnull=False)
    return held.values_list("organisation_id", flat=True)


@Question
def _cells_of(user: int, day: date) -> "QuerySet[Membership, int]":
    return Membership.objects.on(day).filter(member__user=user).values_list("cell_id", flat=True)


@Question
def _posts_of(user: int, day: date) -> "QuerySet[Post, int]":
    return Post.objects.on(day).filter(member__user=user).values_list("organisation_id", flat=True)
