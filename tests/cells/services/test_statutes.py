"""Documents that set numbers and words from a day on: what they end, what they leave as it was, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from accounts.rules.seen import Changed
from cells.models import Organisation, OrganisationTerm, Parameter, Statute, Transfer
from cells.queries.organisation_words import GRASSROOTS_CELL, What, words_on
from cells.queries.parameters import parameters_on, statutes_known
from cells.queries.quality import look_for
from cells.queries.statute_effects import effects, figures_of, known
from cells.rules.document_reference import CitedDocument
from cells.rules.member_facts import MemberDays, breaches, check_readmission
from cells.rules.parameters import DECLARED, Key
from cells.rules.periods import Period
from cells.rules.probation import probation_ends_on
from cells.services.axes import make_official
from cells.services.rehearsal import rehearse
from cells.services.shipped_statutes import ship_statutes
from cells.services.statutes import ParameterSaid, TermSaid, correct_row, enter_statute, take_back_statute
from cells.services.transfers import send_transfer
from meetings.rules.year import KINDS, CellFacts, Met, Span, due_of, is_late, length_asked, papers_sent_by
from tests.cast import TODAY, Cast
from tests.cells.services.acting import by
from tests.statutes import SHIPPED, sets

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEXT_YEAR = date(2026, 1, 1)
RULES = CitedDocument("Ban Chấp hành Trung ương", "500-QĐ/TW", date(2025, 3, 1), "Quy định mới")
TWO_YEARS = ParameterSaid(Key.PROBATION, 24, "5.1")


def enter(cast: Cast, *said: ParameterSaid | TermSaid, on: date = NEXT_YEAR, **told: object) -> Statute:
    told = {"document": RULES, "past_is_meant": False} | told
    return enter_statute(valid_from=on, said=said, occasion=cast.occasion("khanh"), **told)


def asked(key: Key, day: date) -> tuple[int, str] | None:
    found = parameters_on(day).get(key)
    return (found.value, found.clause) if found else None


def test_what_ships_is_in_the_database_as_in_its_file() -> None:
    kept = statutes_known()
    assert {key: kept.rows(key) for key in DECLARED} == {key: SHIPPED.rows(key) for key in DECLARED}


def test_what_ships_is_entered_once_and_what_an_office_corrected_stays(cast: Cast) -> None:
    Parameter.objects.filter(key=Key.CELL_FROM).update(number=4)
    before = Statute.objects.count()
    ship_statutes()
    assert list(Parameter.objects.filter(key=Key.CELL_FROM).values_list("number", flat=True)) == [4]
    assert Statute.objects.filter(shipped=True).count() == Statute.objects.count() == before


def test_a_document_sets_a_number_from_its_day_on_and_the_days_before_keep_theirs(cast: Cast) -> None:
    enter(cast, TWO_YEARS)
    assert asked(Key.PROBATION, NEXT_YEAR - DAY) == (12, "Điều lệ Đảng, Điều 5")
    assert asked(Key.PROBATION, NEXT_YEAR) == (24, "500-QĐ/TW, 5.1")
    assert asked(Key.CELL_FROM, NEXT_YEAR) == (3, "Điều lệ Đảng, Điều 21")
    entry = Entry.objects.get(act="cells.enter_statute")
    assert entry.data["said"] == [{"key": "probation", "value": 24, "clause": "5.1", "strict": True}]


def test_it_holds_until_the_next_document_that_speaks_of_the_same(cast: Cast) -> None:
    enter(cast, ParameterSaid(Key.OLDEST, 55), on=date(2025, 6, 1))
    assert asked(Key.OLDEST, date(2026, 7, 25)) == (55, "500-QĐ/TW")
    assert asked(Key.OLDEST, date(2026, 7, 26)) == (60, "208-QĐ/TW")
    assert asked(Key.OLDEST, date(2025, 5, 31)) == (60, "24-QĐ/TW")


def test_a_document_may_say_that_nothing_is_asked_any_more(cast: Cast) -> None:
    enter(cast, ParameterSaid(Key.READMISSIONS, None))
    assert asked(Key.READMISSIONS, NEXT_YEAR - DAY) == (1, "24-QĐ/TW")
    assert asked(Key.READMISSIONS, NEXT_YEAR) is None


def test_a_document_that_is_known_may_say_more(cast: Cast) -> None:
    first = enter(cast, TWO_YEARS)
    assert enter(cast, ParameterSaid(Key.CELL_FROM, 5), on=NEXT_YEAR + DAY) == first
    assert (asked(Key.CELL_FROM, NEXT_YEAR), asked(Key.CELL_FROM, NEXT_YEAR + DAY)) == (
        (3, "Điều lệ Đảng, Điều 21"),
        (5, "500-QĐ/TW"),
    )


@pytest.mark.parametrize(
    ("said", "on", "field"),
    [
        ([], NEXT_YEAR, None),
        ([ParameterSaid(Key.PROBATION, 0)], NEXT_YEAR, "probation-value"),
        ([ParameterSaid(Key.PROBATION, 121)], NEXT_YEAR, "probation-value"),
        ([ParameterSaid(Key.OLDEST, 55)], date(2026, 7, 26), "oldest-value"),
        ([TermSaid("kind", "cell", "chi bộ", " ")], NEXT_YEAR, "kind-cell-vietnamese"),
        (
            [TermSaid("kind", "sectional_committee", "đảng bộ", "committee")],
            date(2026, 7, 26),
            "kind-sectional_committee-vietnamese",
        ),
        ([TWO_YEARS], TODAY - DAY, "past_is_meant"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast: Cast, said: list, on: date, field: str | None) -> None:
    with pytest.raises(Refused) as refused:
        enter(cast, *said, on=on)
    assert refused.value.field == field
    assert not Statute.objects.filter(shipped=False).exists()


def test_a_first_day_in_the_past_is_meant_or_refused(cast: Cast) -> None:
    enter(cast, TWO_YEARS, on=TODAY)
    take_back_statute(statute=Statute.objects.get(shipped=False), why="Nhầm", occasion=cast.occasion("khanh"))
    enter(cast, TWO_YEARS, on=date(2020, 1, 1), past_is_meant=True)
    assert asked(Key.PROBATION, date(2020, 1, 1)) == (24, "500-QĐ/TW, 5.1")


def test_what_was_entered_by_mistake_is_taken_back_and_what_stood_before_goes_on(cast: Cast) -> None:
    before = [(row.key, row.value, row.valid_from, row.valid_to) for row in Parameter.objects.order_by("pk")]
    statute = enter(cast, ParameterSaid(Key.OLDEST, 55), ParameterSaid(Key.CELL_FROM, 5), on=date(2025, 6, 1))
    take_back_statute(statute=statute, why="Nhầm văn bản", occasion=cast.occasion("khanh"))
    assert [(row.key, row.value, row.valid_from, row.valid_to) for row in Parameter.objects.order_by("pk")] == before
    assert Entry.objects.get(act="cells.take_back_statute").data["rows"]


def test_what_ships_is_corrected_and_not_taken_back(cast: Cast) -> None:
    with pytest.raises(Refused, match="ships with the product"):
        take_back_statute(statute=Statute.objects.get(name="24-QĐ/TW"), why="x", occasion=cast.occasion("khanh"))


def correct(cast: Cast, row: Parameter, **changed: object) -> None:
    values = {name: getattr(row, name) for name in ("valid_from", "value", "strict", "clause")}
    made_from = changed.pop("made_from", None)
    correct_row(
        row=row, values=values | changed, why="Theo văn bản gốc", made_from=made_from, occasion=cast.occasion("khanh")
    )


def test_a_correction_says_what_stood_before_in_the_log(cast: Cast) -> None:
    row = Parameter.objects.get(key=Key.TRANSFER_PAPERS)
    correct(cast, row, value=45, clause="9.2")
    assert asked(Key.TRANSFER_PAPERS, TODAY) == (45, "01-HD/TW, 9.2")
    entry = Entry.objects.get(act="cells.correct_statute")
    assert (entry.why, entry.data["before"]["value"], entry.data["after"]["value"]) == ("Theo văn bản gốc", 60, 45)


@pytest.mark.parametrize("moved", [date(2011, 3, 1), date(2010, 12, 1)])
def test_the_border_to_the_row_before_moves_along(cast: Cast, moved: date) -> None:
    correct(cast, Parameter.objects.get(key=Key.PROBATION, strict=True), valid_from=moved)
    strict = [statutes_known().asked(Key.PROBATION, day).strict for day in (moved - DAY, moved)]  # type: ignore[union-attr]
    assert strict == [False, True]


@pytest.mark.parametrize(("statute", "day"), [("24-QĐ/TW", date(2026, 7, 26)), ("208-QĐ/TW", date(2021, 7, 30))])
def test_a_first_day_stays_between_its_neighbours(cast: Cast, statute: str, day: date) -> None:
    row = Parameter.objects.get(key=Key.OLDEST, statute__name=statute)
    with pytest.raises(Refused) as refused:
        correct(cast, row, valid_from=day)
    assert refused.value.field == "valid_from"


def test_who_corrects_what_was_corrected_meanwhile_is_told(cast: Cast) -> None:
    row = Parameter.objects.get(key=Key.CELL_FROM)
    made_from = {"valid_from": row.valid_from, "value": 3, "strict": True, "clause": "Điều 21"}
    correct(cast, row, value=4)
    with pytest.raises(Outdated):
        correct(cast, row, value=5, made_from=made_from)


def test_the_database_takes_one_value_a_day(cast: Cast) -> None:
    row = Parameter.objects.get(key=Key.CELL_FROM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Parameter.objects.create(statute=row.statute, key=row.key, value=4, valid_from=TODAY)
    term = OrganisationTerm.objects.filter(valid_to=None).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationTerm.objects.create(
            statute=row.statute, what=term.what, key=term.key, vietnamese="x", english="x", valid_from=TODAY
        )


# What it drives ---------------------------------------------------------------------------------------------


def test_a_member_is_made_official_when_the_probation_of_their_own_day_is_over(cast: Cast) -> None:
    sets(Key.PROBATION, 6, since=date(2024, 1, 1))
    old, new = (
        cast.people(1, of="CELL", on=date(2023, 12, 31), official=False)[0],
        cast.people(1, of="CELL", on=date(2024, 1, 1), official=False)[0],
    )
    with pytest.raises(Refused, match="lasts 12 months: 31/12/2024") as refused:
        make_official(member=old, on=date(2024, 12, 30), document=None, **by(cast))
    assert refused.value.clause == "Điều lệ Đảng, Điều 5"
    with pytest.raises(Refused, match="lasts 6 months: 01/07/2024"):
        make_official(member=new, on=date(2024, 6, 30), document=None, **by(cast))
    make_official(member=new, on=date(2024, 7, 1), document=None, **by(cast))


def send(cast: Cast, on: date) -> Transfer:
    (member,) = cast.people(1, of="CELL")
    told = {"to_cell": cast["SECOND"], "to_name": "", "papers_due_on": None, "document": None}
    return send_transfer(member=member, on=on, **told, **by(cast))


def test_papers_without_a_day_are_due_within_the_working_days_of_the_statute(cast: Cast) -> None:
    assert send(cast, date(2025, 3, 3)).papers_due_on == date(2025, 5, 29)
    sets(Key.TRANSFER_PAPERS, 45, since=date(2025, 3, 10))
    assert send(cast, date(2025, 3, 7)).papers_due_on == date(2025, 6, 4)
    assert send(cast, date(2025, 3, 10)).papers_due_on == date(2025, 5, 15)


def test_where_no_statute_names_a_deadline_the_day_is_asked_for(cast: Cast) -> None:
    sets(Key.TRANSFER_PAPERS, None, since=date(2025, 3, 10))
    with pytest.raises(Refused) as refused:
        send(cast, date(2025, 3, 10))
    assert refused.value.field == "papers_due_on"


# Words ------------------------------------------------------------------------------------------------------


def test_a_level_is_called_as_on_the_day() -> None:
    before, since = words_on(date(2026, 7, 25)), words_on(date(2026, 7, 26))
    assert before.vietnamese(What.LEVEL, "below_grassroots") == "dưới cơ sở"
    assert since.vietnamese(What.LEVEL, "below_grassroots") == "cơ sở"
    assert (before.of(What.KIND, GRASSROOTS_CELL), since.of(What.KIND, GRASSROOTS_CELL)) == ("grassroots cell", "cell")


def test_what_no_document_names_has_the_word_of_the_product(cast: Cast) -> None:
    assert words_on(TODAY).of(What.TYPE, "school") == "school"
    enter(cast, TermSaid("type", "school", "nhà trường", "school or academy"))
    assert words_on(NEXT_YEAR).of(What.TYPE, "school") == "school or academy"
    assert words_on(NEXT_YEAR).vietnamese(What.TYPE, "school") == "nhà trường"
    assert words_on(NEXT_YEAR - DAY).vietnamese(What.TYPE, "school") == "trường học"


# What is looked at before -----------------------------------------------------------------------------------


def looked_at(cast: Cast, *said: ParameterSaid | TermSaid, on: date = NEXT_YEAR) -> dict[str, list[str]]:
    before = known()
    return rehearse(
        lambda: enter(cast, *said, on=on, past_is_meant=True),
        lambda: figures_of(effects(before, known(), TODAY)),
    )


def test_of_each_key_something_is_said_and_of_what_stays_nothing(cast: Cast) -> None:
    for key, value in {Key.CELL_FROM: 5, Key.CELL_COMMITTEE_FROM: 4, Key.GRASSROOTS_COMMITTEE_FROM: 50}.items():
        assert len(looked_at(cast, ParameterSaid(key, value))) == 1
    for key in (Key.GROUPS_FROM, Key.PROBATION, Key.YOUNGEST, Key.OLDEST, Key.READMISSION_AFTER, Key.READMISSIONS):
        assert len(looked_at(cast, ParameterSaid(key, 45 if key != Key.READMISSIONS else 3))) == 1
    assert len(looked_at(cast, ParameterSaid(Key.TRANSFER_PAPERS, 45))) == 1
    same = looked_at(cast, ParameterSaid(Key.CELL_FROM, 3, "Điều 21"))
    assert next(iter(same.values()))[0].startswith("From 01/01/2026: 3")


def test_cells_that_would_be_found_are_named(cast: Cast) -> None:
    cast.people(4, of="CELL")
    cast.people(6, of="SECOND")
    (said,) = looked_at(cast, ParameterSaid(Key.CELL_FROM, 5)).values()
    assert f"{cast['CELL'].pk}: found from then on (4)" in said
    assert not any(line.startswith(f"{cast['SECOND'].pk}:") for line in said)


def test_probations_that_would_end_on_another_day_are_counted_by_cell(cast: Cast) -> None:
    cast.people(2, of="CELL", on=date(2025, 2, 1), official=False)
    cast.people(1, of="CELL", on=date(2025, 1, 31), official=False)
    (said,) = looked_at(cast, TWO_YEARS, on=date(2025, 2, 1)).values()
    assert "The probation of 2 members would end on another day." in said
    assert f"{cast['CELL'].pk}: 2 members" in said


def test_deadlines_under_way_stay_and_are_counted(cast: Cast) -> None:
    send(cast, date(2025, 3, 10))
    (said,) = looked_at(cast, ParameterSaid(Key.TRANSFER_PAPERS, 45), on=date(2025, 3, 1)).values()
    assert any(line.startswith("1 transfer under way was sent") for line in said)
    assert Transfer.objects.get().papers_due_on == date(2025, 6, 5)


def test_a_word_is_told_with_the_organisations_it_names(cast: Cast) -> None:
    (said,) = looked_at(cast, TermSaid("kind", "cell", "tổ chi bộ", "unit")).values()
    assert said[0] == "From 01/01/2026: «cell» → «unit»."


def test_what_changed_since_the_look_is_shown_again(cast: Cast) -> None:
    cast.people(4, of="CELL")
    seen = looked_at(cast, ParameterSaid(Key.CELL_FROM, 5))
    cast.people(1, of="CELL")
    with pytest.raises(Changed):
        enter(cast, ParameterSaid(Key.CELL_FROM, 5), seen=seen)
    enter(cast, ParameterSaid(Key.CELL_FROM, 5), seen=looked_at(cast, ParameterSaid(Key.CELL_FROM, 5)))


# A key that nothing reads would be a promise nobody keeps ----------------------------------------------------


def _found(kind: str) -> Callable[[Cast], object]:
    return lambda cast: [finding.who for finding in look_for(kind, Organisation.objects.all(), TODAY)]


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refused:
        return refused.clause
    return ""


def _again(left_on: date, again_before: int) -> Callable[[Cast], object]:
    def ask(_cast: Cast) -> object:
        statutes = statutes_known()
        return _refused(lambda: check_readmission(left_on, TODAY, statutes=statutes, again_before=again_before))

    return ask


def _admitted(born_on: date) -> Callable[[Cast], object]:
    return lambda _cast: breaches(MemberDays(born_on=born_on, admitted_on=TODAY), TODAY, statutes_known())


def _owed(key: Key) -> Callable[[Cast], object]:
    """Of a day on which one meeting is held."""
    facts = CellFacts([Period(TODAY)], [Period(TODAY)], [Met(1, TODAY, KINDS[key], True)])
    return lambda _cast: due_of(facts, statutes_known(), key, Span(TODAY, TODAY), TODAY).state


def _scheduled(key: Key) -> Callable[[Cast], object]:
    return lambda _cast: [asked.value for asked in [statutes_known().asked(key, TODAY)] if asked]


def _length(members: int) -> Callable[[Cast], object]:
    return lambda _cast: [asked.value for asked in [length_asked(members, statutes_known(), TODAY)] if asked]


VERDICTS: dict[Key, tuple[int, Callable[[Cast], object]]] = {
    Key.CELL_FROM: (5, _found("small_cell")),
    Key.CELL_COMMITTEE_FROM: (4, _found("no_committee")),
    Key.GRASSROOTS_COMMITTEE_FROM: (4, _found("other_size")),
    Key.GROUPS_FROM: (4, _found("no_groups")),
    Key.PROBATION: (24, lambda _cast: probation_ends_on(TODAY, statutes_known())),
    Key.YOUNGEST: (21, _admitted(date(2005, 3, 21))),
    Key.OLDEST: (50, _admitted(date(1970, 3, 21))),
    Key.READMISSION_AFTER: (60, _again(date(2021, 3, 21), 0)),
    Key.READMISSIONS: (2, _again(date(2000, 1, 1), 1)),
    Key.TRANSFER_PAPERS: (45, lambda cast: send(cast, TODAY).papers_due_on),
    Key.MONTHLY_MEETINGS: (2, _owed(Key.MONTHLY_MEETINGS)),
    Key.THEMATIC_MEETINGS: (2, _owed(Key.THEMATIC_MEETINGS)),
    Key.MEETING_MINUTES: (100, _length(3)),
    Key.LARGE_CELL_FROM: (40, _length(35)),
    Key.LARGE_CELL_MINUTES: (130, _length(35)),
    Key.PAPERS_BEFORE: (3, lambda _cast: papers_sent_by(TODAY, statutes_known())),
    Key.SCHEDULE_REGISTERED_BY: (10, _scheduled(Key.SCHEDULE_REGISTERED_BY)),
    Key.SCHEDULE_APPROVED_BY: (10, _scheduled(Key.SCHEDULE_APPROVED_BY)),
    Key.RESULT_WITHIN: (0, lambda _cast: is_late(Met(1, TODAY, "monthly", False, True), statutes_known(), TODAY + DAY)),
}


@pytest.mark.parametrize("key", Key)
def test_every_key_changes_a_verdict_from_its_first_day_on(cast: Cast, key: Key) -> None:
    cast.people(4, of="CELL")
    value, verdict = VERDICTS[key]
    with transaction.atomic():
        before = verdict(cast)
        transaction.set_rollback(True)
    sets(key, value, since=TODAY + DAY)
    with transaction.atomic():
        assert verdict(cast) == before
        transaction.set_rollback(True)
    sets(key, value, since=TODAY)
    assert verdict(cast) != before
