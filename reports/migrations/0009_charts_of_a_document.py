from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0008_recipients_of_what_is_issued'),
    ]

    operations = [
        migrations.AddField(
            model_name='cover',
            name='with_charts',
            field=models.BooleanField(blank=True, null=True, verbose_name='Charts in an annex'),
        ),
    ]
