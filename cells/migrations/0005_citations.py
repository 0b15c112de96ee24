from django.conf import settings
from django.db import migrations, models

from cells.rules.document_reference import CitedDocument, issuer_key, search_key, symbol_key


def fill_keys(apps, schema_editor):
    for reference in apps.get_model("cells", "DocumentReference").objects.iterator():
        cited = CitedDocument(reference.issuer, reference.symbol, reference.issued_on, reference.title)
        reference.issuer_key, reference.symbol_key = issuer_key(cited.issuer), symbol_key(cited.symbol)
        reference.search_key = search_key(cited)
        # What has a title was cited in a letter or a report; decisions about members have none.
        reference.shared = bool(reference.title)
        reference.save()


class Migration(migrations.Migration):
    dependencies = [
        ("cells", "0004_reorganisations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("documentreference", "shared", models.BooleanField(default=False)),
        migrations.AddField(
            "documentreference",
            "added_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "documentreference",
            "issuer_key",
            models.CharField(default="", editable=False, max_length=600),
            preserve_default=False,
        ),
        migrations.AddField(
            "documentreference",
            "symbol_key",
            models.CharField(default="", editable=False, max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            "documentreference",
            "search_key",
            models.TextField(default="", editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop, elidable=True),
    ]
