"""The parameters of admission are statutes: what ships of them, and what another value would change."""

from datetime import date

import pytest

from admissions.rules.terms import OFF, Decides, From, Key
from admissions.rules.votes import Share
from admissions.services.listing import close_candidate
from admissions.services.shipped_papers import PARAMETERS
from cells.models import Parameter, Statute
from cells.queries.parameters import parameters_on
from cells.queries.statute_effects import effects, known
from cells.rules.document_reference import CitedDocument
from cells.services.rehearsal import rehearse
from cells.services.shipped_statutes import ship_from
from cells.services.statutes import ParameterSaid, enter_statute
from tests.admissions.people import Way
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
RULES = CitedDocument("Ban Chấp hành Trung ương", "500-QĐ/TW", date(2025, 3, 1), "Quy định mới")
SINCE = date(2024, 1, 1)


def enter(cast: Cast, key: str, value: int | str | None) -> Statute:
    said = [ParameterSaid(key, value, "7.1")]
    told = {"valid_from": SINCE, "past_is_meant": True}
    return enter_statute(document=RULES, said=said, occasion=cast.occasion("khanh"), **told)


def sentences(cast: Cast, key: str, value: int | str | None) -> list[str]:
    before = known()
    found = rehearse(lambda: enter(cast, key, value), lambda: effects(before, known(), TODAY))
    return [sentence for effect in found for sentence in effect.sentences]


def test_every_key_has_a_value_when_294_has_come_and_208_changes_some() -> None:
    assert not [key for key in Key if parameters_on(date(2025, 6, 1)).get(key) is None]
    before, after = parameters_on(date(2026, 7, 25)), parameters_on(date(2026, 7, 26))
    assert [(one.choice(Key.CEREMONY_FROM), one.choice(Key.DECIDES)) for one in (before, after)] == [
        (From.RECEIPT, Decides.SUPERIOR),
        (From.ISSUE, Decides.GRASSROOTS),
    ]
    assert [(one.choice(Key.COMMITTEE_VOTE), one.choice(Key.FULL_COMMITTEE_VOTE)) for one in (before, after)] == [
        (Share.TWO_THIRDS, Share.TWO_THIRDS),
        (Share.MORE_THAN_HALF, Share.MORE_THAN_HALF),
    ]
    assert after.clause(Key.FAILED_VOTES) == "294-QĐ/TW, 4.2.3"


def test_what_others_build_on_ships() -> None:
    terms = parameters_on(date(2025, 9, 1))
    numbers = [terms.number(key) for key in (Key.DISCIPLINE_EXPIRES, Key.HELP_PERIOD, Key.EXCELLENT_SHARE, Key.ABSENT)]
    assert numbers == [12, 12, 20, 3]
    assert (terms.choice(Key.QUARTERLY_REMARKS), terms.number(Key.CLOSED_KEPT)) == (OFF, 12)


def test_what_a_later_release_ships_is_added_and_what_an_office_corrected_stays() -> None:
    Parameter.objects.filter(key=Key.CEREMONY, statute__name="01-HD/TW").update(number=20, valid_from=date(2021, 10, 1))
    Parameter.objects.filter(key=Key.ABSENT).delete()
    before = Parameter.objects.count()
    ship_from(PARAMETERS)
    assert Parameter.objects.count() == before + 1
    assert (parameters_on(TODAY).number(Key.CEREMONY), parameters_on(TODAY).number(Key.ABSENT)) == (20, 3)


def test_a_document_sets_a_choice_and_another_says_that_nothing_is_asked(cast: Cast) -> None:
    enter(cast, Key.COMMITTEE_VOTE, Share.MORE_THAN_HALF)
    assert parameters_on(TODAY).choice(Key.COMMITTEE_VOTE) == Share.MORE_THAN_HALF
    enter(cast, Key.TOGETHER, None)
    assert parameters_on(TODAY).get(Key.TOGETHER) is None


def test_whose_case_would_be_judged_otherwise_is_counted_and_not_named(cast: Cast) -> None:
    way = Way.begin(cast)
    way.filed(date(2024, 3, 1))
    counted = "Of 1 person on the way into the Party something else would be next, due or missing."
    assert counted in sentences(cast, Key.PAPERS_VALID, 24)
    assert counted not in sentences(cast, Key.COURSE_VALID, 24)


def test_whose_data_would_be_removed_on_another_day_is_counted(cast: Cast) -> None:
    way, on = Way.begin(cast), date(2025, 3, 3)
    close_candidate(candidate=way.candidate, how="rejected", because="Đi xa", on=on, occasion=way.occasion(on))
    assert "The data of 1 closed case would be removed on another day." in sentences(cast, Key.CLOSED_KEPT, 6)
