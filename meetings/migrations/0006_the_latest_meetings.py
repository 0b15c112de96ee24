from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_votes_or_why_not")]

    operations = [
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["held_on", "id"], condition=~models.Q(state="planned"), name="latest_meetings"),
        ),
    ]
