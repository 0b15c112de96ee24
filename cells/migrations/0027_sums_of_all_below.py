from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0026_newest_first'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='organisationversion',
            name='version_by_parent',
        ),
        migrations.AddIndex(
            model_name='organisationversion',
            index=models.Index(fields=['parent', 'valid_from', 'valid_to'], name='version_by_parent'),
        ),
        # What was kept of a superior organisation had not what is below other superior ones there; until whoever watches the jobs
        # has added it up, everything is counted along the tree.
        migrations.RunSQL(
            "INSERT INTO cells_tallymark (organisation_id) "
            "SELECT DISTINCT organisation_id FROM cells_organisationversion WHERE kind = 'superior'",
            migrations.RunSQL.noop,
        ),
    ]
