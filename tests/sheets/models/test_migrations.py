"""What lists held before they were sealed is sealed where it lies."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from sheets.models import Sheet
from sheets.services import uploads
from tests.cast import Cast
from tests.sheets.services.test_staging import AN
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
sealing = import_module("sheets.migrations.0002_sealed_and_fewer_indexes")


def test_lists_of_before_are_sealed_with_their_files_and_can_be_opened_again(cast: Cast) -> None:
    sheet = preview(cast, [HEADINGS, AN])
    site = SimpleNamespace(connection=connection)
    sealing.unseal_all(None, site)
    assert uploads.path_of(sheet).read_bytes().startswith(b"PK")
    assert "Nguyễn Văn An" in _as_kept(sheet)
    sealing.seal_all(None, site)
    assert not uploads.path_of(sheet).read_bytes().startswith(b"PK")
    assert "Nguyễn Văn An" not in _as_kept(sheet)
    assert Sheet.objects.get(pk=sheet.pk).contents == sheet.contents


def _as_kept(sheet: Sheet) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT contents FROM sheets_sheet WHERE id = %s", [sheet.pk])
        return str(cursor.fetchone()[0])
