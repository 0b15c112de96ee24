from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from 0005: PostgreSQL alters no table in the transaction that still has checks of its rows pending."""

    dependencies = [("cells", "0005_citations")]

    operations = [
        migrations.RemoveConstraint("documentreference", "a_document_is_known_by_issuer_symbol_and_date"),
        migrations.AddConstraint(
            "documentreference",
            models.UniqueConstraint(
                fields=["symbol_key", "issued_on", "issuer_key"], name="a_document_is_known_by_issuer_symbol_and_date"
            ),
        ),
        migrations.AddConstraint(
            "documentreference",
            models.CheckConstraint(
                condition=~models.Q(symbol_key="") & ~models.Q(issuer_key=""),
                name="a_document_has_the_keys_of_its_symbol_and_issuer",
            ),
        ),
    ]
