from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATISTICS = "CREATE STATISTICS coming_meetings_are_planned (mcv) ON state, held_on FROM meetings_meeting"
"""What is coming is planned, and nearly all that is over was held. Without it PostgreSQL expects one in forty of those that are
coming, reads them all and sorts them, in place of following the index of their order for a page."""


def keep_statistics(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(STATISTICS)
        editor.execute("ANALYZE meetings_meeting")


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP STATISTICS coming_meetings_are_planned")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0015_newest_first")]

    operations = [migrations.RunPython(keep_statistics, drop)]
