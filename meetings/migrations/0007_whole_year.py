import django.db.models.deletion
from django.db import migrations, models


def tasks_of_their_meeting(apps, schema_editor):
    tasks, records = apps.get_model('meetings', 'Task'), apps.get_model('meetings', 'CombinedRecord')
    of_record = records.objects.filter(pk=models.OuterRef('record_id')).values('meeting_id')
    tasks.objects.update(meeting_id=models.Subquery(of_record))
    if schema_editor.connection.vendor == 'postgresql':
        # The table is altered next, and what is checked at the end would stand in the way.
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_the_log_by_month'),
        ('cells', '0014_national_code_and_residence'),
        ('meetings', '0006_the_latest_meetings'),
        ('pilots', '0005_reinstated'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='note',
            field=models.CharField(blank=True, max_length=255, verbose_name='Note'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='presenter',
            field=models.CharField(blank=True, max_length=120, verbose_name='Presented by'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='ends_at',
            field=models.TimeField(blank=True, null=True, verbose_name='Ends at'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('starts_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='a_meeting_ends_after_it_began'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='item',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='meetings.agendaitem'),
        ),
        migrations.AddField(
            model_name='task',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.meeting'),
        ),
        migrations.RunPython(tasks_of_their_meeting, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='task',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.meeting'),
        ),
        migrations.AlterModelOptions(
            name='task',
            options={'ordering': ['meeting_id', 'pk']},
        ),
        migrations.RemoveField(
            model_name='task',
            name='record',
        ),
        migrations.AddField(
            model_name='task',
            name='done_on',
            field=models.DateField(blank=True, null=True, verbose_name='Done on'),
        ),
        migrations.AddField(
            model_name='task',
            name='let_go_because',
            field=models.CharField(blank=True, max_length=255, verbose_name='Why it is let go'),
        ),
        migrations.AlterField(
            model_name='task',
            name='due_on',
            field=models.DateField(blank=True, null=True, verbose_name='Due on'),
        ),
        migrations.AlterField(
            model_name='task',
            name='text',
            field=models.TextField(verbose_name='Task'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('done_on__isnull', True), ('let_go_because', '')), fields=['due_on'], name='open_tasks_by_day'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_task_says_what_is_to_be_done'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('let_go_because', ''), _connector='OR'), name='a_task_is_done_or_let_go_and_never_both'),
        ),
    ]
