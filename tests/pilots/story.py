"""How far a registration has come, for tests that begin somewhere in the middle of the story."""

from collections.abc import Sequence
from datetime import date

from cells.models import AreaFact, Member
from cells.rules.document_reference import CitedDocument
from pilots.models import Registration, Round, Submission
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registrations import appraise_registration, decide_registration
from pilots.services.rounds import open_round
from pilots.services.submissions import add_registration, submit_submission
from tests.cast import TODAY, Cast

LAST_DAY = date(2025, 4, 9)


def make_eligible(cast: Cast, code: str = "CELL") -> None:
    """Twelve members, all at sea, and a room with a line: eligible online."""
    cast.grounds(cast.people(12, of=code))
    cast.infrastructure(code)


def opened(cast: Cast, *, symbol: str = "828-CV/ĐUK", last_day: date = LAST_DAY, on: date = TODAY) -> Round:
    letter = CitedDocument(
        issuer="Ban Thường vụ Thành ủy", symbol=symbol, issued_on=on, title="Triển khai Hướng dẫn 03"
    )
    return open_round(
        organisation=cast["CITY"], document=letter, last_day=last_day, occasion=cast.occasion("dung", today=on)
    )


def list_of(cast: Cast, code: str = "WARD", *, round: Round | None = None) -> Submission:
    """The list of an organisation in a round: the newest, which is opened if there is none."""
    return Submission.objects.get(round=round or Round.objects.first() or opened(cast), organisation=cast[code])


def drafted(
    cast: Cast, *, code: str = "CELL", submission: Submission | None = None, format: Format = Format.ONLINE
) -> Registration:
    """A cell on the draft list of WARD."""
    return add_registration(
        submission=submission or list_of(cast), organisation=cast[code], format=format, occasion=cast.occasion("binh")
    )


def submitted(cast: Cast, *, on: date = TODAY) -> Registration:
    make_eligible(cast)
    registration = drafted(cast)
    submit_submission(submission=registration.submission, occasion=cast.occasion("binh", today=on))
    registration.refresh_from_db()
    return registration


def appraised(
    cast: Cast, act: RegistrationAct = RegistrationAct.APPRAISE_FIT, remark: str = "Có đủ hồ sơ"
) -> Registration:
    return appraise_registration(registration=submitted(cast), act=act, remark=remark, occasion=cast.occasion("dung"))


def decided(cast: Cast, act: RegistrationAct = RegistrationAct.APPROVE, remark: str = "Đồng ý") -> Registration:
    return decide_registration(registration=appraised(cast), act=act, remark=remark, occasion=cast.occasion("em"))


def storm_over(cast: Cast, members: Sequence[Member], *, since: date = date(2025, 3, 1)) -> AreaFact:
    """A natural disaster on which grounds of these members rest."""
    fact = cast.storm(since=since)
    cast.grounds(members, "natural_disaster", area_fact=fact, valid_from=since)
    return fact
