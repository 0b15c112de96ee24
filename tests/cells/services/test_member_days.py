"""One set of rules about the days of a member: no door lets through what another refuses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from accounts.rules.refusal import Refused
from cells.models import Degree, Member, Membership, Organisation, OrganisationVersion
from cells.queries.lives import lives_of_cells, memberships_outside_life
from cells.queries.quality import look_for
from cells.rules.member_facts import WORDS
from cells.services.axes import make_official, receive_guest
from cells.services.corrections import correct_fact, correct_particulars, remove_fact
from cells.services.departures import leave, readmit, restore
from cells.services.newcomers import Newcomer
from cells.services.record_mergers import merge_records
from cells.services.transfers import Papers, receive_from_outside, receive_transfer, send_transfer
from sheets.models import Sheet
from sheets.services import applying, deciding
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by
from tests.guards import drop_guard
from tests.reorganisations.reorganising import come, confirmed, merge
from tests.sheets.services.test_staging import AN, known
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ENDED = date(2025, 3, 1)
"""The first day on which there is no second cell any more."""
LONG_OFFICIAL = Newcomer("Lý Thị Xa", date(1990, 1, 1), admitted_on=date(2015, 1, 1), official_from=date(2016, 1, 1))


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def end_of(cast: Cast, code: str, on: date = ENDED) -> None:
    OrganisationVersion.objects.filter(organisation=cast[code]).update(valid_to=on)


def arrive(cast: Cast, person: Newcomer, *, on: date = TODAY, of: str = "CELL") -> Member:
    return receive_from_outside(
        cell=cast[of],
        person=person,
        papers=Papers("Đảng bộ xã Xa", date(2025, 1, 2), date(2025, 4, 2), DECISION),
        on=on,
        seen_by=Organisation.objects.below(cast["CELL"]),
        is_another_person=False,
        **by(cast),
    )


def refusals_of(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    """The keys of what is said."""
    asked = {"official_too_soon": 12, "too_old": 120}
    keys = {str(words) % {"number": asked.get(key, 18)}: key for key, words in WORDS.items()}
    return [keys[reason.message] for reason in refused.value.reasons]


def refusals(refused: pytest.ExceptionInfo[Refused]) -> dict[str | None, str]:
    """By field, the key of what is said beside it."""
    return dict(zip((reason.field for reason in refused.value.reasons), refusals_of(refused), strict=True))


WRONG = [
    ({"born_on": date(2020, 1, 1), "admitted_on": date(2024, 1, 1), "official_from": None}, {"born_on": "too_young"}),
    ({"born_on": date(2000, 1, 1), "admitted_on": date(2015, 1, 1)}, {"admitted_on": "admitted_too_young"}),
    ({"born_on": date(1990, 1, 1), "admitted_on": date(1989, 1, 1)}, {"admitted_on": "admitted_before_birth"}),
    ({"admitted_on": TODAY + DAY, "official_from": None}, {"admitted_on": "day_ahead"}),
    ({"official_from": TODAY + DAY}, {"official_from": "day_ahead"}),
    ({"official_from": date(2015, 12, 31)}, {"official_from": "official_too_soon"}),
    ({"official_from": date(2014, 12, 31)}, {"official_from": "official_before_admitted"}),
    ({"born_on": TODAY + DAY, "admitted_on": None, "official_from": None}, {"born_on": "day_ahead"}),
]


WRONG += [
    ({"born_on": 2020, "admitted_on": date(2024, 1, 1), "official_from": None}, {"born_on": "too_young"}),
    ({"born_on": 2000, "admitted_on": date(2015, 1, 1)}, {"admitted_on": "admitted_too_young"}),
    ({"born_on": TODAY.year + 1, "admitted_on": None, "official_from": None}, {"born_on": "day_ahead"}),
]
"""Of a year alone: what can be on none of its days."""


@pytest.mark.parametrize(("days", "said"), WRONG)
def test_nobody_arrives_with_days_that_cannot_be(cast: Cast, days: dict[str, date | None], said: object) -> None:
    with pytest.raises(Refused) as refused:
        arrive(cast, replace(LONG_OFFICIAL, **days))
    assert refusals(refused) == said
    assert not Member.objects.exists()


def test_who_comes_with_a_year_alone_has_it_in_the_register_and_is_known_by_it(cast: Cast) -> None:
    member = arrive(cast, replace(LONG_OFFICIAL, born_on=1990))
    member.refresh_from_db()
    assert (member.born_on, member.born_in, member.birth) == (None, 1990, 1990)
    with pytest.raises(Refused, match=r"\(1990\) seems to be known here already"):
        arrive(cast, replace(LONG_OFFICIAL, born_on=date(1990, 6, 5)))
    assert arrive(cast, replace(LONG_OFFICIAL, born_on=date(1991, 6, 5))).pk


def test_a_guest_is_of_age(cast: Cast) -> None:
    told = {"home_name": "Chi bộ xã Xa", "until": None, "document": None, "cell": cast["CELL"], "on": TODAY}
    with pytest.raises(Refused) as refused:
        receive_guest(person=Newcomer("Lý Thị Xa", born_on=date(2007, 3, 22)), **told, **by(cast))
    assert refusals(refused) == {"born_on": "too_young"}
    assert receive_guest(person=Newcomer("Lý Thị Xa", born_on=date(2007, 3, 21)), **told, **by(cast)).pk


def test_nobody_returns_to_a_cell_that_has_ended(cast: Cast, member: Member) -> None:
    leave(member=member, way="released", on=date(2025, 2, 1), document=DECISION, **by(cast))
    end_of(cast, "SECOND")
    with pytest.raises(Refused) as refused:
        restore(member=member, cell=cast["SECOND"], on=ENDED, document=DECISION, **by(cast))
    assert refused.value.field == "cell"
    restore(member=member, cell=cast["SECOND"], on=ENDED - DAY, document=DECISION, **by(cast))


def test_nobody_is_received_by_a_cell_that_has_ended(cast: Cast, member: Member) -> None:
    to = {"to_cell": cast["SECOND"], "to_name": "", "papers_due_on": TODAY, "document": None}
    transfer = send_transfer(member=member, on=date(2025, 2, 1), **to, **by(cast))
    end_of(cast, "SECOND")
    with pytest.raises(Refused):
        receive_transfer(transfer=transfer, on=ENDED, document=None, **by(cast, "binh"))
    receive_transfer(transfer=transfer, on=ENDED - DAY, document=None, **by(cast, "binh"))


def test_nobody_leaves_a_cell_after_its_last_day(cast: Cast, member: Member) -> None:
    end_of(cast, "CELL")
    with pytest.raises(Refused, match="The last day of CELL was 28/02/2025") as refused:
        leave(member=member, way="released", on=ENDED + DAY, document=DECISION, **by(cast))
    assert refused.value.field == "on"
    leave(member=member, way="released", on=ENDED, document=DECISION, **by(cast))


def test_nobody_becomes_official_before_the_twelve_months_from_the_admission(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", official=False, on=date(2024, 1, 1))
    Member.objects.update(admitted_on=date(2024, 3, 22))
    Membership.objects.update(valid_from=date(2024, 3, 22))
    with pytest.raises(Refused) as refused:
        make_official(member=member, on=TODAY, document=None, **by(cast))
    assert refusals(refused) == {"on": "official_too_soon"}
    Member.objects.update(admitted_on=date(2024, 3, 21))
    assert make_official(member=member, on=TODAY, document=None, **by(cast)).pk


# --- corrections ------------------------------------------------------------------------------------------------------


def particulars(cast: Cast, member: Member, **values: object) -> None:
    member.refresh_from_db()
    names = ("full_name", "born_on", "sex", "card_number", "admitted_on")
    told = {name: getattr(member, name) for name in names} | values
    correct_particulars(member=member, values=told, why="Ghi nhầm", **by(cast))


def correct(cast: Cast, fact: Membership | Degree, kind: str, **values: object) -> None:
    told = {"valid_from": fact.valid_from, "valid_to": fact.valid_to} | values
    kept = set(Organisation.objects.values_list("pk", flat=True))
    correct_fact(member=fact.member, kind=kind, pk=fact.pk, values=told, why="Ghi nhầm", kept=kept, **by(cast))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"admitted_on": START + DAY}, {"admitted_on": "joined_before_admitted"}),
        ({"admitted_on": date(2018, 1, 2)}, {"admitted_on": "official_too_soon"}),
        ({"born_on": date(2000, 1, 2)}, {"born_on": "admitted_too_young"}),
        ({"admitted_on": date(1950, 1, 1)}, {"admitted_on": "admitted_before_birth"}),
        ({"admitted_on": date(1999, 12, 31), "born_on": date(2000, 1, 1)}, {"born_on": "admitted_before_birth"}),
    ],
)
def test_no_correction_makes_what_cannot_be(
    cast: Cast, member: Member, values: dict[str, date], said: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        particulars(cast, member, **values)
    assert said.items() <= refusals(refused).items()


def test_particulars_are_corrected_up_to_the_border(cast: Cast, member: Member) -> None:
    particulars(cast, member, born_on=date(2000, 1, 1))
    particulars(cast, member, born_on=date(1990, 1, 1), admitted_on=date(2017, 12, 31))


def test_a_wrong_record_of_before_can_be_mended_bit_by_bit(cast: Cast, member: Member) -> None:
    Member.objects.update(born_on=date(2010, 1, 1))
    particulars(cast, member, full_name="Nguyễn Văn Ân")
    with pytest.raises(Refused):
        particulars(cast, member, admitted_on=TODAY + DAY)
    particulars(cast, member, born_on=date(1990, 1, 1))


def test_no_correction_leads_out_of_the_life_of_the_cell(cast: Cast, member: Member) -> None:
    (membership,) = member.memberships.all()
    with pytest.raises(Refused, match="CELL exists from 01/01/2019") as refused:
        correct(cast, membership, "membership", valid_from=START - DAY)
    assert refused.value.field == "valid_from"
    end_of(cast, "CELL")
    left = {"departure": "released"}
    with pytest.raises(Refused, match="The last day of CELL was 28/02/2025") as refused:
        correct(cast, membership, "membership", valid_to=ENDED + DAY, **left)
    assert refused.value.field == "valid_to"
    correct(cast, membership, "membership", valid_to=ENDED, **left)


def test_a_day_of_a_degree_is_corrected_within_the_rules(cast: Cast, member: Member) -> None:
    (degree,) = member.degrees.all()
    with pytest.raises(Refused) as refused:
        correct(cast, degree, "degree", valid_from=START - DAY)
    assert refusals(refused) == {"valid_from": "official_too_soon"}
    correct(cast, degree, "degree", valid_from=START + DAY)


def test_an_entry_is_not_taken_out_where_the_one_before_would_outlive_its_cell(cast: Cast, member: Member) -> None:
    told = {"to_cell": cast["SECOND"], "to_name": "", "papers_due_on": TODAY, "document": None}
    transfer = send_transfer(member=member, on=date(2025, 2, 1), **told, **by(cast))
    receive_transfer(transfer=transfer, on=date(2025, 2, 10), document=None, **by(cast, "binh"))
    end_of(cast, "CELL")
    second = member.memberships.get(cell=cast["SECOND"])
    kept = set(Organisation.objects.values_list("pk", flat=True))
    told = {"member": member, "kind": "membership", "pk": second.pk, "why": "Ghi nhầm", "kept": kept, **by(cast)}
    with pytest.raises(Refused, match="The last day of CELL was 28/02/2025"):
        remove_fact(**told)
    end_of(cast, "CELL", TODAY + DAY)
    remove_fact(**told)


def test_records_are_not_merged_into_days_that_cannot_be(cast: Cast, member: Member) -> None:
    (other,) = cast.people(1, of="CELL", official=False, on=START + DAY)
    told = {"kept": member, "absorbed": other, "why": "Cùng số thẻ", **by(cast)}
    with pytest.raises(Refused) as refused:
        merge_records(from_absorbed=["admitted_on"], **told)
    assert set(refusals_of(refused)) == {"joined_before_admitted", "official_before_admitted"}
    merge_records(from_absorbed=["born_on"], **told)


def test_records_are_not_merged_into_an_admission_before_birth(cast: Cast, member: Member) -> None:
    """The database refuses it before the rule is asked."""
    (other,) = cast.people(1, of="CELL")
    Member.objects.filter(pk=other.pk).update(born_on=date(2018, 1, 1), admitted_on=None)
    with pytest.raises(Refused) as refused:
        merge_records(kept=member, absorbed=other, from_absorbed=["born_on"], why="Cùng số thẻ", **by(cast))
    assert refusals_of(refused) == ["too_young"]
    assert Member.objects.get(pk=member.pk).born_on == date(1950, 1, 1)


def test_a_list_is_not_entered_where_the_admission_was_corrected_to_before_the_birth_since(cast: Cast) -> None:
    known(cast, born_on=None)
    sheet = preview(cast, [[*HEADINGS[:5], "Chi bộ"], [*AN[:5], AN[8]]])
    Member.objects.update(admitted_on=date(1975, 1, 1))
    with pytest.raises(Refused, match="Admitted on or before the day of birth"):
        applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))


# --- lists and the first register -------------------------------------------------------------------------------------


def marks(sheet: Sheet) -> dict[str, tuple[str, str]]:
    (row,) = sheet.rows.all()
    return {name: (mark.mark, mark.note) for name, mark in deciding.marks_of(row).items() if mark.note}


def row_of(**values: object) -> list[object]:
    columns = {"born": 2, "admitted": 5, "official": 6, "degree": 7}
    row = list(AN)
    for name, value in values.items():
        row[columns[name]] = value
    return row


def test_the_preview_says_the_same_of_a_row(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, row_of(born="1/1/2020", admitted="1/1/2024", official=None, degree="DB")])
    assert marks(sheet)["born_on"] == ("error", "too_young")
    assert sheet.rows.get().verdict == "error"


def test_the_preview_looks_at_the_row_together_with_the_register(cast: Cast) -> None:
    known(cast)
    rows = [[*HEADINGS[:3], *HEADINGS[3:5], "Chi bộ"], [*AN[:2], "4/2/1990", *AN[3:5], AN[8]]]
    sheet = preview(cast, rows)
    row = sheet.rows.get()
    if row.candidates:
        row = deciding.same_person(row=row, member_id=row.candidates[0], today=TODAY)
    assert deciding.marks_of(row)["born_on"].note == "admitted_too_young_together"
    assert row.verdict == "error"


def test_a_list_read_by_the_rules_of_another_day_is_not_entered(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    row = sheet.rows.get()
    row.values |= {"admitted_on": "1995-02-02"}
    row.save()
    with pytest.raises(Refused, match=f"Row {row.number}, {row.full_name}: Nobody is admitted before"):
        applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))
    assert not Member.objects.exists()


def test_who_is_official_without_a_day_is_so_when_the_probation_has_ended(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, row_of(admitted="20/3/2024", official=None, degree="CT")])
    Sheet.objects.update(on=date(2025, 3, 1))
    applying.apply_sheet(sheet=sheet, occasion=cast.occasion("binh"))
    told = Member.objects.get().degrees.values_list("value", "valid_from", "valid_to")
    ended = date(2025, 3, 20)
    assert list(told) == [("probationary", date(2024, 3, 20), ended), ("official", ended, None)]


def test_nobody_enters_with_the_first_register_with_days_that_cannot_be(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"Lê Mới \(01/01/2010\): A member is at least 18 years old"):
        cast.register([Newcomer("Lê Mới", born_on=date(2010, 1, 1))], of="CELL")
    assert not Member.objects.exists()


# --- organisations that end -------------------------------------------------------------------------------------------


def test_a_reorganisation_leaves_nobody_outside_and_is_taken_back_whole(cast: Cast, member: Member) -> None:
    plan = confirmed(cast, merge(["CELL"], "SECOND"))
    assert not memberships_outside_life(Membership.objects.all(), TODAY).exists()
    come()
    day = plan.effective_on
    assert not memberships_outside_life(Membership.objects.all(), day).exists()
    assert lives_of_cells([cast["CELL"].pk])[cast["CELL"].pk][0].end == day


def test_older_data_that_breaks_the_rules_is_listed(cast: Cast, member: Member) -> None:
    below = Organisation.objects.below(cast["WARD"])

    def listed(kind: str) -> list[str]:
        return [finding.what for finding in look_for(kind, below, TODAY)]

    assert (listed("impossible_days"), listed("outside_life")) == ([], [])
    Member.objects.update(born_on=date(2000, 1, 2))
    assert listed("impossible_days") == [str(WORDS["admitted_too_young"]) % {"number": 18}]
    Member.objects.update(born_on=date(2000, 1, 1))
    assert listed("impossible_days") == []
    Member.objects.update(admitted_on=date(2018, 1, 2))
    assert listed("impossible_days") == [str(WORDS["official_too_soon"]) % {"number": 12}]
    drop_guard(connection, "nobody_belongs_to_what_is_no_cell_on_update")
    Membership.objects.update(valid_from=START - DAY)
    assert listed("outside_life") == ["from 31/12/2018"]
    end_of(cast, "CELL", TODAY)
    Membership.objects.update(valid_from=START)
    assert listed("outside_life") == ["from 01/01/2019"] * 2  # the membership, and the mandate of the clerk
    end_of(cast, "CELL", TODAY + DAY)
    assert listed("outside_life") == []


AGAIN = date(2024, 9, 1)
"""Less than twelve months before today."""


def admitted_again(cast: Cast, member: Member) -> Member:
    leave(member=member, way="expelled", on=date(2019, 9, 1), document=DECISION, **by(cast))
    readmit(member=member, cell=cast["CELL"], on=AGAIN, document=DECISION, **by(cast))
    return member


def test_no_correction_makes_who_was_admitted_again_official_before_the_new_probation_ends(
    cast: Cast, member: Member
) -> None:
    admitted_again(cast, member)
    first, probation = member.degrees.order_by("valid_from")
    for degree, values in (
        (probation, {"value": "official"}),
        (probation, {"value": "official", "valid_from": AGAIN + DAY}),
        (first, {"valid_to": None}),
        (first, {"valid_from": AGAIN + DAY, "valid_to": None}),
    ):
        with pytest.raises(Refused):
            correct(cast, degree, "degree", **values)
    assert [degree.value for degree in member.degrees.on(TODAY)] == ["probationary"]


def test_the_first_admission_is_not_corrected_to_the_day_of_the_second(cast: Cast, member: Member) -> None:
    admitted_again(cast, member)
    for day in (AGAIN, START + DAY):
        with pytest.raises(Refused) as refused:
            particulars(cast, member, admitted_on=day)
        assert refusals(refused) == {"admitted_on": "joined_before_admitted"}
    particulars(cast, member, admitted_on=date(2017, 12, 1))
