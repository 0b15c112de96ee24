"""In whose name, where and by whom a document is issued, as it was on the day."""

from dataclasses import asdict
from datetime import date

from cells.models import Body, DocumentReference, Organisation, OrganisationVersion, Post
from cells.queries.organisations import ancestors_on
from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature
from reports.rules.signing import COMMITTEE, Office, title_of
from reports.rules.wording import SECRETARIAT, STANDING, board_word, is_centre, number_line, place_and_day

Kind = OrganisationVersion.Kind

HEAD_OF_BOARD = "Trưởng ban"
_COLLECTIVES = {
    Kind.SUPERIOR: STANDING,
    Kind.GRASSROOTS_COMMITTEE: "Đảng ủy",
    Kind.SECTIONAL_COMMITTEE: "Đảng ủy bộ phận",
    Kind.CELL: "Chi bộ",
}


def issuer_of(version: OrganisationVersion | None) -> str:
    return (version.issuer_name or version.name) if version else ""


def collective_of(version: OrganisationVersion) -> str:
    """In whose name one signs there: «T/M Ban Thường vụ»."""
    central = is_centre(issuer_of(version))
    return f"T/M {SECRETARIAT if central else _COLLECTIVES[Kind(version.kind)]}"


def head_of(
    version: OrganisationVersion, *, day: date, dated_on: date, type_code: str = "", number: int | None = None
) -> Head:
    """`type_code` "": no line for a number. Above the issuer stands who is directly above it (36-HD/VPTW): above a cell of a ward
    the committee of the ward."""
    above = ancestors_on(version.organisation, day)[1:2]
    return Head(
        superior=issuer_of(above[0]) if above else "",
        issuer=issuer_of(version),
        place_and_day=place_and_day(version.place, dated_on),
        number_line=number_line(type_code, version.symbol, number) if type_code else "",
    )


def signatories_on(organisation: Organisation, day: date) -> list[Post]:
    """Who may sign: secretary first, each person once an office, their seat in the standing committee before others."""
    posts = Post.objects.on(day).filter(organisation=organisation, title__in=COMMITTEE).select_related("member", "body")
    standing = Body.Kind.STANDING_COMMITTEE
    ordered = sorted(
        posts,
        key=lambda post: (
            post.title != Post.Title.SECRETARY,
            post.body is None or post.body.kind != standing,
            post.member.sort_key,
            post.pk,
        ),
    )
    once = {(post.title, post.member_id): post for post in reversed(ordered)}
    return [post for post in ordered if once[post.title, post.member_id] is post]


def signature_of(
    version: OrganisationVersion, day: date, *, chosen: Post | None, usually: str, instruction: str = ""
) -> Signature:
    """Whoever was chosen and holds the office on the day, else who usually signs, else the office with room for a name."""
    candidates = signatories_on(version.organisation, day)
    post = next((post for post in candidates if chosen is not None and post.pk == chosen.pk), None)
    post = post or next((post for post in candidates if post.title == usually), None) or next(iter(candidates), None)
    collective = collective_of(version)
    return Signature(
        authority=collective,
        office=title_of(Office(post.title) if post else Office.SECRETARY, collective=collective),
        name=post.member.full_name if post else "",
        instruction=instruction,
    )


def board_of(version: OrganisationVersion) -> str:
    """«Ban Tổ chức Thành ủy»."""
    return board_word(issuer_of(version))


def board_symbol(version: OrganisationVersion) -> str:
    """«BTCTU»: its documents have numbers of their own, beside those of its committee."""
    return f"BTC{version.symbol}"


def board_head_of(version: OrganisationVersion, *, dated_on: date, type_code: str, number: int | None = None) -> Head:
    """Of a document of the organisation board, above which stands its committee."""
    return Head(
        superior=issuer_of(version),
        issuer=board_of(version),
        place_and_day=place_and_day(version.place, dated_on),
        number_line=number_line(type_code, board_symbol(version), number),
    )


def heads_of_board_on(organisation: Organisation, day: date) -> list[Post]:
    """Who signs for the organisation board."""
    posts = Post.objects.on(day).filter(
        organisation=organisation, title=Post.Title.HEAD, body__kind=Body.Kind.ORGANISATION_BOARD
    )
    return list(posts.select_related("member", "body").order_by("member__sort_key", "pk"))


def board_signature_of(version: OrganisationVersion, day: date, *, chosen: Post | None) -> Signature:
    """A head signs by the own office; nobody's name stands where none is entered."""
    candidates = heads_of_board_on(version.organisation, day)
    post = next((post for post in candidates if chosen is not None and post.pk == chosen.pk), None)
    post = post or next(iter(candidates), None)
    return Signature(authority="", office=HEAD_OF_BOARD, name=post.member.full_name if post else "")


def citation_of(reference: DocumentReference) -> Citation:
    return Citation(**asdict(reference.cited))
