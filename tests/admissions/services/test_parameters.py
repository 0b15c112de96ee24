"""Another value from a day on, the right one of what was entered wrongly, and what ships."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from admissions.models import AdmissionParameter
from admissions.queries.terms import terms_known, terms_on
from admissions.rules.terms import OFF, Decides, From, Key
from admissions.rules.votes import Share
from admissions.services.parameters import correct_parameter, set_parameter, take_back_parameter
from admissions.services.shipped_parameters import ship_parameters
from cells.rules.document_reference import CitedDocument
from cells.rules.parameters import Key as StatuteKey
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEXT_YEAR = date(2026, 1, 1)
RULES = CitedDocument("Ban Chấp hành Trung ương", "500-QĐ/TW", date(2025, 3, 1), "Quy định mới")


def enter(cast: Cast, **told: object) -> AdmissionParameter:
    told = {
        "key": Key.HELP_PERIOD,
        "value": 6,
        "valid_from": NEXT_YEAR,
        "document": RULES,
        "clause": "7.1",
        "past_is_meant": False,
    } | told
    return set_parameter(occasion=cast.occasion("khanh"), **told)


def help_on(day: date) -> int | None:
    return terms_on(day).number(Key.HELP_PERIOD)


def test_every_key_has_a_value_today_and_until_208_comes() -> None:
    assert not [key for key in Key if terms_on(date(2025, 6, 1)).get(key) is None]
    before, after = terms_on(date(2026, 7, 25)), terms_on(date(2026, 7, 26))
    assert (before.choice(Key.CEREMONY_FROM), after.choice(Key.CEREMONY_FROM)) == (From.RECEIPT, From.ISSUE)
    assert (before.choice(Key.COMMITTEE_VOTE), after.choice(Key.COMMITTEE_VOTE)) == (
        Share.TWO_THIRDS,
        Share.MORE_THAN_HALF,
    )
    assert (before.choice(Key.DECIDES), after.choice(Key.DECIDES)) == (Decides.SUPERIOR, Decides.GRASSROOTS)
    assert after.number(Key.CEREMONY) == 30
    assert after.clause(Key.FAILED_VOTES) == "294-QĐ/TW, 4.2.3"


def test_what_others_build_on_ships() -> None:
    terms = terms_on(date(2025, 9, 1))
    numbers = [terms.number(key) for key in (Key.DISCIPLINE_EXPIRES, Key.HELP_PERIOD, Key.EXCELLENT_SHARE, Key.ABSENT)]
    assert numbers == [12, 12, 20, 3]
    assert terms.choice(Key.QUARTERLY_REMARKS) == OFF


def test_ages_and_probation_are_those_of_the_statutes() -> None:
    terms = terms_on(TODAY)
    values = {
        key: asked.value for key in (StatuteKey.YOUNGEST, StatuteKey.OLDEST, StatuteKey.PROBATION)
        if (asked := terms.asked(key))
    }  # fmt: skip
    assert values == {"youngest": 18, "oldest": 60, "probation": 12}


def test_what_ships_is_entered_once_and_what_an_office_corrected_stays() -> None:
    before = AdmissionParameter.objects.count()
    AdmissionParameter.objects.filter(key=Key.CEREMONY).update(number=20)
    ship_parameters()
    assert AdmissionParameter.objects.count() == before
    assert terms_on(TODAY).number(Key.CEREMONY) == 20


def test_a_document_sets_a_value_from_its_day_on_and_the_days_before_keep_theirs(cast: Cast) -> None:
    row = enter(cast)
    assert (help_on(NEXT_YEAR - DAY), help_on(NEXT_YEAR)) == (12, 6)
    assert terms_on(NEXT_YEAR).clause(Key.HELP_PERIOD) == "500-QĐ/TW, 7.1"
    entry = Entry.objects.get(act="admissions.set_parameter")
    assert (entry.subject_id, entry.data["value"], entry.data["clause"]) == (str(row.pk), 6, "500-QĐ/TW, 7.1")


def test_a_value_between_two_ends_where_the_next_begins(cast: Cast) -> None:
    enter(cast, valid_from=NEXT_YEAR + DAY, value=9)
    enter(cast)
    assert (help_on(NEXT_YEAR), help_on(NEXT_YEAR + DAY)) == (6, 9)


def test_days_that_are_over_are_judged_anew_only_where_that_is_meant(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        enter(cast, valid_from=TODAY - DAY)
    assert refused.value.field == "past_is_meant"
    enter(cast, valid_from=TODAY)
    enter(cast, valid_from=TODAY - DAY, value=7, past_is_meant=True)
    assert (help_on(TODAY - DAY), help_on(TODAY)) == (7, 6)


def test_two_values_do_not_begin_on_one_day(cast: Cast) -> None:
    enter(cast)
    with pytest.raises(Refused) as refused:
        enter(cast, value=8)
    assert refused.value.field == "valid_from"


@pytest.mark.parametrize(
    ("key", "value"),
    [(Key.HELP_PERIOD, 0), (Key.HELP_PERIOD, 61), (Key.HELP_PERIOD, "on"), (Key.QUARTERLY_REMARKS, "perhaps")],
)
def test_a_value_that_none_can_be_is_refused(cast: Cast, key: Key, value: int | str) -> None:
    with pytest.raises(Refused) as refused:
        enter(cast, key=key, value=value)
    assert refused.value.field == "value"


def test_a_correction_changes_the_value_and_keeps_what_stood_in_the_log(cast: Cast) -> None:
    row = enter(cast)
    occasion = cast.occasion("khanh")
    correct_parameter(row=row, value=10, clause="7.2", why="Mistyped", occasion=occasion)
    assert (help_on(NEXT_YEAR), terms_on(NEXT_YEAR).clause(Key.HELP_PERIOD)) == (10, "500-QĐ/TW, 7.2")
    entry = Entry.objects.get(act="admissions.correct_parameter")
    assert (entry.why, entry.data["before"]["value"], entry.data["after"]["value"]) == ("Mistyped", 6, 10)


def test_a_correction_made_from_what_no_longer_stands_is_asked_about(cast: Cast) -> None:
    row = enter(cast)
    occasion, seen = cast.occasion("khanh"), {"value": 6, "clause": "7.1"}
    correct_parameter(row=row, value=10, clause="7.1", why="Mistyped", occasion=occasion, made_from=seen)
    with pytest.raises(Outdated):
        correct_parameter(row=row, value=11, clause="7.1", why="Mistyped", occasion=occasion, made_from=seen)


def test_what_was_entered_by_mistake_is_taken_back_and_what_stood_before_goes_on(cast: Cast) -> None:
    enter(cast, valid_from=NEXT_YEAR + DAY, value=9)
    row = enter(cast)
    take_back_parameter(row=row, why="Not signed", occasion=cast.occasion("khanh"))
    assert (help_on(NEXT_YEAR), help_on(NEXT_YEAR + DAY)) == (12, 9)
    with pytest.raises(Refused):
        take_back_parameter(row=row, why="Not signed", occasion=cast.occasion("khanh"))


def test_what_ships_is_not_taken_back(cast: Cast) -> None:
    row = AdmissionParameter.objects.get(key=Key.HELP_PERIOD)
    with pytest.raises(Refused):
        take_back_parameter(row=row, why="Wrong", occasion=cast.occasion("khanh"))


def test_the_database_lets_no_two_values_be_true_on_one_day() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AdmissionParameter.objects.create(key=Key.HELP_PERIOD, number=1, valid_from=NEXT_YEAR)


@pytest.mark.parametrize("both", [{"number": 1, "choice": "on"}, {"number": None, "choice": ""}])
def test_the_database_lets_a_value_be_a_number_or_a_choice(both: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AdmissionParameter.objects.create(key="other", valid_from=NEXT_YEAR, **both)


def test_what_another_product_knew_is_passed_over() -> None:
    AdmissionParameter.objects.create(key="other", number=1, valid_from=NEXT_YEAR)
    assert terms_known().on(NEXT_YEAR).number(Key.HELP_PERIOD) == 12
