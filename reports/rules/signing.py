"""In whose name and in which way a document is signed (36-HD/VPTW): T/M, T/L, K/T, Q."""

from enum import StrEnum

from reports.rules.party_document import Signature
from reports.rules.wording import SECRETARIAT


class Way(StrEnum):
    COLLECTIVE = "collective"
    """T/M: secretary or deputy in the name of the committee; a deputy signs for nobody there."""
    ACTING = "acting"
    """Q.: who holds the office for the time being."""
    BY_ORDER = "by_order"
    """T/L: the head of the board by order of the committee."""
    FOR_HEAD = "for_head"
    """K/T: a deputy for the head of the board."""
    OWN = "own"
    """The head of the board, in its own name."""


class Office(StrEnum):
    SECRETARY = "secretary"
    DEPUTY = "deputy_secretary"
    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"


COMMITTEE = {Office.SECRETARY: "Bí thư", Office.DEPUTY: "Phó Bí thư"}
_SECRETARIAT = {Office.SECRETARY: "Tổng Bí thư", Office.DEPUTY: "Thường trực"}
_BOARD = "Trưởng ban Tổ chức"

WAYS: dict[Office, tuple[Way, ...]] = {
    Office.SECRETARY: (Way.COLLECTIVE, Way.ACTING),
    Office.DEPUTY: (Way.COLLECTIVE,),
    Office.HEAD: (Way.BY_ORDER, Way.ACTING),
    Office.DEPUTY_HEAD: (Way.FOR_HEAD,),
}
"""Who may sign how for the committee, the usual way first."""
_HEAD = "Trưởng ban"
_BOARD_ITSELF: dict[Way, tuple[str, str]] = {
    Way.OWN: ("", _HEAD),
    Way.ACTING: ("", f"Q. {_HEAD}"),
    Way.FOR_HEAD: (f"K/T {_HEAD}", f"Phó {_HEAD}"),
}
WAYS_OF_BOARD: dict[Office, tuple[Way, ...]] = {
    Office.HEAD: (Way.OWN, Way.ACTING),
    Office.DEPUTY_HEAD: (Way.FOR_HEAD,),
}
"""Who may sign how what the board issues itself."""


def title_of(office: Office, *, collective: str) -> str:
    """Of one of the committee, as it stands above the name. Raises KeyError for others."""
    return (_SECRETARIAT if collective == f"T/M {SECRETARIAT}" else COMMITTEE)[office]


def signed(office: Office, way: Way, *, collective: str, name: str) -> Signature:
    """The lines of the signature. `collective`: «T/M Ban Thường vụ», as the committee is named. Raises ValueError for a way in
    which this office does not sign."""
    if way not in WAYS[office]:
        raise ValueError(f"A {office} does not sign {way}.")
    if office in COMMITTEE:
        title = title_of(office, collective=collective)
        return Signature(authority=collective, office=f"Q. {title}" if way == Way.ACTING else title, name=name)
    by_order = f"T/L {collective.removeprefix('T/M ')}"
    return {
        Way.BY_ORDER: Signature(authority=by_order, office=_BOARD, name=name),
        Way.ACTING: Signature(authority=by_order, office=f"Q. {_BOARD}", name=name),
        Way.FOR_HEAD: Signature(authority=f"K/T {_BOARD}", office=f"Phó {_BOARD}", name=name),
    }[way]


def signed_by_board(office: Office, way: Way, *, name: str) -> Signature:
    """As `signed`, of what the board issues itself: its head names no authority above."""
    if way not in WAYS_OF_BOARD.get(office, ()):
        raise ValueError(f"A {office} does not sign {way} for the board.")
    authority, title = _BOARD_ITSELF[way]
    return Signature(authority=authority, office=title, name=name)
