"""Who may sign a document on a day, and in which way: each of them a line to choose."""

from dataclasses import dataclass
from datetime import date

from cells.models import Body, Organisation, Post
from cells.queries.organisations import existing_on
from reports.queries.issuing import collective_of, signatories_on
from reports.rules.party_document import Signature
from reports.rules.signing import WAYS, WAYS_OF_BOARD, Office, Way, signed, signed_by_board


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
        return self.signature.in_a_line


def signings_on(organisation: Organisation, day: date, *, by_board: bool = False) -> list[Signing]:
    """Secretary and deputies first, each in the usual way first; with `by_board` those who sign what the organisation board
    issues itself. Raises Refused where there is no such organisation that day."""
    version = existing_on(organisation, day)
    board = _on_board(organisation, day)
    if by_board:
        return [
            Signing(post, way, signed_by_board(office, way, name=post.member.full_name))
            for post, office in board
            for way in WAYS_OF_BOARD[office]
        ]
    collective = collective_of(version)
    committee = [(post, Office(post.title)) for post in signatories_on(organisation, day)]
    return [
        Signing(post, way, signed(office, way, collective=collective, name=post.member.full_name))
        for post, office in (*committee, *board)
        for way in WAYS[office]
    ]


def _on_board(organisation: Organisation, day: date) -> list[tuple[Post, Office]]:
    """Its head, then the deputies; whoever else is on it signs nothing."""
    board = Post.objects.on(day).filter(organisation=organisation, body__kind=Body.Kind.ORGANISATION_BOARD)
    held = [(post, Office(post.title)) for post in board.select_related("member") if post.title in WAYS_OF_BOARD]
    return sorted(held, key=lambda one: one[1] != Office.HEAD)
