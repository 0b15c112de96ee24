"""Which document an order means."""

from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.models import Organisation
from pilots.rules.terms import Format
from pilots.services.submissions import add_registration, submit_submission
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, document_of
from tests.cast import TODAY, Cast
from tests.pilots.story import list_of, make_eligible, opened, submitted
from tests.reorganisations.reorganising import come, confirmed, merge, new

pytestmark = pytest.mark.django_db
MERGED_ON = date(2025, 5, 1)


@pytest.mark.parametrize(("day", "symbol"), [(date(2025, 4, 1), "828-CV/ĐUK"), (date(2025, 4, 15), "900-CV/ĐUK")])
def test_a_list_of_a_day_is_that_of_the_newest_round_by_then(cast: Cast, day: date, symbol: str) -> None:
    submitted(cast)
    opened(cast, symbol="900-CV/ĐUK", on=date(2025, 4, 15), last_day=date(2025, 4, 20))
    order = Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], on=day)
    document, _day = document_of(order, today=date(2025, 4, 15))
    assert document.letter.symbol == symbol  # type: ignore[attr-defined]


def test_before_every_round_it_is_what_could_be_registered(cast: Cast) -> None:
    opened(cast, on=TODAY)
    order = Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], on=date(2025, 3, 1))
    document, _day = document_of(order, today=TODAY)
    assert document.letter is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_no_document_is_printed_of_a_day_to_come(cast: Cast, kind: DocumentKind) -> None:
    submitted(cast)
    organisation = cast["CITY" if kind == DocumentKind.PILOT_REPORT else "WARD"]
    with pytest.raises(Refused, match="lies ahead") as refused:
        document_of(Order(kind, organisation, on=date(2026, 12, 31)), today=TODAY)
    assert refused.value.field == "on"


def test_no_list_is_printed_of_a_day_before_its_round_was_opened(cast: Cast) -> None:
    round_id = submitted(cast).submission.round_id
    order = Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], on=date(2025, 1, 1), round_id=round_id)
    with pytest.raises(Refused, match="no registration list in this round"):
        document_of(order, today=TODAY)


def test_a_list_sent_before_a_merger_says_nothing_of_what_the_merger_brought_onto_it(cast: Cast) -> None:
    submitted(cast)
    submit_submission(submission=list_of(cast, "UNIT"), none_registers=True, occasion=cast.occasion("chi"))
    order = Order(DocumentKind.REGISTRATION_LIST, cast["UNIT"])
    sent = document_of(order, today=TODAY)
    confirmed(cast, merge(["CELL"], "UNIT"), on=MERGED_ON, choices={"pilots.open": "carry"})
    come(MERGED_ON)
    assert document_of(order, today=MERGED_ON) == sent
    document, _day = document_of(Order(DocumentKind.REGISTRATION_LIST, cast["UNIT"], MERGED_ON), today=MERGED_ON)
    assert len(document.online) == 1  # type: ignore[attr-defined]


def test_an_inherited_list_is_of_the_first_day_of_its_heir_and_that_of_its_predecessor_stays(cast: Cast) -> None:
    make_eligible(cast, "UNIT")
    chi = cast.occasion("chi")
    submission = list_of(cast, "UNIT")
    add_registration(submission=submission, organisation=cast["UNIT"], format=Format.ONLINE, occasion=chi)
    submit_submission(submission=submission, occasion=chi)
    sent = document_of(Order(DocumentKind.REGISTRATION_LIST, cast["UNIT"]), today=TODAY)
    heir = new("UNIT-02", parent="CITY")
    confirmed(cast, merge(["UNIT", "SECOND"], heir), on=MERGED_ON, choices={"pilots.open": "carry"})
    come(MERGED_ON)
    order = Order(DocumentKind.REGISTRATION_LIST, Organisation.objects.get(code="UNIT-02"))
    document, day = document_of(order, today=date(2025, 5, 4))
    assert (day, len(document.online)) == (MERGED_ON, 1)  # type: ignore[attr-defined]
    assert document_of(Order(DocumentKind.REGISTRATION_LIST, cast["UNIT"]), today=MERGED_ON) == sent
