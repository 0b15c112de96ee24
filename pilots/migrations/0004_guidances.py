import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATES = [("draft", "draft"), ("in_force", "put in force")]


class Migration(migrations.Migration):
    dependencies = [
        ("cells", "0006_citations_known_by_their_keys"),
        ("pilots", "0003_pilots_in_full"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Those known before there were drafts are in force.
        migrations.AddField(
            "guidance", "state", models.CharField(choices=STATES, default="in_force", max_length=10)
        ),
        migrations.AlterField("guidance", "state", models.CharField(choices=STATES, default="draft", max_length=10)),
        migrations.AddConstraint(
            "guidance",
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "in_force"]), name="a_guidance_has_a_known_state"
            ),
        ),
        migrations.CreateModel(
            name="GuidanceChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(choices=[("extend", "extended"), ("end_early", "ended early")], max_length=10),
                ),
                ("valid_to_before", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "guidance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="pilots.guidance"
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cells.documentreference"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(reason=""), name="a_change_of_a_guidance_has_a_reason"
                    )
                ],
            },
        ),
    ]
