"""Who may sign a document on a day, and in which way: each of them a line to choose."""

from dataclasses import dataclass
from datetime import date

from cells.models import Body, Organisation, Post
from cells.queries.organisations import existing_on
from reports.queries.issuing import AUTHORITIES, Kind, signatories_on
from reports.rules.party_document import Signature
from reports.rules.signing import WAYS, Office, Way, signed


@dataclass(frozen=True)
class Signing:
    """An office held that day, and the lines of the signature."""

    post: Post
    way: Way
    signature: Signature

    @property
    def key(self) -> str:
        return f"{self.post.pk}-{self.way}"

    def __str__(self) -> str:
        lines = self.signature
        return f"{lines.name} · {lines.authority} · {lines.office}"


def signings_on(organisation: Organisation, day: date) -> list[Signing]:
    """Secretary and deputies first, each in the usual way first. Raises Refused where there is no such organisation that day."""
    version = existing_on(organisation, day)
    collective = AUTHORITIES[Kind(version.kind)]
    committee = [(post, Office(post.title)) for post in signatories_on(organisation, day)]
    board = Post.objects.on(day).filter(organisation=organisation, body__kind=Body.Kind.ORGANISATION_BOARD)
    held = [(post, Office(post.title)) for post in board.select_related("member") if post.title in tuple(Office)]
    seats = [*committee, *((post, office) for post, office in held if office in (Office.HEAD, Office.ON_BOARD))]
    return [
        Signing(post, way, signed(office, way, collective=collective, name=post.member.full_name))
        for post, office in seats
        for way in WAYS[office]
    ]
