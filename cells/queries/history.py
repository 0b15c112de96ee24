"""What an organisation was before, what came before it and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cells.models import Body, DocumentReference, Organisation, OrganisationVersion, Post, Succession
from cells.queries.names import NamesWithSuperior
from cells.queries.organisation_words import OrganisationWords, words_known
from cells.queries.organisations import version_on
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


def with_predecessors(organisation_ids: Collection[int], day: date) -> set[int]:
    """These and all they came of by the day, however far back."""
    known, newest = set(organisation_ids), set(organisation_ids)
    while newest:
        links = Succession.objects.filter(successor__in=newest, on__lte=day)
        newest = set(links.values_list("predecessor_id", flat=True)) - known
        known |= newest
    return known


def bodies_on(organisation: Organisation, day: date) -> list[tuple[str, list[Post]]]:
    """Each body of the organisation on the day with its posts, the secretary first; "" for posts without a body."""
    rank = {Post.Title.SECRETARY: 0, Post.Title.HEAD: 0, Post.Title.DEPUTY_SECRETARY: 1, Post.Title.MEMBER: 2}
    posts = Post.objects.on(day).filter(organisation=organisation).select_related("body", "member")
    held: dict[str, list[Post]] = {kind: [] for kind in ("", *Body.Kind.values)}
    for post in sorted(posts, key=lambda post: (rank[Post.Title(post.title)], post.member.sort_key)):
        held[post.body.kind if post.body else ""].append(post)
    return [(str(Body.Kind(kind).label) if kind else "", posts) for kind, posts in held.items() if posts]
