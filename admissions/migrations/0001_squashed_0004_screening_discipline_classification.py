"""What the migrations up to 0004 come to, for a new site; one that has applied them goes on from there."""

import admissions.rules.classification
import admissions.rules.discipline
import admissions.rules.exemptions
import admissions.rules.forms_of_discipline
import admissions.rules.steps
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('admissions', '0001_initial'), ('admissions', '0002_terms_are_statutes'), ('admissions', '0003_papers_by_version'), ('admissions', '0004_screening_discipline_classification')]

    initial = True

    dependencies = [
        ('cells', '0001_squashed_0017_inspection_committees'),
        ('meetings', '0001_squashed_0012_votes_of_a_meeting'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[(admissions.rules.exemptions.Reason['AGE_HEALTH'], 'exempt for age or health: the cell decides and reports'), (admissions.rules.exemptions.Reason['OTHER'], 'exempt for another reason: the cell proposes, the committee decides'), (admissions.rules.exemptions.Reason['SUSPENSION'], 'suspended: the committee that manages the member decides')], max_length=12)),
                ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reason', to='cells.activity')),
            ],
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(blank=True, max_length=150, verbose_name='Full name')),
                ('search_key', models.CharField(db_index=True, editable=False, max_length=150)),
                ('sort_key', models.CharField(editable=False, max_length=700)),
                ('born_on', models.DateField(blank=True, null=True)),
                ('born_in', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('sex', models.CharField(blank=True, choices=[('male', 'male'), ('female', 'female')], max_length=6, verbose_name='Sex')),
                ('sector', models.CharField(blank=True, choices=[('worker', 'worker'), ('farmer', 'farmer'), ('official', 'civil servant or public employee'), ('student', 'pupil or student'), ('forces', 'armed forces'), ('business', 'private business'), ('other', 'other')], max_length=10, verbose_name='Sector')),
                ('listed_on', models.DateField(verbose_name='On the source list since')),
                ('stage', models.CharField(default=admissions.rules.steps.Stage['LISTED'], max_length=12)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_as', models.CharField(blank=True, choices=[('rejected', 'rejected'), ('abandoned', 'given up'), ('struck_off', 'struck off in probation')], max_length=10)),
                ('closed_because', models.TextField(blank=True)),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('cell', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='cells.organisation')),
                ('member', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='candidate', to='cells.member')),
            ],
            options={
                'ordering': ['sort_key', 'pk'],
                'indexes': [models.Index(fields=['cell', 'stage'], name='candidate_by_cell')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_as', ''), ('closed_on__isnull', True)), models.Q(('closed_on__isnull', False), models.Q(('closed_as', ''), _negated=True)), _connector='OR'), name='a_closed_case_says_when_and_how'), models.CheckConstraint(condition=models.Q(('removed_on__isnull', True), models.Q(('born_in__isnull', True), ('born_on__isnull', True), ('closed_because', ''), ('full_name', ''), ('sector', ''), ('sex', '')), _connector='OR'), name='of_a_removed_person_nothing_is_left'), models.CheckConstraint(condition=models.Q(('removed_on__isnull', False), models.Q(('full_name', ''), _negated=True), _connector='OR'), name='a_candidate_has_a_name'), models.CheckConstraint(condition=models.Q(('born_on__isnull', True), ('born_in__isnull', True), _connector='OR'), name='a_candidate_is_born_on_a_day_or_in_a_year')],
            },
        ),
        migrations.CreateModel(
            name='CandidateCompanion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('body', models.CharField(blank=True, choices=[('youth_union', 'Youth Union'), ('trade_union', 'trade union')], max_length=12)),
                ('helps', models.BooleanField(default=False)),
                ('since', models.DateField(blank=True, null=True, verbose_name='Together since')),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='companions', to='admissions.candidate')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accompanies', to='cells.member')),
            ],
            options={
                'ordering': ['valid_from', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='candidatecompanion_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('member__isnull', True), ('body', ''), _connector='XOR'), name='a_candidate_is_accompanied_by_a_member_or_a_body')],
            },
        ),
        migrations.CreateModel(
            name='CandidatePaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('missing', 'missing'), ('there', 'there'), ('returned', 'returned to be mended')], default='missing', max_length=10)),
                ('on', models.DateField(blank=True, null=True)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='admissions.candidate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('candidate', 'key'), name='a_paper_is_on_the_checklist_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'there'), _negated=True), ('on__isnull', False), _connector='OR'), name='a_paper_that_is_there_has_its_day')],
            },
        ),
        migrations.CreateModel(
            name='CandidateStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[(admissions.rules.steps.Step['COURSE'], 'certificate of the awareness course'), (admissions.rules.steps.Step['REMARK'], 'remark of an introducer or helper'), (admissions.rules.steps.Step['OPINION_BODIES'], 'opinion of the mass organisations'), (admissions.rules.steps.Step['OPINION_RESIDENCE'], 'opinion of the place of residence'), (admissions.rules.steps.Step['CELL_VOTE'], "the cell's vote on admission"), (admissions.rules.steps.Step['COMMITTEE_VOTE'], "the committee's resolution on admission"), (admissions.rules.steps.Step['DECISION'], 'decision on admission'), (admissions.rules.steps.Step['RECEIPT'], 'receipt of the decision'), (admissions.rules.steps.Step['CEREMONY'], 'ceremony of admission'), (admissions.rules.steps.Step['NEW_COURSE'], 'course for new members'), (admissions.rules.steps.Step['OWN_REVIEW'], 'own review'), (admissions.rules.steps.Step['FULL_VOTE'], "the cell's vote on full membership"), (admissions.rules.steps.Step['FULL_COMMITTEE_VOTE'], "the committee's resolution on full membership"), (admissions.rules.steps.Step['FULL_DECISION'], 'decision on full membership'), (admissions.rules.steps.Step['CARD'], 'Party card')], max_length=20)),
                ('on', models.DateField(verbose_name='On')),
                ('passed', models.BooleanField(default=True)),
                ('in_favour', models.PositiveIntegerField(blank=True, null=True, verbose_name='In favour')),
                ('against', models.PositiveIntegerField(blank=True, null=True, verbose_name='Not in favour')),
                ('base', models.PositiveIntegerField(blank=True, null=True)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='admissions.candidate')),
                ('companion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='admissions.candidatecompanion')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
            ],
            options={
                'ordering': ['on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('step__in', (admissions.rules.steps.Step['CELL_VOTE'], admissions.rules.steps.Step['FULL_VOTE'], admissions.rules.steps.Step['COMMITTEE_VOTE'], admissions.rules.steps.Step['FULL_COMMITTEE_VOTE'])), _negated=True), models.Q(('against__isnull', False), ('base__gte', django.db.models.expressions.CombinedExpression(models.F('in_favour'), '+', models.F('against'))), ('in_favour__isnull', False)), _connector='OR'), name='of_a_vote_no_more_are_counted_than_could_vote'), models.CheckConstraint(condition=models.Q(models.Q(('step__in', (admissions.rules.steps.Step['DECISION'], admissions.rules.steps.Step['FULL_DECISION'])), _negated=True), ('ordered_by__isnull', False), _connector='OR'), name='a_decision_on_a_candidate_is_a_document'), models.UniqueConstraint(condition=models.Q(('step__in', ['decision', 'receipt', 'ceremony', 'full_decision', 'card'])), fields=('candidate', 'step'), name='a_candidate_is_decided_on_once')],
            },
        ),
        migrations.CreateModel(
            name='Classification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Year')),
                ('own', models.CharField(blank=True, choices=[(admissions.rules.classification.Level['EXCELLENT'], 'excellent completion of tasks'), (admissions.rules.classification.Level['GOOD'], 'good completion of tasks'), (admissions.rules.classification.Level['DONE'], 'completion of tasks'), (admissions.rules.classification.Level['FAILED'], 'tasks not completed')], max_length=10, verbose_name='Own level')),
                ('proposed', models.CharField(blank=True, choices=[(admissions.rules.classification.Level['EXCELLENT'], 'excellent completion of tasks'), (admissions.rules.classification.Level['GOOD'], 'good completion of tasks'), (admissions.rules.classification.Level['DONE'], 'completion of tasks'), (admissions.rules.classification.Level['FAILED'], 'tasks not completed')], max_length=10, verbose_name='Proposed')),
                ('decided', models.CharField(blank=True, choices=[(admissions.rules.classification.Level['EXCELLENT'], 'excellent completion of tasks'), (admissions.rules.classification.Level['GOOD'], 'good completion of tasks'), (admissions.rules.classification.Level['DONE'], 'completion of tasks'), (admissions.rules.classification.Level['FAILED'], 'tasks not completed')], max_length=10, verbose_name='Decided')),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('four_good', models.BooleanField(default=False, verbose_name='«Four good»')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='classifications', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='classifications', to='cells.organisation')),
            ],
            options={
                'ordering': ['year', 'pk'],
                'indexes': [models.Index(fields=['seat', 'year'], name='classification_by_seat')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('member__isnull', True)), fields=('seat', 'year'), name='an_organisation_is_classified_once_a_year'), models.UniqueConstraint(condition=models.Q(('member__isnull', False)), fields=('member', 'year'), name='a_member_is_classified_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('decided', ''), ('decided_on__isnull', True)), models.Q(models.Q(('decided', ''), _negated=True), ('decided_on__isnull', False)), _connector='OR'), name='a_decided_level_has_its_day'), models.CheckConstraint(condition=models.Q(('four_good', False), ('member__isnull', True), _connector='OR'), name='only_organisations_are_four_good')],
            },
        ),
        migrations.CreateModel(
            name='DisciplinaryCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('degree', models.CharField(blank=True, choices=[('probationary', 'probationary'), ('official', 'official')], max_length=12)),
                ('form', models.CharField(choices=[(admissions.rules.forms_of_discipline.Form['REPRIMAND'], 'reprimand'), (admissions.rules.forms_of_discipline.Form['WARNING'], 'warning'), (admissions.rules.forms_of_discipline.Form['REMOVAL'], 'removal from office'), (admissions.rules.forms_of_discipline.Form['EXPULSION'], 'expulsion'), (admissions.rules.forms_of_discipline.Form['DISSOLUTION'], 'dissolution')], max_length=12, verbose_name='Form of discipline')),
                ('decided_by', models.CharField(choices=[(admissions.rules.discipline.Body['CELL'], 'the cell'), (admissions.rules.discipline.Body['GRASSROOTS'], 'the grassroots committee'), (admissions.rules.discipline.Body['SUPERIOR'], 'a superior committee'), (admissions.rules.discipline.Body['INSPECTION'], 'an inspection committee')], max_length=12, verbose_name='Decided by')),
                ('breach', models.CharField(max_length=255, verbose_name='Breach')),
                ('breach_on', models.DateField(verbose_name='Day of the breach')),
                ('known_on', models.DateField(blank=True, null=True, verbose_name='Breach known on')),
                ('voted_on', models.DateField(blank=True, null=True, verbose_name='Day of the vote')),
                ('in_favour', models.PositiveIntegerField(blank=True, null=True, verbose_name='In favour')),
                ('base', models.PositiveIntegerField(blank=True, null=True, verbose_name='Who could vote')),
                ('proposed', models.PositiveIntegerField(blank=True, null=True)),
                ('proposed_of', models.PositiveIntegerField(blank=True, null=True)),
                ('decided_on', models.DateField(verbose_name='Decided on')),
                ('announced_on', models.DateField(blank=True, null=True, verbose_name='Announced on')),
                ('issuer', models.CharField(max_length=255, verbose_name='Issuer')),
                ('symbol', models.CharField(max_length=60, verbose_name='Number and symbol')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disciplinary_cases', to='cells.member')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disciplinary_cases', to='cells.organisation')),
            ],
            options={
                'ordering': ['-decided_on', '-pk'],
                'indexes': [models.Index(fields=['seat', 'decided_on'], name='case_by_seat')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('degree', ''), ('form__in', (admissions.rules.forms_of_discipline.Form['REPRIMAND'], admissions.rules.forms_of_discipline.Form['WARNING'], admissions.rules.forms_of_discipline.Form['DISSOLUTION'])), ('member__isnull', True)), models.Q(('form__in', (admissions.rules.forms_of_discipline.Form['REPRIMAND'], admissions.rules.forms_of_discipline.Form['WARNING'], admissions.rules.forms_of_discipline.Form['REMOVAL'], admissions.rules.forms_of_discipline.Form['EXPULSION'])), ('member__isnull', False), models.Q(('degree', ''), _negated=True)), _connector='OR'), name='members_and_organisations_have_forms_of_their_own'), models.CheckConstraint(condition=models.Q(('breach_on__lte', models.F('decided_on'))), name='a_breach_lies_before_its_decision'), models.CheckConstraint(condition=models.Q(('announced_on__isnull', True), ('decided_on__lte', models.F('announced_on')), _connector='OR'), name='a_discipline_is_announced_after_its_decision'), models.CheckConstraint(condition=models.Q(models.Q(('base__isnull', True), ('in_favour__isnull', True)), models.Q(('base__gte', models.F('in_favour')), ('in_favour__isnull', False)), _connector='OR'), name='of_a_discipline_no_more_vote_than_could'), models.UniqueConstraint(condition=models.Q(('member__isnull', False)), fields=('member', 'form', 'decided_on'), name='a_member_is_disciplined_once_a_day_in_a_form')],
            },
        ),
        migrations.CreateModel(
            name='DisciplinaryStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[(admissions.rules.discipline.After['COMPLAINT'], 'complaint'), (admissions.rules.discipline.After['UPHELD'], 'complaint settled: the discipline stays'), (admissions.rules.discipline.After['CHANGED'], 'complaint settled: another form'), (admissions.rules.discipline.After['ANNULLED'], 'the discipline was annulled'), (admissions.rules.discipline.After['RELAPSE'], 'relapse or new breach'), (admissions.rules.discipline.After['ENDED'], 'ended by a decision')], max_length=10, verbose_name='What happened')),
                ('on', models.DateField(verbose_name='On')),
                ('form', models.CharField(blank=True, choices=[(admissions.rules.forms_of_discipline.Form['REPRIMAND'], 'reprimand'), (admissions.rules.forms_of_discipline.Form['WARNING'], 'warning'), (admissions.rules.forms_of_discipline.Form['REMOVAL'], 'removal from office'), (admissions.rules.forms_of_discipline.Form['EXPULSION'], 'expulsion'), (admissions.rules.forms_of_discipline.Form['DISSOLUTION'], 'dissolution')], max_length=12, verbose_name='Other form')),
                ('document', models.CharField(blank=True, max_length=255, verbose_name='Document')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='afterwards', to='admissions.disciplinarycase')),
            ],
            options={
                'ordering': ['on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'changed'), models.Q(('form', ''), _negated=True)), models.Q(models.Q(('what', 'changed'), _negated=True), ('form', '')), _connector='OR'), name='only_a_changed_discipline_has_another_form'), models.CheckConstraint(condition=models.Q(models.Q(('what__in', [admissions.rules.discipline.After['UPHELD'], admissions.rules.discipline.After['CHANGED'], admissions.rules.discipline.After['ANNULLED'], 'ended']), _negated=True), models.Q(('document', ''), _negated=True), _connector='OR'), name='an_outcome_is_a_document')],
            },
        ),
        migrations.CreateModel(
            name='PaperKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('key', models.CharField(max_length=40)),
                ('vietnamese', models.CharField(max_length=150)),
                ('english', models.CharField(max_length=150)),
                ('form', models.CharField(blank=True, max_length=20)),
                ('step', models.CharField(choices=[('cell_vote', "the cell's vote on admission"), ('committee_vote', "the committee's resolution on admission"), ('decision', 'decision on admission'), ('full_vote', "the cell's vote on full membership"), ('full_committee_vote', "the committee's resolution on full membership"), ('full_decision', 'decision on full membership')], default='cell_vote', max_length=20)),
                ('clause', models.CharField(blank=True, max_length=40)),
                ('expires', models.BooleanField(default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('shipped', models.BooleanField(default=False)),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='paperkind_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='ScreeningGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('key', models.CharField(max_length=40)),
                ('vietnamese', models.CharField(max_length=200)),
                ('english', models.CharField(max_length=200)),
                ('clause', models.CharField(blank=True, max_length=40)),
                ('of_rolls', models.BooleanField(default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('reference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='screeningground_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='Screened',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Year')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='Remark')),
                ('listed_on', models.DateField(verbose_name='Proposed on')),
                ('voted_on', models.DateField(blank=True, null=True)),
                ('in_favour', models.PositiveIntegerField(blank=True, null=True, verbose_name='In favour')),
                ('base', models.PositiveIntegerField(blank=True, null=True)),
                ('passed', models.BooleanField(blank=True, null=True)),
                ('result_on', models.DateField(blank=True, null=True)),
                ('progress', models.BooleanField(blank=True, null=True)),
                ('proposed_way', models.CharField(blank=True, choices=[('struck_off', 'strike off'), ('released', 'release')], max_length=10, verbose_name='Proposed')),
                ('cell', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screened', to='cells.organisation')),
                ('helper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screened', to='cells.member')),
                ('ground', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='admissions.screeningground')),
            ],
            options={
                'ordering': ['-year', 'member__sort_key', 'pk'],
                'indexes': [models.Index(fields=['cell', 'year'], name='screened_by_cell')],
                'constraints': [models.UniqueConstraint(fields=('member', 'year'), name='a_member_is_on_the_list_of_a_year_once'), models.CheckConstraint(condition=models.Q(models.Q(('in_favour__isnull', True), ('passed__isnull', True), ('voted_on__isnull', True)), models.Q(('base__gte', models.F('in_favour')), ('passed__isnull', False), ('voted_on__isnull', False)), _connector='OR'), name='a_screening_vote_has_its_day_and_counts'), models.CheckConstraint(condition=models.Q(models.Q(('progress__isnull', True), ('result_on__isnull', True)), models.Q(('passed', True), ('progress__isnull', False), ('result_on__isnull', False)), _connector='OR'), name='only_who_was_helped_has_a_result'), models.CheckConstraint(condition=models.Q(('proposed_way', ''), ('progress', False), _connector='OR'), name='nobody_who_made_progress_is_put_out')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Year')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='Number')),
                ('share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='Per cent of the members on 1 January')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='admission_targets', to='cells.organisation')),
            ],
            options={
                'ordering': ['year', 'valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'year'], name='target_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='target_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('number__isnull', True), ('share__isnull', True), _connector='XOR'), name='a_target_is_a_number_or_a_share')],
            },
        ),
    ]
