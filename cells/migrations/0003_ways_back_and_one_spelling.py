from typing import Any

from django.apps.registry import Apps
from django.db import IntegrityError, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from accounts.rules.text import clean_text
from cells.rules.document_reference import CitedDocument, issuer_key, normalise_symbol, search_key, symbol_key
from cells.rules.names import fold, sort_key

ODD = (
    "[ÐðƉɖ'\"‘’‛ʹʻʼʽˈ′´`“”„‐‑‒–—―−"
    "\u0300-\u036f\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufe00-\ufe0f\ufeff\uff01-\uff5e]"
)
"""Signs for which a name may be written otherwise now than it was kept, or be searched by another key."""
BATCH = 1_000


def unify(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was kept before letters that look alike were unified: the same person, organisation, document again."""
    _unify(apps.get_model("cells", "Member"), "full_name", _member)
    _unify(apps.get_model("cells", "OrganisationVersion"), "name", _version)
    references = apps.get_model("cells", "DocumentReference")
    for reference in references.objects.filter(
        models.Q(issuer__regex=ODD) | models.Q(symbol__regex=ODD) | models.Q(title__regex=ODD)
    ):
        _reference(reference)
        try:
            with transaction.atomic():
                reference.save()
        except IntegrityError:
            # Entered twice under two spellings, and cited under both: each stays as it is.
            continue


def _unify(model: Any, column: str, mend: Any) -> None:
    changed: list[Any] = []
    fields: tuple[str, ...] = ()
    for row in model.objects.filter(**{f"{column}__regex": ODD}).iterator(BATCH):
        fields = mend(row)
        changed.append(row)
        if len(changed) == BATCH:
            model.objects.bulk_update(changed, fields)
            changed = []
    if changed:
        model.objects.bulk_update(changed, fields)


def _member(row: Any) -> tuple[str, ...]:
    row.full_name = clean_text(row.full_name)
    row.search_key, row.sort_key = fold(row.full_name), sort_key(row.full_name)
    return "full_name", "search_key", "sort_key"


def _version(row: Any) -> tuple[str, ...]:
    row.name, row.search_key = clean_text(row.name), fold(clean_text(row.name))
    return "name", "search_key"


def _reference(row: Any) -> None:
    row.issuer, row.symbol, row.title = clean_text(row.issuer), normalise_symbol(row.symbol), clean_text(row.title)
    row.issuer_key, row.symbol_key = issuer_key(row.issuer), symbol_key(row.symbol)
    row.search_key = search_key(CitedDocument(row.issuer, row.symbol, row.issued_on, row.title))


class Migration(migrations.Migration):
    dependencies = [("cells", "0002_formed_and_befallen_once")]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="arrival",
            field=models.CharField(
                choices=[
                    ("admitted", "admitted"),
                    ("transferred", "transferred in"),
                    ("registered", "in the first register"),
                    ("reorganised", "by a reorganisation"),
                    ("returned", "returned"),
                    ("readmitted", "admitted again"),
                    ("restored", "rights restored"),
                ],
                max_length=12,
                verbose_name="Joined by",
            ),
        ),
        migrations.RunPython(unify, migrations.RunPython.noop),
    ]
