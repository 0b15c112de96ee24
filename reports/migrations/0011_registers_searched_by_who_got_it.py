"""What a register is searched by. The search key of what is issued is no part of it: the guard of the table makes way for this once,
and is installed anew after every migrate."""

from django.db import migrations, models

from cells.rules.names import fold

GUARD = "an_issued_document_is_never_updated"


def find_by_who_got_it(apps, schema_editor):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else ' ON "reports_issued"'
    schema_editor.execute(f'DROP TRIGGER IF EXISTS "{GUARD}"{on_table}')
    issued, delivery = apps.get_model("reports", "Issued"), apps.get_model("reports", "Delivery")
    for one in issued.objects.iterator():
        one.search_key += f" {fold(one.second_signed_by)} {fold(one.recipients)}"
        one.save(update_fields=["search_key"])
    for one in delivery.objects.iterator():
        one.search_key = f"{fold(one.received_by)} {fold(one.remark)}"
        one.save(update_fields=["search_key"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_how_documents_went_out")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="search_key",
            field=models.TextField(default="", editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(find_by_who_got_it, migrations.RunPython.noop, elidable=True),
    ]
