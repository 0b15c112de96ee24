"""Terms of admission become parameters of the statutes, each with its days, its document and its clause."""

from typing import Any

from django.db import migrations, models

OWN = "Cài đặt của cơ quan"
"""What no document sets; as in shipped/parameters.json."""


def move(apps: Any, schema_editor: Any) -> None:
    statutes, parameters = apps.get_model("cells", "Statute"), apps.get_model("cells", "Parameter")
    for row in apps.get_model("admissions", "AdmissionParameter").objects.order_by("valid_from", "pk"):
        known = {"reference": None, "name": OWN}
        if row.reference is not None:
            known = {"reference": row.reference}
        new = {"name": row.reference.symbol if row.reference is not None else OWN, "valid_from": row.valid_from}
        statute, _is_new = statutes.objects.get_or_create(
            **known, defaults=new | {"shipped": row.shipped, "secondary": row.shipped}
        )
        parameters.objects.create(
            statute=statute,
            key=row.key,
            number=row.number,
            choice=row.choice,
            clause=row.clause,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('admissions', '0001_initial'),
        ('cells', '0016_parameters_of_several_choices'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name='AdmissionParameter'),
        migrations.RemoveConstraint(model_name='candidate', name='of_a_removed_person_nothing_is_left'),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('removed_on__isnull', True), models.Q(('born_in__isnull', True), ('born_on__isnull', True), ('closed_because', ''), ('full_name', ''), ('sector', ''), ('sex', '')), _connector='OR'), name='of_a_removed_person_nothing_is_left'),
        ),
    ]
