from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0007_reporting_periods'),
    ]

    operations = [
        migrations.AddField(
            model_name='issued',
            name='recipients',
            field=models.TextField(blank=True, default='', verbose_name='Recipients'),
            preserve_default=False,
        ),
    ]
