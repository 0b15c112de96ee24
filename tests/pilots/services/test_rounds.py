from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument
from pilots.models import Round, Submission
from pilots.services.rounds import open_round
from tests.cast import TODAY, Cast
from tests.pilots.story import LAST_DAY, opened

pytestmark = pytest.mark.django_db
LETTER = CitedDocument(issuer="Ban Thường vụ Thành ủy", symbol="828 - CV/ĐUK", issued_on=TODAY, title="Triển khai")


def test_a_round_gives_every_grassroots_organisation_below_a_draft_list(cast: Cast) -> None:
    submissions = Submission.objects.filter(round=opened(cast))
    assert {submission.organisation.code for submission in submissions} == {"WARD", "UNIT"}
    assert {submission.state for submission in submissions} == {Submission.State.DRAFT}


def test_a_round_stands_under_the_guidance_of_its_day_and_is_logged(cast: Cast) -> None:
    round = opened(cast)
    assert str(round.guidance) == "03-HD/TW"
    entry = Entry.objects.get(act="pilots.open_round")
    assert (entry.by, entry.subject_id) == (cast.users["dung"], str(round.pk))
    assert "CITY" in entry.mandate


def test_the_symbol_of_the_letter_is_kept_in_one_spelling(cast: Cast) -> None:
    round = open_round(organisation=cast["CITY"], document=LETTER, last_day=LAST_DAY, occasion=cast.occasion("dung"))
    assert round.letter.symbol == "828-CV/ĐUK"


def test_a_letter_opens_one_round_however_it_is_spelt(cast: Cast) -> None:
    opened(cast, symbol="828-CV/ĐUK")
    with pytest.raises(Refused) as refused:
        opened(cast, symbol="828 - CV / ĐUK")
    assert refused.value.field == "document"
    assert Round.objects.count() == 1
    assert DocumentReference.objects.filter(symbol="828-CV/ĐUK").count() == 1


def test_the_day_of_opening_may_be_the_last_day_but_not_the_day_before(cast: Cast) -> None:
    assert opened(cast, last_day=TODAY).last_day == TODAY
    with pytest.raises(Refused) as refused:
        opened(cast, symbol="829-CV/ĐUK", last_day=date(2025, 3, 20))
    assert refused.value.field == "last_day"


@pytest.mark.parametrize(("day", "possible"), [(date(2025, 6, 30), True), (date(2025, 7, 1), False)])
def test_no_round_is_opened_without_a_guidance_in_force(cast: Cast, day: date, possible: bool) -> None:
    if possible:
        assert opened(cast, on=day, last_day=day)
    else:
        with pytest.raises(Refused, match="2025"):
            opened(cast, on=day, last_day=day)
        assert not Round.objects.exists()


def test_a_letter_of_tomorrow_opens_no_round_today(cast: Cast) -> None:
    letter = CitedDocument(issuer="Thành ủy", symbol="1-CV/TU", issued_on=date(2025, 3, 22), title="")
    with pytest.raises(Refused) as refused:
        open_round(organisation=cast["CITY"], document=letter, last_day=LAST_DAY, occasion=cast.occasion("dung"))
    assert refused.value.field == "document"


def test_a_grassroots_committee_opens_no_round(cast: Cast) -> None:
    with pytest.raises(Refused):
        open_round(organisation=cast["WARD"], document=LETTER, last_day=LAST_DAY, occasion=cast.occasion("dung"))
