"""What an organisation was before, what came before it and what came of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cells.models import Body, DocumentReference, Organisation, OrganisationVersion, Post, Succession
from cells.queries.names import NamesWithSuperior
from cells.queries.organisation_words import OrganisationWords, words_known
from cells.queries.organisations import pairs_below_on, version_on
from cells.rules.periods import Period


@dataclass(frozen=True)
class PastVersion:
    version: OrganisationVersion
    period: Period
    parent_name: str
    """What the parent was called when the version began."""
    words: OrganisationWords
    """Of its last day, or of today."""

    @property
    def kind(self) -> str:
        return self.words.kind(self.version)

    @property
    def level(self) -> str:
        return self.words.level(self.version)

    @property
    def type(self) -> str:
        return self.words.type(self.version)


@dataclass(frozen=True)
class Succeeded:
    """One link of a reorganisation, seen from this organisation. `organisation` is None where nothing came of it."""

    organisation: Organisation | None
    name: str
    on: date
    ordered_by: DocumentReference | None


def versions_of(organisation: Organisation, today: date) -> list[PastVersion]:
    """Newest first."""
    versions = list(organisation.versions.select_related("organisation", "ordered_by").order_by("-valid_from"))
    names, words = NamesWithSuperior(version.parent_id for version in versions), words_known()
    return [
        PastVersion(
            version,
            version.period,
            str(names.on(version.parent_id, version.valid_from)),
            words.during(version.period, today),
        )
        for version in versions
    ]


def predecessors(organisation: Organisation) -> list[Succeeded]:
    links = list(
        Succession.objects.filter(successor=organisation).select_related("predecessor", "ordered_by").order_by("on")
    )
    names = NamesWithSuperior(link.predecessor_id for link in links)
    return [
        Succeeded(link.predecessor, str(names.on(link.predecessor_id, link.on)), link.on, link.ordered_by)
        for link in links
    ]


def successors(organisation: Organisation) -> list[Succeeded]:
    links = list(
        Succession.objects.filter(predecessor=organisation).select_related("successor", "ordered_by").order_by("on")
    )
    names = NamesWithSuperior(link.successor_id for link in links)
    return [
        Succeeded(link.successor, str(names.on(link.successor_id, link.on)), link.on, link.ordered_by) for link in links
    ]


def heir_on(organisation: Organisation, day: date) -> Organisation | None:
    """Itself as long as it is there; afterwards the one that came of it by the day, however many steps on. None where nothing
    did, or several."""
    met: set[int] = set()
    while version_on(organisation, day) is None:
        met.add(organisation.pk)
        links = Succession.objects.filter(predecessor=organisation, on__lte=day).select_related("successor")
        heirs = {link.successor for link in links}
        (heir,) = heirs if len(heirs) == 1 else (None,)
        if heir is None or heir.pk in met:
            return None
        organisation = heir
    return organisation


def belonging(tops: Collection[int], day: date, *, also: Iterable[int] = ()) -> dict[int, frozenset[int]]:
    """By id which of `tops` each organisation hung below on the day (each of them below itself); of `also` with those of what
    came of it by then, however many steps on. The other way round it is `below_with_predecessors` (placed.py) of several."""
    belongs: dict[int, frozenset[int]] = defaultdict(frozenset)
    for top, pk in pairs_below_on(tops, day):
        belongs[pk] |= {top}
    heirs = _heirs(set(also), day)
    came = {pk: frozenset().union(*(belongs.get(one, frozenset()) for one in _line(pk, heirs))) for pk in set(also)}
    return dict(belongs) | came


def _heirs(ids: set[int], day: date) -> dict[int, set[int]]:
    """By id what came of each of these by the day, and of that in its turn."""
    heirs: dict[int, set[int]] = {}
    while ids:
        heirs |= {pk: set() for pk in ids}
        links = Succession.objects.filter(predecessor_id__in=ids, successor__isnull=False, on__lte=day)
        for predecessor, successor in links.values_list("predecessor_id", "successor_id"):
            heirs[predecessor].add(successor)
        ids = {successor for pk in ids for successor in heirs[pk]} - set(heirs)
    return heirs


def _line(pk: int, heirs: Mapping[int, set[int]]) -> set[int]:
    """Itself and all that came of it."""
    met, asked = {pk}, [pk]
    while asked:
        new = heirs[asked.pop()] - met
        met |= new
        asked += new
    return met


def bodies_on(organisation: Organisation, day: date) -> list[tuple[str, list[Post]]]:
    """Each body of the organisation on the day with its posts, the secretary first; "" for posts without a body."""
    first, second = (Post.Title.SECRETARY, Post.Title.HEAD), (Post.Title.DEPUTY_SECRETARY, Post.Title.DEPUTY_HEAD)
    rank = dict.fromkeys(first, 0) | dict.fromkeys(second, 1) | {Post.Title.MEMBER: 2}
    posts = Post.objects.on(day).filter(organisation=organisation).select_related("body", "member")
    held: dict[str, list[Post]] = {kind: [] for kind in ("", *Body.Kind.values)}
    for post in sorted(posts, key=lambda post: (rank[Post.Title(post.title)], post.member.sort_key)):
        held[post.body.kind if post.body else ""].append(post)
    return [(str(Body.Kind(kind).label) if kind else "", posts) for kind, posts in held.items() if posts]
