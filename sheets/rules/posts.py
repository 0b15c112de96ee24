"""«Chức vụ» as lists write it: the posts of a cell and of its groups. A job, a post above the cell or elsewhere is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cells.rules.names import fold
from sheets.rules.values import says_nothing

SECRETARY, DEPUTY, MEMBER = "secretary", "deputy_secretary", "member"
CELL_POSTS = (SECRETARY, DEPUTY, MEMBER)
"""Of whom holds several the first is written: a secretary is of the committee anyhow."""
LEADER = "group_leader"
_TOGETHER = "+"
VALUES = (*CELL_POSTS, LEADER, *(f"{post}{_TOGETHER}{LEADER}" for post in CELL_POSTS))

UNSURE, UNCLEAR, LEADER_UNSURE = "post_unsure", "post_unclear", "leader_unsure"

_OF_THE_CELL = r"(?: ?(?:chi bo|cb|chi uy)(?: (?P<cell>.+))?)?"
_POSTS = tuple(
    (re.compile(pattern), post)
    for pattern, post in (
        (rf"(?:bi thu|bt){_OF_THE_CELL}", SECRETARY),
        (rf"(?:pho ?bi thu|p ?bi thu|p ?bt|pho bt)(?: thuong truc| tt)?{_OF_THE_CELL}", DEPUTY),
        (
            r"(?:chi uy vien|cuv|chi uy|uv ?cu|(?:uv|uy vien) (?:chi uy|chi bo|cb)|(?:uv ?|uy vien )(?:bch|ban chap hanh)"
            r" (?:chi bo|cb))(?: (?:chi bo|cb))?(?: (?P<cell>.+))?",
            MEMBER,
        ),
        (r"(?:to truong|tt) (?:to dang|td)(?: so)?(?: (?P<group>.+))?", LEADER),
    )
)
_PERHAPS = (
    (re.compile(r"uv ?bch|uy vien (?:ban chap hanh|bch)|uv|uy vien|cap uy(?: vien)?"), MEMBER, UNSURE),
    (re.compile(r"to truong(?: to)?(?: so)?(?: \d+)?"), LEADER, LEADER_UNSURE),
)
"""A committee, a group: perhaps another than that of the cell."""
_ELSEWHERE = re.compile(
    r"\b(nguyen|cuu|doan|thanh nien|chi doan|dtn|tncs|dang uy|du|duv|dang bo|huyen uy|thanh uy|tinh uy|quan uy"
    r"|to pho|pho to truong|giup viec)\b"
)
_SPEAKS_OF_ONE = re.compile(r"\b(bi thu|bt|pbt|btcb|pbtcb|chi uy|cuv|to dang|phu trach chi bo)\b")
_DIVIDES = re.compile(r"[,;/\n\r+&|()\[\]]|(?<!\d)\s*[-–—]+\s*(?!\d)|\b(?:kiêm|và)\b", re.IGNORECASE)
_DEPUTY = re.compile(r"\bp\s*[./]\s*(?=b)", re.IGNORECASE)
_ANY_CELL = re.compile(r"kp|khu pho|thon|ap|truong|co quan|tdp|to dan pho|khoi( pho)?|xom|co so|bo phan|xa|phuong|nay")
"""«Bí thư chi bộ thôn»: no cell is named."""
_FORMER = re.compile(r"(nguyen|cuu)\b")
_NO_POST = re.compile(r"(dang vien|dv|dang vien (chinh thuc|du bi)|khong( co)?)?")
_YEARS = re.compile(r"[\d .]*\d{4}[\d .]*")


@dataclass(frozen=True)
class PostsRead:
    value: str = ""
    """One of VALUES, "" where no post of the cell is told."""
    doubt: str = ""
    """The key of a note where a person has to say whether it is meant so."""
    cell: str = ""
    """How the cell is called of which the post is, where that is told."""
    group: str = ""
    """The same of the group that is led."""
    has_rest: bool = False
    """Something else stands there: a job, a post elsewhere."""


@lru_cache(2_000)
def read_posts(text: str) -> PostsRead:
    """`text` as it stands in the cell."""
    found, doubt, cell, group, has_rest, was_one = set[str](), "", "", "", False, False
    for said in _pieces(text):
        told = next(((match, post) for pattern, post in _POSTS if (match := pattern.fullmatch(said))), None)
        perhaps = next(((post, why) for pattern, post, why in _PERHAPS if pattern.fullmatch(said)), None)
        if told is not None:
            named = told[0].groupdict()
            found.add(told[1])
            cell = cell or _named(named.get("cell"))
            group = group or named.get("group") or ""
        elif perhaps is not None:
            found.add(perhaps[0])
            doubt = doubt or perhaps[1]
        elif _YEARS.fullmatch(said) and (found or _SPEAKS_OF_ONE.search(fold(text))):
            doubt = UNCLEAR
        elif not _NO_POST.fullmatch(said):
            has_rest = True
            was_one |= _FORMER.match(said) is not None
            if _SPEAKS_OF_ONE.search(said) and not _ELSEWHERE.search(said):
                doubt = UNCLEAR
    if found and (was_one or {SECRETARY, DEPUTY} <= found):
        doubt = doubt or UNCLEAR
    return PostsRead(joined(found), doubt, cell, group, has_rest)


def _pieces(text: str) -> Iterator[str]:
    """Folded, of letters and figures only."""
    if says_nothing(text.strip()):
        return
    for piece in _DIVIDES.split(_DEPUTY.sub("phó ", text)):
        if said := re.sub(r"[^a-z0-9]+", " ", fold(piece)).strip():
            yield said


def _named(cell: str | None) -> str:
    return "" if cell is None or _ANY_CELL.fullmatch(cell) else cell


def joined(posts: set[str]) -> str:
    """As a row keeps them."""
    of_the_cell = next((post for post in CELL_POSTS if post in posts), "")
    return _TOGETHER.join(filter(None, (of_the_cell, LEADER if LEADER in posts else "")))


def parted(value: str | None) -> set[str]:
    return {post for post in (value or "").split(_TOGETHER) if post}


def without(value: str, post: str) -> str:
    return joined(parted(value) - {post})


def cell_post(value: str | None) -> str:
    """The post in the cell itself, "" where there is none."""
    return next((post for post in CELL_POSTS if post in parted(value)), "")
