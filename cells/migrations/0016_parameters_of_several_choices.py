from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cells', '0015_members_found_at_once'),
    ]

    operations = [
        migrations.RenameField(model_name='parameter', old_name='value', new_name='number'),
        migrations.AddField(
            model_name='parameter',
            name='choice',
            field=models.CharField(blank=True, default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='parameter',
            constraint=models.CheckConstraint(condition=models.Q(('number__isnull', True), ('choice', ''), _connector='OR'), name='a_parameter_is_a_number_or_a_choice'),
        ),
    ]
