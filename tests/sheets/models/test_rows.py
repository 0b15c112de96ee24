"""No row of a list points at a list or a cell that is not there: guards see to it in place of references."""

import pytest
from django.db import IntegrityError, connection, transaction

from cells.models import Organisation
from sheets.models import Sheet, SheetRow
from tests.cast import Cast
from tests.sheets.services.test_staging import AN
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
NOBODY = 10**9


@pytest.mark.parametrize("column", ["sheet_id", "cell_id"])
def test_a_row_of_nowhere_is_refused(cast: Cast, column: str) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    with pytest.raises(IntegrityError, match="has_its_list_and_its_cell"), transaction.atomic():
        SheetRow.objects.filter(pk=row.pk).update(**{column: NOBODY})
    setattr(row, column, NOBODY)
    row.pk, row.number = None, 99
    with pytest.raises(IntegrityError, match="has_its_list_and_its_cell"), transaction.atomic():
        row.save(force_insert=True)


def test_a_row_of_no_cell_is_kept(cast: Cast) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    SheetRow.objects.filter(pk=row.pk).update(cell_id=None)


@pytest.mark.parametrize(("model", "column"), [(Sheet, "sheet_id"), (Organisation, "cell_id")])
def test_what_a_row_points_at_does_not_go(cast: Cast, model: type[Sheet | Organisation], column: str) -> None:
    row = preview(cast, [HEADINGS, AN]).rows.get()
    with (
        pytest.raises(IntegrityError, match="no_row_of_a_list_loses_its"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [getattr(row, column)])


def test_a_list_goes_with_its_rows(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    sheet.delete()
    assert not SheetRow.objects.exists()
