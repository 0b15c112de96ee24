"""What the migrations up to 0008 come to, for a new site; one that has applied them goes on from there."""

import django.db.models.deletion
import reports.rules.layout
import reports.rules.periods
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reports', '0001_initial'), ('reports', '0002_more_kinds'), ('reports', '0003_issued'), ('reports', '0004_form_texts'), ('reports', '0005_signed_documents'), ('reports', '0006_how_pages_are_set'), ('reports', '0007_reporting_periods'), ('reports', '0008_recipients_of_what_is_issued')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
        ('cells', '0001_squashed_0017_inspection_committees'),
        ('meetings', '0001_squashed_0012_votes_of_a_meeting'),
        ('pilots', '0001_squashed_0006_agenda_phrases'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('owed', 'not sent yet'), ('sent', 'sent'), ('returned', 'returned'), ('accepted', 'accepted'), ('taken_off', 'taken off')], default='owed', max_length=10)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
            ],
            options={
                'ordering': ['period_id', 'organisation__code'],
            },
        ),
        migrations.CreateModel(
            name='NumberBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('type_code', models.CharField(max_length=10)),
                ('begins_on', models.DateField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
            ],
            options={
                'ordering': ['organisation_id', 'type_code', 'begins_on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'type_code', 'begins_on'), name='a_type_has_one_book_of_numbers_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Issued',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('matter', models.CharField(max_length=60)),
                ('since', models.DateField(null=True)),
                ('day', models.DateField(verbose_name='Day of the figures')),
                ('number', models.PositiveIntegerField(verbose_name='Number')),
                ('type_code', models.CharField(max_length=10)),
                ('symbol', models.CharField(max_length=60, verbose_name='Number and symbol')),
                ('dated_on', models.DateField(verbose_name='Date')),
                ('title', models.TextField(verbose_name='What it is about')),
                ('authority', models.CharField(max_length=255)),
                ('office', models.CharField(max_length=255)),
                ('signed_by', models.CharField(max_length=255, verbose_name='Who signed')),
                ('second_authority', models.CharField(blank=True, max_length=255)),
                ('second_office', models.CharField(blank=True, max_length=255)),
                ('second_signed_by', models.CharField(blank=True, max_length=255)),
                ('recipients', models.TextField(blank=True, verbose_name='Recipients')),
                ('figures', models.JSONField(default=dict)),
                ('code', models.CharField(max_length=20, unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('word_digest', models.CharField(max_length=64)),
                ('file_name', models.CharField(max_length=255)),
                ('reason', models.TextField(blank=True)),
                ('issued_at', models.DateTimeField()),
                ('search_key', models.TextField(editable=False)),
                ('guidance', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.guidance')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.post')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='reports.issued')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.round')),
                ('second_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.post')),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.numberbook')),
            ],
            options={
                'ordering': ['-dated_on', '-pk'],
                'indexes': [models.Index(fields=['organisation', '-dated_on', '-id'], name='issued_by_organisation')],
                'constraints': [models.UniqueConstraint(fields=('book', 'number'), name='a_number_is_given_once_in_its_book'), models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('organisation', 'kind', 'matter'), name='a_document_is_issued_once_and_then_corrected'), models.CheckConstraint(condition=models.Q(('replaces__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_correction_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Numbering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins_on', models.DateField(verbose_name='From')),
                ('by', models.CharField(choices=[('term', 'with each term'), ('year', 'each year')], max_length=10, verbose_name='Numbers begin anew')),
                ('settled_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['organisation_id', '-begins_on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'begins_on'), name='numbers_begin_in_one_way_a_day'), models.CheckConstraint(condition=models.Q(('by__in', ['term', 'year'])), name='numbers_begin_with_a_term_or_a_year')],
            },
        ),
        migrations.CreateModel(
            name='PageLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins_on', models.DateField(verbose_name='From')),
                ('ending', models.CharField(choices=[('.', 'with a full stop'), ('./.', 'with “./.”')], max_length=3, verbose_name='A text ends')),
                ('both_sides', models.BooleanField(verbose_name='Printed on both sides')),
                ('settled_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['organisation_id', '-begins_on'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'begins_on'), name='pages_are_set_in_one_way_a_day'), models.CheckConstraint(condition=models.Q(('ending__in', [reports.rules.layout.Ending['STOP'], reports.rules.layout.Ending['SLASH']])), name='a_text_ends_with_a_stop_or_a_slash')],
            },
        ),
        migrations.CreateModel(
            name='Received',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='Number')),
                ('arrived_on', models.DateField(verbose_name='Arrived on')),
                ('issuer', models.CharField(max_length=255, verbose_name='Issuer')),
                ('symbol', models.CharField(blank=True, max_length=60, verbose_name='Number and symbol')),
                ('dated_on', models.DateField(verbose_name='Date')),
                ('type_name', models.CharField(max_length=60, verbose_name='Type')),
                ('title', models.TextField(verbose_name='What it is about')),
                ('handed_to', models.CharField(blank=True, max_length=255, verbose_name='Handed to')),
                ('remark', models.TextField(blank=True, verbose_name='Remark')),
                ('search_key', models.TextField(editable=False)),
                ('entered_at', models.DateTimeField()),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.numberbook')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
            ],
            options={
                'ordering': ['-arrived_on', '-pk'],
                'indexes': [models.Index(fields=['organisation', '-arrived_on', '-id'], name='received_by_organisation')],
                'constraints': [models.UniqueConstraint(fields=('book', 'number'), name='what_comes_in_has_a_number_of_its_own'), models.CheckConstraint(condition=models.Q(('dated_on__lte', models.F('arrived_on'))), name='nothing_arrives_before_it_is_dated')],
            },
        ),
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pilots', 'Figures of the report on the pilots'), ('years', 'Figures of the report of several years')], max_length=10, verbose_name='Figures asked for')),
                ('since', models.DateField(blank=True, null=True, verbose_name='First day')),
                ('day', models.DateField(verbose_name='Reporting day')),
                ('due_on', models.DateField(verbose_name='Last day to send')),
                ('opened_on', models.DateField(verbose_name='Opened on')),
                ('closed_on', models.DateField(null=True, verbose_name='Closed on')),
                ('called_off_on', models.DateField(null=True)),
                ('called_off_because', models.TextField(blank=True, verbose_name='Reason')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('passed_on', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='below', to='reports.contribution')),
            ],
            options={
                'ordering': ['-day', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('called_off_on__isnull', True)), fields=('organisation', 'kind', 'day'), name='figures_of_a_day_are_asked_for_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['pilots', 'years'])), name='a_period_is_of_a_known_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'pilots'), ('since__isnull', True)), models.Q(('kind', 'years'), ('since__lte', models.F('day'))), _connector='OR'), name='a_period_of_years_has_a_first_day'), models.CheckConstraint(condition=models.Q(('opened_on__gte', models.F('day'))), name='a_period_is_opened_once_its_day_has_come'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('opened_on'))), name='a_period_is_open_for_a_day_at_least'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('called_off_on__isnull', True), _connector='OR'), name='a_period_is_closed_or_called_off'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_because', ''), ('called_off_on__isnull', True)), models.Q(('called_off_on__isnull', False), models.Q(('called_off_because', ''), _negated=True)), _connector='OR'), name='a_period_is_called_off_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='PeriodClosing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('whole', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('closed_on', models.DateField(verbose_name='Closed on')),
                ('closed_at', models.DateTimeField()),
                ('reopened_on', models.DateField(null=True)),
                ('reason', models.TextField(blank=True, verbose_name='Reason')),
                ('closed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closings', to='reports.reportingperiod')),
            ],
            options={
                'ordering': ['period_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('period', 'number'), name='a_closing_has_a_number_of_its_own'), models.UniqueConstraint(condition=models.Q(('reopened_on__isnull', True)), fields=('period',), name='a_period_is_closed_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('reopened_by__isnull', True), ('reopened_on__isnull', True)), models.Q(('reopened_by__isnull', False), ('reopened_on__gte', models.F('closed_on')), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_period_is_reopened_by_somebody_with_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='reports.reportingperiod'),
        ),
        migrations.CreateModel(
            name='SentFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('query', models.CharField(max_length=255)),
                ('numbers', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('remark', models.TextField(blank=True, verbose_name='Remark')),
                ('sent_on', models.DateField(verbose_name='Sent on')),
                ('sent_at', models.DateTimeField()),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='reports.contribution')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['contribution_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('contribution', 'number'), name='what_is_sent_anew_has_a_number_of_its_own')],
            },
        ),
        migrations.CreateModel(
            name='ContributionStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[(reports.rules.periods.Act['SEND'], 'sent'), (reports.rules.periods.Act['WITHDRAW'], 'withdrawn'), (reports.rules.periods.Act['RETURN'], 'returned'), (reports.rules.periods.Act['ACCEPT'], 'accepted'), (reports.rules.periods.Act['TAKE_OFF'], 'taken off the period'), (reports.rules.periods.Act['PUT_BACK'], 'put back')], max_length=10)),
                ('figure', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(blank=True)),
                ('mandate', models.CharField(max_length=255)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='reports.contribution')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.sentfigures')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('act', 'return'), _negated=True), models.Q(models.Q(('figure', ''), _negated=True), models.Q(('text', ''), _negated=True)), _connector='OR'), name='what_is_returned_names_a_figure_and_what_to_mend'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'take_off'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='an_organisation_is_taken_off_with_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='standing',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.sentfigures'),
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('day', models.DateField(verbose_name='Reporting day')),
                ('edited_at', models.DateTimeField()),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Number')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='Date of the document')),
                ('asked_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('edited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.round')),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.post', verbose_name='Who signs')),
            ],
            options={
                'ordering': ['organisation_id', 'kind', 'day'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('round__isnull', True)), fields=('organisation', 'kind', 'day'), name='a_document_has_one_cover_a_period'), models.UniqueConstraint(fields=('organisation', 'kind', 'day', 'round'), name='a_document_has_one_cover_a_period_of_a_round')],
            },
        ),
        migrations.CreateModel(
            name='FormText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('kind', models.CharField(max_length=30)),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='Number of the form')),
                ('title', models.CharField(max_length=120, verbose_name='Name of the form')),
                ('summary', models.CharField(blank=True, max_length=300, verbose_name='Summary below the name')),
                ('text', models.TextField(verbose_name='Text of the form')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='form_texts', to='cells.organisation')),
            ],
            options={
                'ordering': ['kind', 'valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='formtext_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('scan', 'Scan of the signed document'), ('signed', 'Digitally signed PDF'), ('word', 'Edited Word file')], max_length=10)),
                ('file_name', models.CharField(max_length=255, verbose_name='File')),
                ('content_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('differences', models.JSONField(default=list)),
                ('added_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='reports.issued')),
            ],
            options={
                'ordering': ['issued_id', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('issued', 'digest'), name='a_file_is_attached_once')],
            },
        ),
        migrations.CreateModel(
            name='Narrative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('day', models.DateField(verbose_name='Reporting day')),
                ('edited_at', models.DateTimeField()),
                ('section', models.CharField(max_length=30)),
                ('text', models.TextField(blank=True)),
                ('edited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
                ('round', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.round')),
            ],
            options={
                'ordering': ['organisation_id', 'kind', 'section', 'day'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('round__isnull', True)), fields=('organisation', 'kind', 'section', 'day'), name='a_section_is_written_once_a_period'), models.UniqueConstraint(fields=('organisation', 'kind', 'section', 'day', 'round'), name='a_section_is_written_once_a_period_of_a_round')],
            },
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('period', 'organisation'), name='an_organisation_owes_once_in_a_period'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing__isnull', False), ('state__in', ['sent', 'accepted'])), models.Q(('standing__isnull', True), ('state__in', ['owed', 'returned', 'taken_off'])), _connector='OR'), name='what_is_sent_or_accepted_has_its_figures'),
        ),
    ]
