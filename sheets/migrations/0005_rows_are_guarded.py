import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cells", "0019_superior_tallies"),
        ("sheets", "0004_posts_of_a_sheet"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sheetrow",
            name="sheet",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rows",
                to="sheets.sheet",
            ),
        ),
        migrations.AlterField(
            model_name="sheetrow",
            name="cell",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cells.organisation",
            ),
        ),
    ]
