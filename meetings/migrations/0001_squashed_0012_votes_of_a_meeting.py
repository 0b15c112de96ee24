"""What the migrations up to 0012 come to, for a new site; one that has applied them goes on from there."""

import django.db.models.deletion
import django.db.models.expressions
import meetings.rules.rating
import pilots.rules.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('meetings', '0001_initial'), ('meetings', '0002_between_the_steps'), ('meetings', '0003_corrections'), ('meetings', '0004_after_the_end'), ('meetings', '0005_votes_or_why_not'), ('meetings', '0006_the_latest_meetings'), ('meetings', '0007_whole_year'), ('meetings', '0008_minutes'), ('meetings', '0009_the_year'), ('meetings', '0010_by_group_guided'), ('meetings', '0011_ratings'), ('meetings', '0012_votes_of_a_meeting')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
        ('cells', '0001_squashed_0017_inspection_committees'),
        ('pilots', '0001_squashed_0006_agenda_phrases'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='Held on')),
                ('present', models.PositiveSmallIntegerField(verbose_name='Present')),
                ('members', models.PositiveSmallIntegerField(verbose_name='Members of the group')),
                ('stand_in_reason', models.CharField(blank=True, max_length=255, verbose_name='Why not the leader')),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member', verbose_name='Chair')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='cells.group')),
                ('secretary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member', verbose_name='Secretary')),
            ],
            options={
                'ordering': ['meeting_id', 'group__name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('present__lte', models.F('members'))), name='no_more_are_present_than_belong'), models.CheckConstraint(condition=models.Q(('present__gte', 1)), name='somebody_is_present_at_a_session')],
            },
        ),
        migrations.CreateModel(
            name='GroupReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reported_at', models.DateTimeField(verbose_name='Reported at')),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='meetings.groupsession')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(choices=[('in_person', 'in person'), ('hybrid', 'in person and online'), ('full_online', 'fully online'), ('by_group', 'by group')], max_length=12, verbose_name='Format')),
                ('kind', models.CharField(choices=[('monthly', 'monthly meeting'), ('thematic', 'thematic meeting'), ('executive', 'meeting of the executive')], default='monthly', max_length=10, verbose_name='Kind')),
                ('held_on', models.DateField(verbose_name='Date')),
                ('starts_at', models.TimeField(blank=True, null=True, verbose_name='Begins at')),
                ('ends_at', models.TimeField(blank=True, null=True, verbose_name='Ends at')),
                ('place', models.CharField(blank=True, max_length=255, verbose_name='Place')),
                ('link', models.CharField(blank=True, max_length=255, verbose_name='Link of the online room')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('held', 'held'), ('cancelled', 'cancelled'), ('mistaken', 'entered by mistake')], default='planned', max_length=10)),
                ('basis', models.CharField(blank=True, choices=[(pilots.rules.terms.Basis['SPECIFIC_NATURE'], 'specific nature'), (pilots.rules.terms.Basis['SPECIAL_CIRCUMSTANCES'], 'special circumstances')], max_length=24)),
                ('summary', models.TextField(blank=True, verbose_name='What was said')),
                ('conclusion', models.TextField(blank=True, verbose_name='Conclusion')),
                ('retrospective', models.BooleanField(default=False)),
                ('present', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Number present')),
                ('cancelled_because', models.CharField(blank=True, max_length=255)),
                ('register_of', models.DateField(blank=True, null=True)),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member', verbose_name='Chair')),
                ('convened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings_after_its_end', to='cells.organisation')),
                ('corrected_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.entry')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='cells.organisation')),
                ('registration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='pilots.registration')),
                ('secretary', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member', verbose_name='Secretary')),
                ('slot', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meeting', to='pilots.slot')),
            ],
            options={
                'ordering': ['-held_on', '-pk'],
                'indexes': [models.Index(fields=['organisation', 'held_on'], name='meeting_by_organisation'), models.Index(fields=['state', 'held_on'], name='meeting_by_state'), models.Index(condition=models.Q(('state', 'planned'), _negated=True), fields=['held_on', 'id'], name='latest_meetings')],
                'constraints': [models.CheckConstraint(condition=models.Q(('format__in', ['in_person', 'hybrid', 'full_online', 'by_group'])), name='a_meeting_has_a_known_format'), models.CheckConstraint(condition=models.Q(('kind__in', ['monthly', 'thematic', 'executive'])), name='a_meeting_has_a_known_kind'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'held', 'cancelled', 'mistaken'])), name='a_meeting_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'mistaken'), _negated=True), ('corrected_by__isnull', False), _connector='OR'), name='what_was_entered_by_mistake_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('basis__in', ['specific_nature', 'special_circumstances']), ('format__in', ['hybrid', 'full_online'])), models.Q(('basis', ''), ('format__in', ['in_person', 'by_group'])), _connector='OR'), name='an_online_meeting_and_no_other_has_a_basis'), models.CheckConstraint(condition=models.Q(('format', 'in_person'), ('retrospective', True), ('registration__isnull', False), _connector='OR'), name='a_meeting_online_or_by_group_stands_in_a_pilot'), models.CheckConstraint(condition=models.Q(('present__isnull', True), ('retrospective', True), _connector='OR'), name='only_of_a_meeting_entered_afterwards_a_number_is_told'), models.CheckConstraint(condition=models.Q(models.Q(('convened_by__isnull', True), ('register_of__isnull', True)), models.Q(('convened_by__isnull', False), ('register_of__lt', models.F('held_on'))), _connector='OR'), name='who_met_after_their_organisation_had_ended_is_known'), models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('starts_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='a_meeting_ends_after_it_began'), models.CheckConstraint(condition=models.Q(('slot__isnull', True), models.Q(models.Q(('format', 'in_person'), _negated=True), models.Q(('state__in', ['cancelled', 'mistaken']), _negated=True), models.Q(('basis', 'special_circumstances'), _negated=True)), _connector='OR'), name='what_does_not_count_holds_no_slot')],
            },
        ),
        migrations.CreateModel(
            name='LetGo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('reason', models.CharField(max_length=255, verbose_name='Why the group is let go')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.group')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='let_go', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', 'group__name'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'group'), name='a_group_is_let_go_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_group_is_let_go_with_a_reason')],
            },
        ),
        migrations.AddField(
            model_name='groupsession',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_sessions', to='meetings.meeting'),
        ),
        migrations.CreateModel(
            name='GroupMinutesDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('typed', models.JSONField(default=dict)),
                ('kept_at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cells.group')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minutes_drafts', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', 'group__name'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'group'), name='a_group_has_one_draft_of_its_minutes')],
            },
        ),
        migrations.CreateModel(
            name='CombinedRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_favour', models.PositiveSmallIntegerField(default=0, verbose_name='In favour')),
                ('against', models.PositiveSmallIntegerField(default=0, verbose_name='Against')),
                ('abstained', models.PositiveSmallIntegerField(default=0, verbose_name='Abstained')),
                ('held_on', models.DateField(verbose_name='Adopted on')),
                ('kind', models.CharField(choices=[('conclusion', 'conclusion'), ('resolution', 'resolution'), ('nothing', 'nothing: it was not adopted')], default='conclusion', max_length=10, verbose_name='Adopted as')),
                ('text', models.TextField(verbose_name='Text of the conclusion or resolution')),
                ('no_vote_because', models.CharField(blank=True, max_length=255, verbose_name='Why no vote was taken')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='combined', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['conclusion', 'resolution', 'nothing'])), name='a_combined_record_has_a_known_kind'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_combined_record_says_what_was_adopted'), models.CheckConstraint(condition=models.Q(('no_vote_because', ''), models.Q(('abstained', 0), ('against', 0), ('in_favour', 0)), _connector='OR'), name='why_no_vote_was_taken_stands_beside_no_votes')],
            },
        ),
        migrations.CreateModel(
            name='BreakingOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='breaking_off', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('in_person', 'in person'), ('online', 'online'), ('excused', 'absent, excused'), ('absent', 'absent')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=255, verbose_name='Reason')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='cells.member')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', 'member__sort_key'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='a_member_is_on_the_roll_once'), models.CheckConstraint(condition=models.Q(('mode__in', ['in_person', 'online', 'excused', 'absent'])), name='attendance_has_a_known_mode'), models.CheckConstraint(condition=models.Q(models.Q(('mode', 'excused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='who_is_excused_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='Item')),
                ('presenter', models.CharField(blank=True, max_length=120, verbose_name='Presented by')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='Note')),
                ('declared_topic', models.CharField(blank=True, max_length=60)),
                ('verdict', models.CharField(choices=[('forbidden', 'only in person'), ('unclear', 'to be confirmed'), ('none_recognised', 'no forbidden topic recognised')], max_length=20)),
                ('topic', models.CharField(blank=True, max_length=60)),
                ('clause', models.CharField(blank=True, max_length=60)),
                ('why', models.TextField(blank=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, verbose_name='Why it is allowed')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', 'position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='agenda_items_stand_one_after_another'), models.CheckConstraint(condition=models.Q(('verdict__in', ['forbidden', 'unclear', 'none_recognised'])), name='an_agenda_item_has_a_known_verdict'), models.CheckConstraint(condition=models.Q(models.Q(('topic', '2.secrets'), ('verdict', 'forbidden'), _negated=True), models.Q(('declared_topic', '2.secrets'), _negated=True)), name='a_secret_item_is_never_stored'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_agenda_item_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True), ('reason', '')), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_confirmation_has_a_person_a_moment_and_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='MeetingVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_favour', models.PositiveSmallIntegerField(default=0, verbose_name='In favour')),
                ('against', models.PositiveSmallIntegerField(default=0, verbose_name='Against')),
                ('abstained', models.PositiveSmallIntegerField(default=0, verbose_name='Abstained')),
                ('entitled', models.PositiveSmallIntegerField()),
                ('corrected_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.entry')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meeting_votes', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', models.OrderBy(models.F('item__position'), nulls_last=True)],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'item'), name='a_meeting_votes_on_an_item_once'), models.UniqueConstraint(condition=models.Q(('item__isnull', True)), fields=('meeting',), name='a_meeting_votes_on_its_conclusion_once'), models.CheckConstraint(condition=models.Q(('entitled__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('in_favour'), '+', models.F('against')), '+', models.F('abstained')))), name='votes_never_exceed_those_entitled'), models.CheckConstraint(condition=models.Q(('corrected_by__isnull', False), models.Q(('abstained', 0), ('against', 0), ('in_favour', 0), _negated=True), _connector='OR'), name='what_was_put_to_the_vote_has_votes')],
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='Text of the minutes')),
                ('frozen', models.BooleanField(default=False)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.group')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='meetings.meeting')),
            ],
            options={
                'ordering': ['meeting_id', 'group__name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('group__isnull', True)), fields=('meeting',), name='a_meeting_has_one_text_of_its_minutes'), models.UniqueConstraint(fields=('meeting', 'group'), name='a_group_has_one_text_of_its_minutes'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='minutes_say_something')],
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='Addendum')),
                ('written_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='meetings.minutes')),
            ],
            options={
                'ordering': ['minutes_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('minutes', 'number'), name='addenda_are_numbered'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_addendum_says_something')],
            },
        ),
        migrations.CreateModel(
            name='MonthlySchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='Month')),
                ('registered_on', models.DateField(verbose_name='Registered on')),
                ('meetings', models.JSONField(default=list)),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='Approved on')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='monthly_schedules', to='cells.organisation')),
            ],
            options={
                'ordering': ['-month', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'month'), name='a_month_has_one_schedule'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_schedule_is_of_a_month'), models.CheckConstraint(condition=models.Q(('approved_on__gte', models.F('registered_on')), ('approved_on__isnull', True), _connector='OR'), name='a_schedule_is_registered_before_it_is_approved')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opinion', 'opinion'), ('other', 'other or not yet agreed opinion'), ('reserved', 'reserved opinion')], max_length=10)),
                ('text', models.TextField()),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='meetings.agendaitem')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='meetings.groupsession')),
            ],
            options={
                'ordering': ['session_id', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['opinion', 'other', 'reserved'])), name='an_opinion_has_a_known_kind')],
            },
        ),
        migrations.CreateModel(
            name='PreparatorySession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='Held on')),
                ('direction', models.TextField(verbose_name='Direction given to the groups')),
                ('draft_conclusion', models.TextField(blank=True, verbose_name='Draft conclusion or resolution')),
                ('invited', models.ManyToManyField(blank=True, related_name='+', to='cells.member', verbose_name='Group leaders invited')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='preparation', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Rubric',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('title', models.CharField(max_length=255, verbose_name='Name of the rubric')),
                ('inapplicable', models.CharField(choices=[(meetings.rules.rating.Inapplicable['RESCALED'], 'is left out, and the rest counts as 100'), (meetings.rules.rating.Inapplicable['FULL'], 'is given in full')], default=meetings.rules.rating.Inapplicable['RESCALED'], max_length=10, verbose_name='What is not asked of a meeting')),
                ('within_days', models.PositiveSmallIntegerField(default=2, verbose_name='Days to rate a meeting')),
                ('minutes', models.PositiveSmallIntegerField(default=90, verbose_name='Minutes of a meeting')),
                ('minutes_large', models.PositiveSmallIntegerField(default=120, verbose_name='Minutes in a large cell')),
                ('large_from', models.PositiveSmallIntegerField(default=30, verbose_name='A cell is large from so many members')),
                ('shipped', models.BooleanField(default=False)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rubrics', to='cells.organisation', verbose_name='For')),
                ('reference', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Document')),
            ],
            options={
                'ordering': ['-valid_from', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='rubric_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='a_rubric_has_a_title'), models.CheckConstraint(condition=models.Q(('inapplicable__in', ['rescaled', 'full'])), name='a_rubric_says_what_is_not_asked')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='Points')),
                ('band', models.CharField(choices=[('good', 'good'), ('fair', 'fair'), ('average', 'average'), ('poor', 'poor')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='Note')),
                ('rated_at', models.DateTimeField()),
                ('rated_on', models.DateField()),
                ('points_above', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('band_above', models.CharField(blank=True, choices=[('good', 'good'), ('fair', 'fair'), ('average', 'average'), ('poor', 'poor')], max_length=10)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('corrected_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.entry')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rating', to='meetings.meeting')),
                ('rated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rubric', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='meetings.rubric')),
            ],
            options={
                'ordering': ['-rated_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('points__gte', 0), ('points__lte', 100)), name='a_rating_lies_within_the_points'), models.CheckConstraint(condition=models.Q(models.Q(('points_above__gte', 0), ('points_above__lte', 100)), ('points_above__isnull', True), _connector='OR'), name='a_rating_above_lies_within_the_points'), models.CheckConstraint(condition=models.Q(('band__in', ['good', 'fair', 'average', 'poor'])), name='a_rating_has_a_known_band'), models.CheckConstraint(condition=models.Q(models.Q(('band_above', ''), ('confirmed_at__isnull', True), ('confirmed_by__isnull', True), ('confirmed_on__isnull', True), ('points_above__isnull', True)), models.Q(('band_above__in', ['good', 'fair', 'average', 'poor']), ('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('confirmed_on__isnull', False), ('points_above__isnull', False)), _connector='OR'), name='a_confirmed_rating_says_who_when_and_how_many')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('group', models.CharField(max_length=120, verbose_name='Group of criteria')),
                ('text', models.CharField(max_length=255, verbose_name='Criterion')),
                ('most', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='Most points')),
                ('measured', models.CharField(blank=True, choices=[(meetings.rules.rating.Measured['NOTHING'], 'no: who rates gives the points'), (meetings.rules.rating.Measured['DURATION'], 'duration'), (meetings.rules.rating.Measured['ATTENDANCE'], 'attendance'), (meetings.rules.rating.Measured['NO_LONG_ABSENCE'], 'nobody absent more than three times running'), (meetings.rules.rating.Measured['TASKS'], 'tasks done'), (meetings.rules.rating.Measured['REGULAR'], 'no: asked of the monthly meeting only'), (meetings.rules.rating.Measured['THEMATIC'], 'no: asked in a month with a thematic meeting only')], max_length=16, verbose_name='Measured')),
                ('steps', models.TextField(blank=True, verbose_name='Points by what is reached')),
                ('rubric', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='meetings.rubric')),
            ],
            options={
                'ordering': ['rubric_id', 'position'],
                'constraints': [models.UniqueConstraint(fields=('rubric', 'position'), name='criteria_stand_one_after_another'), models.CheckConstraint(condition=models.Q(('most__gt', 0), ('most__lte', 100)), name='a_criterion_gives_points'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('group', ''), _negated=True)), name='a_criterion_says_what_it_asks')],
            },
        ),
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('good', 'good'), ('fair', 'fair'), ('average', 'average'), ('poor', 'poor')], max_length=10)),
                ('least', models.DecimalField(decimal_places=2, max_digits=5, verbose_name='From')),
                ('rubric', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='meetings.rubric')),
            ],
            options={
                'ordering': ['rubric_id', '-least'],
                'constraints': [models.UniqueConstraint(fields=('rubric', 'key'), name='a_rubric_has_a_band_once'), models.UniqueConstraint(fields=('rubric', 'least'), name='two_bands_never_begin_at_one_point'), models.CheckConstraint(condition=models.Q(('least__gte', 0), ('least__lte', 100)), name='a_band_begins_within_the_points')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('applies', models.BooleanField(default=True)),
                ('points', models.DecimalField(decimal_places=2, max_digits=5)),
                ('measured', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('reason', models.CharField(blank=True, max_length=255)),
                ('above', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.criterion')),
                ('rating', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='meetings.rating')),
            ],
            options={
                'ordering': ['rating_id', 'criterion__position'],
                'constraints': [models.UniqueConstraint(fields=('rating', 'criterion'), name='a_criterion_is_scored_once'), models.CheckConstraint(condition=models.Q(('points__gte', 0), models.Q(('above__gte', 0), ('above__isnull', True), _connector='OR')), name='points_are_not_less_than_none'), models.CheckConstraint(condition=models.Q(('measured__isnull', True), ('points', models.F('measured')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='what_was_measured_is_given_otherwise_with_a_reason'), models.CheckConstraint(condition=models.Q(('applies', True), ('points', 0), _connector='OR'), name='what_is_not_asked_has_no_points')],
            },
        ),
        migrations.CreateModel(
            name='SessionMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted', models.BooleanField(default=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='session_members', to='meetings.meeting')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='belonging', to='meetings.groupsession')),
            ],
            options={
                'ordering': ['session_id', 'member__sort_key', 'member_id'],
                'constraints': [models.UniqueConstraint(fields=('session', 'member'), name='a_member_belongs_to_a_session_once'), models.UniqueConstraint(condition=models.Q(('counted', True)), fields=('meeting', 'member'), name='a_member_is_counted_once_in_a_meeting')],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'Chair'), ('secretary', 'Secretary of the meeting')], max_length=10)),
                ('signed_on', models.DateField(verbose_name='Signed on')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='meetings.minutes')),
            ],
            options={
                'ordering': ['minutes_id', 'role'],
                'constraints': [models.UniqueConstraint(fields=('minutes', 'role'), name='minutes_are_signed_once_by_each'), models.CheckConstraint(condition=models.Q(('role__in', ['chair', 'secretary'])), name='chair_and_secretary_sign_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Supplement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='Held on')),
                ('reason', models.CharField(max_length=255, verbose_name='Why it is supplemented')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supplements', to='meetings.preparatorysession')),
            ],
            options={
                'ordering': ['session_id', 'held_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_supplement_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.group')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='meetings.preparatorysession')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced', to='meetings.supplement')),
                ('supplement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='meetings.supplement')),
            ],
            options={
                'ordering': ['session_id', 'group__name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_by__isnull', True)), fields=('session', 'group'), name='one_of_the_committee_attends_a_group')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='Task')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Due on')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='Done on')),
                ('let_go_because', models.CharField(blank=True, max_length=255, verbose_name='Why it is let go')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='meetings.meeting')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cells.member')),
            ],
            options={
                'ordering': ['meeting_id', 'pk'],
                'indexes': [models.Index(condition=models.Q(('done_on__isnull', True), ('let_go_because', '')), fields=['due_on'], name='open_tasks_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_task_says_what_is_to_be_done'), models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('let_go_because', ''), _connector='OR'), name='a_task_is_done_or_let_go_and_never_both')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_favour', models.PositiveSmallIntegerField(default=0, verbose_name='In favour')),
                ('against', models.PositiveSmallIntegerField(default=0, verbose_name='Against')),
                ('abstained', models.PositiveSmallIntegerField(default=0, verbose_name='Abstained')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='meetings.agendaitem')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='meetings.groupsession')),
            ],
            options={
                'ordering': ['session_id', 'item__position'],
                'constraints': [models.UniqueConstraint(fields=('session', 'item'), name='a_group_votes_on_an_item_once'), models.UniqueConstraint(condition=models.Q(('item__isnull', True)), fields=('session',), name='a_group_votes_on_the_conclusion_once')],
            },
        ),
        migrations.CreateModel(
            name='AgendaTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('monthly', 'monthly meeting'), ('thematic', 'thematic meeting'), ('executive', 'meeting of the executive')], max_length=10, verbose_name='Kind')),
                ('lines', models.TextField(blank=True, verbose_name='Usual items, one a line')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_templates', to='cells.organisation')),
            ],
            options={
                'ordering': ['organisation', 'kind'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind'), name='an_organisation_has_one_usual_agenda_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('user',), name='a_person_has_one_calendar_address')],
            },
        ),
        migrations.CreateModel(
            name='HandedDownTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='Month')),
                ('kind', models.CharField(blank=True, choices=[('monthly', 'monthly meeting'), ('thematic', 'thematic meeting'), ('executive', 'meeting of the executive')], max_length=10, verbose_name='Kind')),
                ('text', models.TextField(verbose_name='What is to be discussed')),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=255)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics_handed_down', to='cells.organisation')),
            ],
            options={
                'ordering': ['-month', 'pk'],
                'indexes': [models.Index(fields=['organisation', 'month'], name='topics_by_month')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_topic_says_something'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_topic_is_of_a_month'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='a_topic_is_withdrawn_with_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='groupsession',
            constraint=models.UniqueConstraint(fields=('meeting', 'group'), name='a_group_meets_once_for_a_meeting'),
        ),
    ]
