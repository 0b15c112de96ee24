from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATISTICS = "CREATE STATISTICS probations_that_are_over (mcv) ON value, valid_to FROM cells_degree"
"""Most probations are over, and most other degrees are not. Without it PostgreSQL expects five times as many on probation as there
are, and reads all memberships for them."""


def keep_statistics(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(STATISTICS)
        editor.execute("ANALYZE cells_degree")


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP STATISTICS probations_that_are_over")


class Migration(migrations.Migration):
    dependencies = [("cells", "0022_figures_of_superiors")]

    operations = [
        migrations.RemoveIndex(model_name="membership", name="membership_by_member"),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["member", "valid_from", "valid_to", "cell"], name="membership_by_member"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                condition=models.Q(("arrival__in", ["admitted", "readmitted"])),
                fields=["cell", "valid_from"],
                name="admission_by_cell",
            ),
        ),
        migrations.AddIndex(
            model_name="degree",
            index=models.Index(
                condition=models.Q(("value", "probationary")),
                fields=["member", "valid_from", "valid_to"],
                name="degree_on_probation",
            ),
        ),
        migrations.RunPython(keep_statistics, drop),
    ]
