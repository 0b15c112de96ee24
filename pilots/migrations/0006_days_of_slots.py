from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("pilots", "0005_what_is_handed_over")]

    operations = [
        migrations.RemoveConstraint("slot", "a_slot_of_the_quota_is_taken_once"),
        # Nobody knows any more since when places were taken that are older than this: they always were.
        migrations.AddField("slot", "taken_on", models.DateField(blank=True, null=True)),
        migrations.AddField("slot", "given_back_on", models.DateField(blank=True, null=True)),
        migrations.AddConstraint(
            "slot",
            models.UniqueConstraint(
                fields=["organisation", "format", "year", "number"],
                condition=Q(given_back_on__isnull=True),
                name="a_slot_of_the_quota_is_taken_once",
            ),
        ),
        migrations.AddConstraint(
            "slot",
            models.CheckConstraint(
                condition=Q(given_back_on__isnull=True)
                | Q(taken_on__isnull=True)
                | Q(taken_on__lt=F("given_back_on")),
                name="a_slot_is_taken_before_it_is_given_back",
            ),
        ),
    ]
