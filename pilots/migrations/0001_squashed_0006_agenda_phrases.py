"""What the migrations up to 0006 come to, for a new site; one that has applied them goes on from there."""

import django.db.models.deletion
import pilots.models.round
import pilots.rules.agenda.site_words
import pilots.rules.lists
import pilots.rules.registration
import pilots.rules.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('pilots', '0001_initial'), ('pilots', '0002_ways_back'), ('pilots', '0003_grounds_in_their_own_words'), ('pilots', '0004_who_decides_follows_the_ground'), ('pilots', '0005_reinstated'), ('pilots', '0006_agenda_phrases')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
        ('cells', '0001_squashed_0017_inspection_committees'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guidance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='In force from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer in force from')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('in_force', 'put in force')], default='draft', max_length=10)),
                ('shipped', models.BooleanField(default=False)),
                ('online_numerator', models.PositiveSmallIntegerField()),
                ('online_denominator', models.PositiveSmallIntegerField()),
                ('online_strict', models.BooleanField()),
                ('online_clause', models.CharField(max_length=30)),
                ('online_subjects', models.JSONField()),
                ('left_out', models.JSONField()),
                ('infrastructure_required', models.BooleanField()),
                ('infrastructure_clause', models.CharField(max_length=30)),
                ('by_group_minimum', models.PositiveSmallIntegerField()),
                ('by_group_clause', models.CharField(max_length=30)),
                ('by_group_subjects', models.JSONField()),
                ('participation_clause', models.CharField(max_length=30)),
                ('circumstances_end_clause', models.CharField(max_length=30)),
                ('report_within_days', models.PositiveSmallIntegerField()),
                ('report_clause', models.CharField(max_length=30)),
                ('decider_clause', models.CharField(max_length=30)),
                ('decider_abroad', models.CharField(max_length=30)),
                ('validity_clause', models.CharField(max_length=30)),
                ('executive_counts', models.BooleanField(default=True)),
                ('reference', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='guidance', to='cells.documentreference')),
            ],
            options={
                'ordering': ['-valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='guidance_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_force'])), name='a_guidance_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('extend', 'extended'), ('end_early', 'ended early')], max_length=10)),
                ('valid_to_before', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='pilots.guidance')),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_change_of_a_guidance_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=255)),
                ('words_en', models.CharField(blank=True, max_length=255)),
                ('evidence', models.CharField(blank=True, max_length=255)),
                ('basis', models.CharField(choices=[(pilots.rules.terms.Basis['SPECIFIC_NATURE'], 'specific nature'), (pilots.rules.terms.Basis['SPECIAL_CIRCUMSTANCES'], 'special circumstances')], max_length=24)),
                ('clause', models.CharField(max_length=30)),
                ('end_required', models.BooleanField(default=False)),
                ('category', models.ForeignKey(db_column='category', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='cells.groundkind')),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='pilots.guidance')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('guidance', 'category'), name='a_guidance_lists_a_ground_once')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceQuota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(choices=[(pilots.rules.terms.Format['ONLINE'], 'online'), (pilots.rules.terms.Format['BY_GROUP'], 'by group')], max_length=10)),
                ('subject', models.CharField(choices=[('superior', 'superior organisation'), ('grassroots_committee', 'grassroots committee'), ('sectional_committee', 'sectional committee'), ('cell', 'cell')], max_length=30)),
                ('basis', models.CharField(blank=True, choices=[(pilots.rules.terms.Basis['SPECIFIC_NATURE'], 'specific nature'), (pilots.rules.terms.Basis['SPECIAL_CIRCUMSTANCES'], 'special circumstances')], max_length=24)),
                ('per_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('clause', models.CharField(max_length=30)),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='pilots.guidance')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('guidance', 'format', 'subject', 'basis'), name='a_guidance_sets_a_quota_once')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('wording', models.CharField(max_length=255)),
                ('clause', models.CharField(max_length=30)),
                ('refused_everywhere', models.BooleanField(default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='pilots.guidance')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('guidance', 'key'), name='a_guidance_forbids_a_topic_once')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(choices=[(pilots.rules.terms.Format['ONLINE'], 'online'), (pilots.rules.terms.Format['BY_GROUP'], 'by group')], max_length=10, verbose_name='Format')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('fit', 'appraised: fit'), ('unfit', 'appraised: not fit'), ('sent_back', 'sent back'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn'), ('suspended', 'suspended'), ('ended', 'ended')], default='draft', max_length=10)),
                ('basis', models.CharField(blank=True, choices=[(pilots.rules.terms.Basis['SPECIFIC_NATURE'], 'specific nature'), (pilots.rules.terms.Basis['SPECIAL_CIRCUMSTANCES'], 'special circumstances')], max_length=24)),
                ('area', models.CharField(blank=True, max_length=255, verbose_name='Area of operation')),
                ('infrastructure', models.CharField(blank=True, max_length=255, verbose_name='IT infrastructure: what was looked at')),
                ('infrastructure_points', models.JSONField(default=list)),
                ('figures', models.JSONField(default=dict)),
                ('in_force_from', models.DateField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('appraised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations_to_decide', to='cells.organisation')),
                ('guidance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved_registrations', to='pilots.guidance')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='cells.organisation')),
            ],
            options={
                'ordering': ['submission_id', '-format', 'organisation__code'],
                'indexes': [models.Index(fields=['organisation', 'format', 'state'], name='registration_by_organisation'), models.Index(fields=['decider', 'state'], name='registration_by_decider')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'fit', 'unfit', 'sent_back', 'approved', 'refused', 'withdrawn', 'suspended', 'ended'])), name='a_registration_has_a_known_state'), models.CheckConstraint(condition=models.Q(('appraised_by__isnull', True), ('decided_by__isnull', True), models.Q(('appraised_by', models.F('decided_by')), _negated=True), _connector='OR'), name='who_appraised_does_not_decide'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'suspended', 'ended']), _negated=True), models.Q(('appraised_by__isnull', False), ('decided_by__isnull', False), ('in_force_from__isnull', False)), _connector='OR'), name='a_pilot_was_appraised_and_decided')],
            },
        ),
        migrations.CreateModel(
            name='RegistrationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[(pilots.rules.registration.RegistrationAct['SUBMIT'], 'submitted'), (pilots.rules.registration.RegistrationAct['RESUBMIT'], 'submitted again'), (pilots.rules.registration.RegistrationAct['APPRAISE_FIT'], 'appraised: fit'), (pilots.rules.registration.RegistrationAct['APPRAISE_UNFIT'], 'appraised: not fit'), (pilots.rules.registration.RegistrationAct['SEND_BACK'], 'sent back'), (pilots.rules.registration.RegistrationAct['APPROVE'], 'approved'), (pilots.rules.registration.RegistrationAct['REFUSE'], 'refused'), (pilots.rules.registration.RegistrationAct['WITHDRAW'], 'withdrawn'), (pilots.rules.registration.RegistrationAct['SUSPEND'], 'suspended'), (pilots.rules.registration.RegistrationAct['RESUME'], 'resumed'), (pilots.rules.registration.RegistrationAct['END'], 'ended by decision'), (pilots.rules.registration.RegistrationAct['LAPSE'], 'lapsed by a reorganisation'), (pilots.rules.registration.RegistrationAct['HAND_OVER'], 'handed over to the successor by a reorganisation'), (pilots.rules.registration.RegistrationAct['CARRY_OVER'], 'carried over by a reorganisation'), (pilots.rules.registration.RegistrationAct['JOIN'], 'carried over by a reorganisation onto a list that had been sent'), (pilots.rules.registration.RegistrationAct['CHANGE_OFFICE'], 'passed to another deciding office by a reorganisation'), (pilots.rules.registration.RegistrationAct['RECALL'], 'recalled with its list'), (pilots.rules.registration.RegistrationAct['RETURN'], 'returned with its list'), (pilots.rules.registration.RegistrationAct['TAKE_OFF'], 'taken off the list'), (pilots.rules.registration.RegistrationAct['CALL_OFF'], 'fallen with its round, which was called off'), (pilots.rules.registration.RegistrationAct['TAKE_BACK'], 'refusal taken back'), (pilots.rules.registration.RegistrationAct['REINSTATE'], 'in force as before: it had lapsed by a mistake in the reorganisation')], max_length=20)),
                ('from_state', models.CharField(blank=True, choices=[('draft', 'draft'), ('submitted', 'submitted'), ('fit', 'appraised: fit'), ('unfit', 'appraised: not fit'), ('sent_back', 'sent back'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn'), ('suspended', 'suspended'), ('ended', 'ended')], max_length=10)),
                ('to_state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('fit', 'appraised: fit'), ('unfit', 'appraised: not fit'), ('sent_back', 'sent back'), ('approved', 'approved'), ('refused', 'refused'), ('withdrawn', 'withdrawn'), ('suspended', 'suspended'), ('ended', 'ended')], max_length=10)),
                ('mandate', models.CharField(max_length=255)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('remark', models.TextField(blank=True)),
                ('figure', models.CharField(blank=True, choices=[(pilots.rules.registration.DisputedFigure['MEMBERS'], 'number of members'), (pilots.rules.registration.DisputedFigure['BASE'], 'members counted (base)'), (pilots.rules.registration.DisputedFigure['GROUNDS'], 'members with a ground, and their grounds'), (pilots.rules.registration.DisputedFigure['CELLS'], 'number of cells'), (pilots.rules.registration.DisputedFigure['GROUPS'], 'groups, their leaders and sizes'), (pilots.rules.registration.DisputedFigure['AREA'], 'area of operation'), (pilots.rules.registration.DisputedFigure['INFRASTRUCTURE'], 'IT infrastructure'), (pilots.rules.registration.DisputedFigure['BASIS'], 'specific nature or special circumstances'), (pilots.rules.registration.DisputedFigure['OTHER'], 'something else')], max_length=20)),
                ('evidence', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='pilots.registration')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_on', models.DateField(verbose_name='Opened on')),
                ('last_day', models.DateField(verbose_name='Last day')),
                ('reminder_days', models.JSONField(default=pilots.models.round.usual_reminder_days)),
                ('called_off_on', models.DateField(blank=True, null=True)),
                ('called_off_because', models.TextField(blank=True, verbose_name='Reason')),
                ('continued_on', models.DateField(blank=True, null=True)),
                ('called_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='pilots.round')),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='pilots.guidance')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='cells.documentreference')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='cells.organisation')),
            ],
            options={
                'ordering': ['-opened_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('opened_on'))), name='a_round_is_open_for_a_day_at_least'), models.UniqueConstraint(condition=models.Q(('called_off_on__isnull', True)), fields=('organisation', 'letter'), name='a_letter_opens_one_round'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_because', ''), ('called_off_on__isnull', True)), models.Q(('called_off_by__isnull', False), ('called_off_on__isnull', False), models.Q(('called_off_because', ''), _negated=True)), _connector='OR'), name='a_round_is_called_off_by_somebody_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('continued_on__isnull', True), ('continues__isnull', True)), models.Q(('continued_on__gte', models.F('opened_on')), ('continues__isnull', False)), _connector='OR'), name='a_round_that_continues_another_says_since_when')],
            },
        ),
        migrations.CreateModel(
            name='RoundCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='Reason')),
                ('mandate', models.CharField(max_length=255)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('letter_before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='pilots.round')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_correction_of_a_letter_has_a_reason'), models.CheckConstraint(condition=models.Q(('letter', models.F('letter_before')), _negated=True), name='a_correction_of_a_letter_changes_it')],
            },
        ),
        migrations.CreateModel(
            name='RoundExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_day_before', models.DateField()),
                ('last_day', models.DateField(verbose_name='Last day')),
                ('reason', models.TextField(verbose_name='Reason')),
                ('mandate', models.CharField(max_length=255)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='pilots.round')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gt', models.F('last_day_before'))), name='an_extension_gives_more_time'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='an_extension_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(choices=[(pilots.rules.terms.Format['ONLINE'], 'online'), (pilots.rules.terms.Format['BY_GROUP'], 'by group')], max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('inherited', models.BooleanField(default=False)),
                ('taken_on', models.DateField(blank=True, null=True)),
                ('given_back_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='cells.organisation')),
                ('quota', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='pilots.guidancequota')),
            ],
            options={
                'ordering': ['organisation_id', 'format', 'year', 'number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('given_back_on__isnull', True)), fields=('organisation', 'format', 'year', 'number'), name='a_slot_of_the_quota_is_taken_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='slots_are_numbered_from_one'), models.CheckConstraint(condition=models.Q(('given_back_on__isnull', True), ('taken_on__isnull', True), ('taken_on__lt', models.F('given_back_on')), _connector='OR'), name='a_slot_is_taken_before_it_is_given_back')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted')], default='draft', max_length=10)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('since', models.DateField(blank=True, null=True)),
                ('fell_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='cells.organisation')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='pilots.round')),
            ],
            options={
                'ordering': ['round_id', 'organisation_id'],
                'constraints': [models.UniqueConstraint(fields=('round', 'organisation'), name='an_organisation_submits_one_list_in_a_round'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted'])), name='a_submission_has_a_known_state'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('submitted_on__isnull', False), _connector='OR'), name='a_submitted_list_says_when'), models.CheckConstraint(condition=models.Q(('state', 'submitted'), ('submitted_on__isnull', True), _connector='OR'), name='a_draft_list_was_not_sent')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('addresses', models.PositiveSmallIntegerField()),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='pilots.submission')),
            ],
            options={
                'ordering': ['submission_id', 'due_on'],
                'constraints': [models.UniqueConstraint(fields=('submission', 'due_on'), name='a_list_is_reminded_of_once_for_a_day_of_reminding')],
            },
        ),
        migrations.AddField(
            model_name='registration',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='pilots.submission'),
        ),
        migrations.CreateModel(
            name='SubmissionReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[(pilots.rules.lists.ListAct['RECALL'], 'recalled by its clerk'), (pilots.rules.lists.ListAct['RETURN'], 'returned by the board')], max_length=10)),
                ('submitted_at', models.DateTimeField()),
                ('submitted_on', models.DateField()),
                ('reason', models.TextField(verbose_name='Reason')),
                ('mandate', models.CharField(max_length=255)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='pilots.submission')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('on__gte', models.F('submitted_on'))), name='a_list_comes_back_after_it_was_sent'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_list_comes_back_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgendaPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[(pilots.rules.agenda.site_words.Says['FORBIDDEN'], 'held back'), (pilots.rules.agenda.site_words.Says['UNCLEAR'], 'asked about'), (pilots.rules.agenda.site_words.Says['HARMLESS'], 'harmless')], max_length=10, verbose_name='Such an item is')),
                ('topic', models.CharField(blank=True, max_length=60, verbose_name='Forbidden topic')),
                ('acts', models.TextField(blank=True, verbose_name='What is done')),
                ('objects_of', models.TextField(verbose_name='To what or whom')),
                ('contexts', models.TextField(blank=True, verbose_name='In what context')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('why', models.TextField(verbose_name='Why')),
                ('at', models.DateTimeField()),
                ('ended_because', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.organisation')),
            ],
            options={
                'ordering': ['-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('says', 'forbidden'), ('topic__gt', '')), ('says', 'unclear'), models.Q(('says', 'harmless'), ('topic', '')), _connector='OR'), name='an_agenda_phrase_says_what_its_topic_allows'), models.CheckConstraint(condition=models.Q(models.Q(('objects_of', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='an_agenda_phrase_has_words_and_a_reason'), models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_to__isnull', True), _connector='OR'), name='an_agenda_phrase_does_not_end_before_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('ended_because', ''), ('ended_by__isnull', True), ('valid_to__isnull', True)), models.Q(('ended_by__isnull', False), ('valid_to__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='the_end_of_an_agenda_phrase_has_a_person_and_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('submission', 'organisation', 'format'), name='an_organisation_registers_a_format_once_in_a_round'),
        ),
    ]
