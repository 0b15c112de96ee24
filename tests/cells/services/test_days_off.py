"""The days off of a year: entered as decided, taken back, and counted by from then on."""

import json
from collections.abc import Iterable
from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed
from cells.models import DayOff, Statute, Transfer
from cells.queries.days_off import calendar, days_off_of
from cells.queries.deadlines import papers_due_on
from cells.queries.statute_effects import effects, figures_of, known
from cells.rules.document_reference import CitedDocument
from cells.services.days_off import enter_days_off, take_back_day_off
from cells.services.rehearsal import rehearse
from cells.services.shipped_statutes import DAYS_OFF, ship_statutes
from cells.services.statutes import take_back_statute
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DECISION = CitedDocument("Thủ tướng Chính phủ", "1500/QĐ-TTg", date(2026, 11, 20), "Nghỉ Tết năm 2027")
LATER = CitedDocument("Thủ tướng Chính phủ", "90/QĐ-TTg", date(2027, 1, 20), "Hoán đổi ngày làm việc")
TET = [date(2027, 2, day) for day in (4, 5, 8, 9, 10)]
BRIDGE, SATURDAY = date(2027, 4, 29), date(2027, 4, 24)


def enter(cast: Cast, off: Iterable[date] = TET, worked: Iterable[date] = (), **told: object) -> Statute:
    told = {"document": DECISION, "year": 2027, "clause": "Điều 1"} | told
    return enter_days_off(
        off=off, worked=worked, occasion=cast.occasion("khanh", today=told["document"].issued_on), **told
    )


def of_year(year: int = 2027) -> list[tuple[date, bool, str]]:
    return [(row.day, row.is_worked, row.full_clause) for row in days_off_of(year)]


def test_what_ships_is_as_in_its_file_and_stays_as_an_office_left_it() -> None:
    shipped = json.loads(DAYS_OFF.read_text(encoding="utf-8"))
    kept = calendar()
    assert [str(day) for day in sorted(kept.off)] == shipped["off"]
    assert [str(day) for day in sorted(kept.worked)] == shipped["worked"]
    assert kept.decided == {2023, 2024, 2025, 2026}
    assert kept.off >= {date(2027, 4, 16), date(2029, 4, 23)}, "the day of the Hùng Kings, on a weekday"
    DayOff.objects.filter(day=date(2025, 5, 2)).delete()
    ship_statutes()
    assert date(2025, 5, 2) not in calendar().off
    assert Statute.objects.filter(dayoffs__isnull=False).distinct().count() == 1


def test_a_decision_takes_the_place_of_what_was_computed(cast: Cast) -> None:
    assert date(2027, 5, 3) in calendar().off
    enter(cast)
    assert of_year() == [(day, False, "1500/QĐ-TTg, Điều 1") for day in TET]
    assert 2027 in calendar().decided
    assert date(2028, 1, 24) in calendar().off
    entry = Entry.objects.get(act="cells.enter_days_off")
    assert entry.data["off"] == [str(day) for day in TET]


def test_what_a_later_document_adds_is_its_own_and_what_it_leaves_out_is_worked(cast: Cast) -> None:
    enter(cast)
    enter(cast, [*TET[:-1], BRIDGE], [SATURDAY], document=LATER, clause="")
    first = [(day, False, "1500/QĐ-TTg, Điều 1") for day in TET[:-1]]
    swapped = [(SATURDAY, True, "90/QĐ-TTg"), (BRIDGE, False, "90/QĐ-TTg")]
    assert of_year() == [*first, (TET[-1], True, "90/QĐ-TTg"), *swapped]
    assert calendar().is_working_day(TET[-1])


def test_what_the_week_or_every_year_says_already_is_not_kept(cast: Cast) -> None:
    enter(cast, [*TET, date(2027, 2, 6), date(2027, 4, 30)], [BRIDGE])
    assert [day for day, _worked, _clause in of_year()] == TET


@pytest.mark.parametrize(
    ("off", "worked", "field", "words"),
    [
        ([date(2028, 1, 3)], [], "off", "is no day of 2027"),
        (TET, [date(2026, 8, 22)], "worked", "is no day of 2027"),
        (TET, TET[:1], "worked", "cannot be off and worked"),
        ([], [], "off", "entered already"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(cast: Cast, off, worked, field: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        enter(cast, off, worked)
    assert refused.value.field == field
    assert not Statute.objects.filter(shipped=False).exists()


def test_the_same_again_and_against_itself_is_refused(cast: Cast) -> None:
    enter(cast)
    with pytest.raises(Refused, match="entered already"):
        enter(cast)
    with pytest.raises(Refused, match="says something else of 10/02/2027"):
        enter(cast, TET[:-1])


def test_a_day_entered_by_mistake_is_what_the_others_say_of_it(cast: Cast) -> None:
    enter(cast, [*TET, BRIDGE])
    row = DayOff.objects.get(day=BRIDGE)
    with pytest.raises(Refused, match="Give the reason"):
        take_back_day_off(row=row, why=" ", occasion=cast.occasion("khanh"))
    take_back_day_off(row=row, why="Nhầm ngày", occasion=cast.occasion("khanh"))
    assert calendar().is_working_day(BRIDGE)
    entry = Entry.objects.get(act="cells.take_back_day_off")
    assert (entry.why, entry.data["day"]) == ("Nhầm ngày", str(BRIDGE))


def test_with_its_document_what_was_computed_comes_back(cast: Cast) -> None:
    before = of_year()
    statute = enter(cast)
    take_back_statute(statute=statute, why="Nhầm văn bản", occasion=cast.occasion("khanh"))
    assert of_year() == before
    assert len(Entry.objects.get(act="cells.take_back_statute").data["days_off"]) == len(TET)


def test_terms_are_counted_by_the_days_entered_and_written_ones_stay(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    due = papers_due_on(TODAY)
    Transfer.objects.create(member=member, from_cell=cast["CELL"], to_name="Huế", sent_on=TODAY, papers_due_on=due)
    years = {row.day for row in days_off_of(2025) if not row.is_worked}
    swap = {"year": 2025, "document": LATER, "worked": [date(2025, 4, 26)]}
    before = known()
    (told,) = rehearse(lambda: enter(cast, years | {date(2025, 4, 1)}, **swap), lambda: effects(before, known(), TODAY))
    assert told.sentences[0] == "Off from now on: 01/04/2025."
    assert told.sentences[-1].startswith("The papers of 1 transfer under way would be due on another day.")
    assert told.places == [(cast["CELL"].pk, "1 transfer")]
    enter(cast, years | {date(2025, 4, 1)}, **swap)
    assert papers_due_on(TODAY) != due
    assert Transfer.objects.get().papers_due_on == due


def test_what_changed_since_the_look_is_shown_again(cast: Cast) -> None:
    before = known()
    seen = rehearse(lambda: enter(cast), lambda: figures_of(effects(before, known(), TODAY)))
    assert "Decided: 2027." in seen["Days off"]
    enter(cast, [BRIDGE], document=LATER)
    with pytest.raises(Changed):
        enter(cast, seen=seen)
