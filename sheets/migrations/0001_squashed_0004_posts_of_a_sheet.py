"""What the migrations up to 0004 come to, for a new site; one that has applied them goes on from there."""

import django.db.models.deletion
import sheets.models.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('sheets', '0001_initial'), ('sheets', '0002_sealed_and_fewer_indexes'), ('sheets', '0003_parts_and_questions'), ('sheets', '0004_posts_of_a_sheet')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
        ('cells', '0001_squashed_0017_inspection_committees'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('register', 'list to enter'), ('reconcile', 'list of another register to compare with')], max_length=10)),
                ('state', models.CharField(choices=[('uploaded', 'uploaded'), ('mapped', 'columns chosen'), ('previewed', 'ready to look through'), ('applied', 'entered'), ('undone', 'undone'), ('discarded', 'discarded')], default='uploaded', max_length=10)),
                ('uploaded_at', models.DateTimeField()),
                ('file_name', models.CharField(max_length=255)),
                ('is_text', models.BooleanField()),
                ('digest', models.CharField(max_length=64)),
                ('contents', sheets.models.sealed.SealedJSONField(default=list)),
                ('name', models.CharField(blank=True, max_length=255)),
                ('header_first', models.PositiveIntegerField(default=0)),
                ('header_rows', models.PositiveSmallIntegerField(default=1)),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=list)),
                ('meanings', models.JSONField(default=dict)),
                ('along', models.JSONField(default=list)),
                ('on', models.DateField(null=True)),
                ('fill_partial_days', models.BooleanField(default=True)),
                ('counts', sheets.models.sealed.SealedJSONField(default=dict)),
                ('problem', models.TextField(blank=True)),
                ('newest_member', models.BigIntegerField(default=0)),
                ('applied_at', models.DateTimeField(null=True)),
                ('entry', models.BigIntegerField(null=True)),
                ('founded_groups', models.JSONField(default=list)),
                ('appointed', models.JSONField(default=list)),
                ('default_cell', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.job')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='cells.organisation')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['register', 'reconcile'])), name='a_sheet_has_a_known_kind'), models.CheckConstraint(condition=models.Q(('state__in', ['uploaded', 'mapped', 'previewed', 'applied', 'undone', 'discarded'])), name='a_sheet_has_a_known_state'), models.CheckConstraint(condition=models.Q(('kind', 'reconcile'), ('state', 'applied'), _negated=True), name='a_list_to_compare_with_is_never_entered_whole')],
            },
        ),
        migrations.CreateModel(
            name='SheetMemory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
                ('header', models.JSONField(default=list)),
                ('columns', models.JSONField()),
                ('meanings', models.JSONField(default=dict)),
                ('along', models.JSONField(default=dict)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cells.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'fingerprint'), name='a_make_of_sheet_is_remembered_once')],
            },
        ),
        migrations.CreateModel(
            name='SheetRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.PositiveSmallIntegerField(default=0)),
                ('number', models.PositiveIntegerField(null=True)),
                ('verdict', models.CharField(choices=[('new', 'new'), ('changed', 'changed'), ('unchanged', 'unchanged'), ('likely', 'is this the same person?'), ('ask', 'to be confirmed'), ('error', 'error'), ('absent', 'not in the sheet'), ('passed', 'passed over')], max_length=10)),
                ('has_warning', models.BooleanField(default=False)),
                ('choice', models.CharField(blank=True, choices=[('', 'not decided'), ('same', 'the same person'), ('different', 'somebody else'), ('left_out', 'left out'), ('confirmed', 'right as it was read'), ('known', 'known, left as it is'), ('mended', 'mended')], default='', max_length=10)),
                ('full_name', models.CharField(max_length=150)),
                ('values', models.JSONField(default=dict)),
                ('marks', models.JSONField(default=dict)),
                ('candidates', models.JSONField(default=list)),
                ('mended', models.JSONField(default=dict)),
                ('written', models.JSONField(null=True)),
                ('cell', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sheet_rows', to='cells.member')),
                ('sheet', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='sheets.sheet')),
            ],
            options={
                'ordering': ['sheet_id', 'pk'],
                'indexes': [models.Index(fields=['sheet', 'verdict'], name='sheet_row_by_verdict')],
                'constraints': [models.UniqueConstraint(fields=('sheet', 'part', 'number'), name='a_row_of_a_sheet_is_staged_once'), models.CheckConstraint(condition=models.Q(('verdict__in', ['new', 'changed', 'unchanged', 'likely', 'ask', 'error', 'absent', 'passed'])), name='a_row_has_a_known_verdict')],
            },
        ),
    ]
