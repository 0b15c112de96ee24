from django.db import migrations, models

ACTS = [
    ("submit", "submitted"),
    ("resubmit", "submitted again"),
    ("appraise_fit", "appraised: fit"),
    ("appraise_unfit", "appraised: not fit"),
    ("send_back", "sent back"),
    ("approve", "approved"),
    ("refuse", "refused"),
    ("withdraw", "withdrawn"),
    ("suspend", "suspended"),
    ("resume", "resumed"),
    ("end", "ended by decision"),
    ("lapse", "lapsed by a reorganisation"),
    ("hand_over", "handed over to the successor by a reorganisation"),
    ("carry_over", "carried over by a reorganisation"),
]


class Migration(migrations.Migration):
    dependencies = [("pilots", "0004_guidances")]

    operations = [
        migrations.AlterField("registrationstep", "act", models.CharField(choices=ACTS, max_length=20)),
    ]
