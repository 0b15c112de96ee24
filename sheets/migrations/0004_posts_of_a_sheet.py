from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sheets", "0003_parts_and_questions")]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="appointed",
            field=models.JSONField(default=list),
        ),
    ]
