"""What a list holds while nobody has finished it: sealed, and gone after some days."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection

from sheets.models import Sheet, SheetRow
from sheets.services import applying, deciding, intake, proceeding, uploads
from sheets.tasks import forget_unfinished_lists
from tests.cast import NOW, TODAY, Cast
from tests.sheets.services.test_staging import AN, BE
from tests.sheets.workbooks import HEADINGS, preview, receive

pytestmark = pytest.mark.django_db
PAPER, MISPLACED = "079080001234", "079085005678"
WITH_PAPERS = [[*HEADINGS, "Số CCCD"], [*AN, PAPER], [*BE[:2], MISPLACED, *BE[3:], ""]]


def everything_kept() -> str:
    """Every table of the lists and every file, as who steals them reads them."""
    told = []
    with connection.cursor() as cursor:
        for model in (Sheet, SheetRow):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            told += [str(row) for row in cursor.fetchall()]
    files = [path.read_bytes().decode("latin-1") for path in Path(site.UPLOADS_DIR).rglob("*") if path.is_file()]
    assert files
    return "\n".join(told + files)


def test_a_number_of_a_paper_lies_nowhere_in_clear_while_a_list_is_unfinished(cast: Cast) -> None:
    sheet = receive(cast, WITH_PAPERS)
    assert PAPER not in everything_kept()
    assert uploads.path_of(sheet).read_bytes()[:2] != b"PK"
    sheet = preview(cast, WITH_PAPERS)
    kept = everything_kept()
    assert PAPER not in kept
    assert MISPLACED not in kept


def test_pasted_text_lies_sealed_too(cast: Cast) -> None:
    text = "\n".join("\t".join(map(str, row)) for row in WITH_PAPERS)
    upload = intake.Upload("register", intake.PASTED, text.encode())
    intake.receive(organisation=cast["WARD"], upload=upload, occasion=cast.occasion("binh"))
    assert PAPER not in everything_kept()
    assert "Nguyễn" not in everything_kept()


def test_the_clerk_still_sees_the_first_rows_and_what_stands_in_the_wrong_column(cast: Cast) -> None:
    sheet = Sheet.objects.get(pk=preview(cast, WITH_PAPERS).pk)
    assert PAPER in str(sheet.contents)
    assert deciding.marks_of(sheet.rows.get(number=3))["born_on"].typed == MISPLACED


def test_a_person_is_recognised_by_the_paper_all_the_same(cast: Cast) -> None:
    rows = [WITH_PAPERS[0], WITH_PAPERS[1]]
    applying.apply_sheet(sheet=preview(cast, rows), occasion=cast.occasion("binh"))
    other_card = [*AN[:4], 58999999, *AN[5:], PAPER]
    again = preview(cast, [WITH_PAPERS[0], other_card])
    assert again.rows.get().verdict == "changed"


def test_what_was_decided_of_a_row_with_a_sealed_text_holds_when_the_list_is_read_anew(cast: Cast) -> None:
    sheet = preview(cast, WITH_PAPERS)
    deciding.leave_out(row=sheet.rows.get(number=3))
    proceeding.carry_out(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
    assert sheet.rows.get(number=3).choice == "left_out"


def test_a_list_that_nobody_finishes_goes_after_its_days(
    cast: Cast, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.UNFINISHED_LISTS_KEPT_DAYS = 30
    sheet = preview(cast, [HEADINGS, AN])
    uploaded = sheet.uploaded_at
    intake.forget_unfinished(at=uploaded + timedelta(days=30))
    assert sheet.rows.exists()
    with django_capture_on_commit_callbacks(execute=True):
        intake.forget_unfinished(at=uploaded + timedelta(days=30, seconds=1))
    sheet.refresh_from_db()
    assert (sheet.state, sheet.contents, sheet.rows.exists()) == ("discarded", [], False)
    assert not uploads.path_of(sheet).exists()


def test_a_list_that_was_entered_stays(cast: Cast) -> None:
    sheet = applying.apply_sheet(sheet=preview(cast, [HEADINGS, AN]), occasion=cast.occasion("binh"))
    intake.forget_unfinished(at=NOW + timedelta(days=400))
    sheet.refresh_from_db()
    assert (sheet.state, sheet.rows.count()) == ("applied", 1)


def test_a_list_that_is_being_read_is_left_to_its_job(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    monkeypatch.setattr(proceeding, "AT_ONCE", 0)
    proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=cast.occasion("binh"))
    intake.forget_unfinished(at=NOW + timedelta(days=400))
    assert Sheet.objects.get(pk=sheet.pk).state == "previewed"


def test_the_timer_needs_nobody(cast: Cast) -> None:
    sheet = receive(cast, [HEADINGS, AN])
    Sheet.objects.update(uploaded_at=NOW - timedelta(days=3_000))
    forget_unfinished_lists()
    assert Sheet.objects.get(pk=sheet.pk).state == "discarded"


def test_the_desk_says_a_week_before_that_a_list_goes(signed_in: Any, cast: Cast, settings: Any) -> None:
    settings.UNFINISHED_LISTS_KEPT_DAYS = 30
    sheet = receive(cast, [HEADINGS, AN])
    client = signed_in("binh")
    assert sheet.file_name not in client.get("/").content.decode()
    Sheet.objects.update(uploaded_at=NOW - timedelta(days=24))
    shown = client.get("/").content.decode()
    assert f"/sheets/{sheet.pk}/" in shown
    assert (TODAY + timedelta(days=6)).strftime("%d/%m/%Y") in shown


def test_the_progress_of_a_list_is_no_file_and_goes_with_it(cast: Cast) -> None:
    sheet = receive(cast, [HEADINGS, AN])
    uploads.report_progress(sheet, 3, 9)
    assert uploads.progress(sheet) == (3, 9)
    assert [path.name for path in Path(site.UPLOADS_DIR).iterdir()] == [str(sheet.pk)]
    uploads.forget(sheet)
    assert uploads.progress(sheet) == (0, 0)


def test_a_cache_that_is_away_stops_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_asked: object) -> None:
        raise ConnectionError

    sheet = receive(cast, [HEADINGS, AN])
    monkeypatch.setattr(uploads.cache, "set", away)
    monkeypatch.setattr(uploads.cache, "get", away)
    monkeypatch.setattr(uploads.cache, "delete", away)
    uploads.report_progress(sheet, 3, 9)
    assert uploads.progress(sheet) == (0, 0)
    uploads.forget(sheet)
    assert not uploads.path_of(sheet).exists()
