from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sheets.models.sealed
from sheets.models.sealed import seal, unseal


def _turn(schema_editor, act):
    """What is kept of each list, and its file, which is named by its number."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, contents, counts FROM sheets_sheet")
        for pk, *kept in cursor.fetchall():
            turned = [act(one.encode()).decode() for one in kept]
            cursor.execute("UPDATE sheets_sheet SET contents = %s, counts = %s WHERE id = %s", [*turned, pk])
            path = Path(settings.UPLOADS_DIR) / str(pk)
            if path.is_file():
                path.write_bytes(act(path.read_bytes()))
            path.with_suffix(".progress").unlink(missing_ok=True)


def seal_all(apps, schema_editor):
    _turn(schema_editor, seal)


def unseal_all(apps, schema_editor):
    _turn(schema_editor, unseal)


class Migration(migrations.Migration):
    dependencies = [("sheets", "0001_initial")]

    operations = [
        migrations.AlterField(
            "sheetrow",
            "sheet",
            models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="sheets.sheet"
            ),
        ),
        migrations.AlterField(
            "sheetrow",
            "cell",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cells.organisation",
            ),
        ),
        migrations.AlterField("sheet", "contents", sheets.models.sealed.SealedJSONField(default=list)),
        migrations.AlterField("sheet", "counts", sheets.models.sealed.SealedJSONField(default=dict)),
        migrations.RunPython(seal_all, unseal_all),
    ]
