"""The checklist by version of the guidance: a file goes by the day on which it was begun."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from admissions.models import PaperKind
from admissions.queries.pipeline import paper_kinds_for, paper_kinds_on
from admissions.rules.steps import Step
from admissions.services.paper_kinds import PaperTold, correct_paper, end_paper, set_paper, take_back_paper
from admissions.services.papers import keep_papers
from admissions.services.shipped_papers import ship_papers
from cells.rules.document_reference import CitedDocument
from tests.admissions.people import Way
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GUIDE = CitedDocument("Ban Tổ chức Trung ương", "500-HD/BTCTW", date(2025, 3, 1), "Hướng dẫn")
TOLD = PaperTold("Phiếu khám sức khoẻ", "Health certificate", "9-X", position=9)


def ask(cast: Cast, on: date = TODAY, told: PaperTold = TOLD, key: str = "", *, past: bool = False) -> PaperKind:
    return set_paper(
        key=key, told=told, valid_from=on, document=GUIDE, past_is_meant=past, occasion=cast.occasion("khanh")
    )


def names(kinds: list[PaperKind]) -> set[str]:
    return {kind.key for kind in kinds}


def test_a_file_goes_by_the_checklist_of_the_day_on_which_it_was_begun(cast: Cast) -> None:
    before, later = Way.begin(cast), Way.begin(cast, official=3, of="SECOND")
    before.introduced(TODAY - DAY)
    ask(cast)
    later.introduced(TODAY)
    fresh = [way.candidate.__class__.objects.get(pk=way.candidate.pk) for way in (before, later)]
    old, new = (names(paper_kinds_for(one, TODAY + 90 * DAY)) for one in fresh)
    assert new - old == {"phieu-kham-suc-khoe"}
    assert names(paper_kinds_for(fresh[1], TODAY - DAY)) == old


def test_before_the_file_is_begun_the_day_counts(cast: Cast) -> None:
    way = Way.begin(cast)
    ask(cast, TODAY + DAY)
    assert TOLD.vietnamese not in {kind.vietnamese for kind in paper_kinds_for(way.candidate, TODAY)}
    assert TOLD.vietnamese in {kind.vietnamese for kind in paper_kinds_for(way.candidate, TODAY + DAY)}


def test_a_step_is_refused_without_the_paper_that_it_needs_and_others_are_not(cast: Cast) -> None:
    key = ask(cast, date(2024, 1, 1), PaperTold("Biên bản", "Minutes", step=Step.COMMITTEE_VOTE), past=True).key
    way = Way.begin(cast)
    on = date(2024, 3, 4)
    way.filed(on)
    keep_papers(candidate=way.candidate, papers={key: ("missing", None)}, occasion=way.occasion(on))
    way.vote(Step.CELL_VOTE, on)
    with pytest.raises(Refused, match="Missing in the file: Minutes"):
        way.do(Step.COMMITTEE_VOTE, on, in_favour=10, against=0, base=15)
    keep_papers(candidate=way.candidate, papers={key: ("there", on)}, occasion=way.occasion(on))
    assert way.do(Step.COMMITTEE_VOTE, on, in_favour=10, against=0, base=15).passed


def test_a_new_version_ends_the_one_before_and_is_taken_back(cast: Cast) -> None:
    row = ask(cast, TODAY + 5 * DAY, PaperTold("Đơn", "Application", "1A-KNĐ"), key="application")
    assert paper_kinds_on(TODAY + 4 * DAY)[0].form == "1-KNĐ"
    assert {kind.form for kind in paper_kinds_on(TODAY + 5 * DAY) if kind.key == "application"} == {"1A-KNĐ"}
    with pytest.raises(Refused, match="begins on 26/03/2025 already"):
        ask(cast, TODAY + 5 * DAY, key="application")
    with pytest.raises(IntegrityError, match="asked for twice"), transaction.atomic():
        PaperKind.objects.filter(pk=row.pk).update(valid_from=TODAY)
    take_back_paper(row=row, why="Chưa ký", occasion=cast.occasion("khanh"))
    assert paper_kinds_on(TODAY + 5 * DAY)[0].form == "1-KNĐ"
    with pytest.raises(Refused, match="a moment ago"):
        take_back_paper(row=row, why="Nữa", occasion=cast.occasion("khanh"))


def test_the_past_is_changed_only_where_that_is_meant(cast: Cast) -> None:
    with pytest.raises(Refused) as past:
        ask(cast, TODAY - DAY)
    assert past.value.field == "past_is_meant"
    assert ask(cast, TODAY - DAY, past=True).valid_from == TODAY - DAY
    with pytest.raises(Refused, match="on the list already"):
        ask(cast)


def test_a_paper_is_no_longer_asked_for_from_a_day_on(cast: Cast) -> None:
    row = PaperKind.objects.get(key="schooling")
    how = {"past_is_meant": False, "why": "Bãi bỏ", "occasion": cast.occasion("khanh")}
    end_paper(row=row, on=TODAY, **how)
    assert "schooling" in names(paper_kinds_on(TODAY - DAY))
    assert "schooling" not in names(paper_kinds_on(TODAY))
    with pytest.raises(Refused, match="not asked for on that day any more"):
        end_paper(row=row, on=TODAY, **how)
    with pytest.raises(Refused, match="Give a later day"):
        end_paper(row=ask(cast), on=TODAY, **how)


def test_what_ships_is_corrected_not_taken_back_and_never_shipped_twice(cast: Cast) -> None:
    row = PaperKind.objects.get(key="history")
    told = PaperTold("Lý lịch", "History", "2A-KNĐ", clause="3.2")
    correct_paper(row=row, told=told, why="Khác số", occasion=cast.occasion("khanh"))
    made_from = {"vietnamese": "x"}
    with pytest.raises(Outdated):
        correct_paper(row=row, told=TOLD, why="Nữa", occasion=cast.occasion("khanh"), made_from=made_from)
    number = PaperKind.objects.count()
    ship_papers()
    assert PaperKind.objects.count() == number
    row.refresh_from_db()
    assert (row.form, row.full_clause) == ("2A-KNĐ", "01-HD/TW, 3.2")
    with pytest.raises(Refused, match="ships with the product"):
        take_back_paper(row=row, why="Thử", occasion=cast.occasion("khanh"))
