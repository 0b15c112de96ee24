"""What the migrations up to 0017 come to, for a new site; one that has applied them goes on from there."""

from importlib import import_module

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

list_the_twelve = import_module("cells.migrations.0006_grounds_are_data").list_the_twelve
names = import_module("cells.migrations.0012_member_names_by_their_parts")


class Migration(migrations.Migration):

    replaces = [('cells', '0001_initial'), ('cells', '0002_formed_and_befallen_once'), ('cells', '0003_ways_back_and_one_spelling'), ('cells', '0004_notices'), ('cells', '0005_news_of_persons'), ('cells', '0006_grounds_are_data'), ('cells', '0007_statutes'), ('cells', '0008_hanging_anew'), ('cells', '0009_days_off'), ('cells', '0010_counts'), ('cells', '0011_birth_year'), ('cells', '0012_member_names_by_their_parts'), ('cells', '0013_tallies'), ('cells', '0014_national_code_and_residence'), ('cells', '0015_members_found_at_once'), ('cells', '0016_parameters_of_several_choices'), ('cells', '0017_inspection_committees')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
    ]

    operations = [
        migrations.CreateModel(
            name='CountMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell_id', models.BigIntegerField(db_index=True, null=True)),
                ('member_id', models.BigIntegerField(db_index=True, null=True)),
                ('area_fact_id', models.BigIntegerField(db_index=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='KeptCounting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField(unique=True)),
                ('left_out', models.JSONField(default=list)),
                ('grounds', models.JSONField(default=list)),
                ('special_grounds', models.JSONField(default=list)),
                ('ending', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=255, unique=True)),
                ('depth', models.PositiveIntegerField()),
                ('numchild', models.PositiveIntegerField(default=0)),
                ('code', models.CharField(max_length=30, unique=True, verbose_name='Code')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TallyMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField(db_index=True, null=True)),
                ('parent_id', models.BigIntegerField(db_index=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='DocumentReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=255, verbose_name='Issuer')),
                ('symbol', models.CharField(max_length=60, verbose_name='Number and symbol')),
                ('issued_on', models.DateField(verbose_name='Date')),
                ('title', models.TextField(blank=True, verbose_name='Title')),
                ('shared', models.BooleanField(default=False)),
                ('issuer_key', models.CharField(editable=False, max_length=600)),
                ('symbol_key', models.CharField(editable=False, max_length=120)),
                ('search_key', models.TextField(editable=False)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-issued_on', 'symbol'],
                'constraints': [models.UniqueConstraint(fields=('symbol_key', 'issued_on', 'issuer_key'), name='a_document_is_known_by_issuer_symbol_and_date'), models.CheckConstraint(condition=models.Q(models.Q(('symbol_key', ''), _negated=True), models.Q(('issuer_key', ''), _negated=True)), name='a_document_has_the_keys_of_its_symbol_and_issuer')],
            },
        ),
        migrations.CreateModel(
            name='GroundKind',
            fields=[
                ('key', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('words', models.CharField(max_length=255)),
                ('words_en', models.CharField(blank=True, max_length=255)),
                ('rests_on_area', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='a_kind_of_ground_has_a_key'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_kind_of_ground_has_words')],
            },
        ),
        migrations.CreateModel(
            name='AreaFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('area', models.CharField(max_length=255, verbose_name='Area')),
                ('statement', models.TextField(verbose_name='What happened')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('kind', models.ForeignKey(db_column='kind', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='area_facts', to='cells.groundkind')),
            ],
            options={
                'ordering': ['-valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='areafact_begins_before_it_ends'), models.UniqueConstraint(fields=('area', 'kind', 'valid_from'), name='what_befell_an_area_is_recorded_once')],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('cell', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='cells.organisation')),
            ],
            options={
                'ordering': ['cell_id', 'name'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='group_begins_before_it_ends'), models.UniqueConstraint(fields=('name', 'cell', 'valid_from'), name='a_group_is_formed_once')],
            },
        ),
        migrations.CreateModel(
            name='HangingAnew',
            fields=[
                ('organisation', models.BigIntegerField(db_column='organisation_id', primary_key=True, serialize=False)),
                ('strays', models.PositiveIntegerField()),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cells.hanginganew')),
            ],
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('full_name', models.CharField(max_length=150, verbose_name='Full name')),
                ('search_key', models.CharField(editable=False, max_length=150)),
                ('sort_key', models.CharField(editable=False, max_length=700)),
                ('born_on', models.DateField(blank=True, null=True, verbose_name='Date of birth')),
                ('born_in', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Year of birth')),
                ('sex', models.CharField(blank=True, choices=[('male', 'male'), ('female', 'female')], max_length=6, verbose_name='Sex')),
                ('card_number', models.CharField(blank=True, max_length=20, verbose_name='Party card number')),
                ('admitted_on', models.DateField(blank=True, null=True, verbose_name='Admitted on')),
                ('identity_mark', models.CharField(blank=True, default='', editable=False, max_length=64)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='member', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['sort_key', 'pk'],
                'indexes': [models.Index(fields=['search_key', 'born_on'], name='member_by_name_and_birth'), models.Index(fields=['sort_key'], name='member_by_sort_key'), models.Index(fields=['card_number'], name='member_by_card_number', opclasses=['varchar_pattern_ops']), models.Index(condition=models.Q(('identity_mark', ''), _negated=True), fields=['identity_mark'], name='member_by_identity_mark'), models.Index(condition=models.Q(('born_in__isnull', False)), fields=['search_key'], name='member_by_year_alone')],
                'constraints': [models.CheckConstraint(condition=models.Q(('born_on__isnull', True), ('admitted_on__isnull', True), ('born_on__lt', models.F('admitted_on')), _connector='OR'), name='a_member_is_admitted_after_birth'), models.CheckConstraint(condition=models.Q(('born_in__isnull', True), models.Q(('born_in__gte', 1900), ('born_in__lte', 2100), ('born_on__isnull', True)), _connector='OR'), name='a_birth_is_a_day_or_a_year_alone')],
            },
        ),
        migrations.CreateModel(
            name='GroupLeadership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaderships', to='cells.group')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_leaderships', to='cells.member')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='groupleadership_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='GroupBelonging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='belongings', to='cells.group')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_belongings', to='cells.member')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'valid_from'], name='belonging_by_group'), models.Index(fields=['member', 'valid_from'], name='belonging_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='groupbelonging_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='Ground',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('statement', models.TextField(verbose_name='Why the member cannot come')),
                ('evidence', models.CharField(max_length=255, verbose_name='Evidence')),
                ('area_fact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='cells.areafact')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('category', models.ForeignKey(db_column='category', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='cells.groundkind')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='cells.member')),
            ],
            options={
                'ordering': ['-valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['member', 'valid_from'], name='ground_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='ground_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('statement', ''), _negated=True), name='a_ground_states_the_inability'), models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='a_ground_has_evidence')],
            },
        ),
        migrations.CreateModel(
            name='Degree',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('value', models.CharField(choices=[('probationary', 'probationary'), ('official', 'official')], max_length=12)),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('member', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='degrees', to='cells.member')),
            ],
            options={
                'ordering': ['valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['member', 'valid_from'], name='degree_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='degree_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='AssignedTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('text', models.TextField(verbose_name='Task')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assigned_tasks', to='cells.member')),
            ],
            options={
                'ordering': ['-valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['member', 'valid_from'], name='assigned_task_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='assignedtask_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_assigned_task_says_what')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('value', models.CharField(choices=[('exempt', 'exempt from work and meetings'), ('suspended', 'suspended')], max_length=12)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ended by')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='cells.member')),
            ],
            options={
                'ordering': ['valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['member', 'valid_from'], name='activity_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='activity_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('on', models.DateField()),
                ('values', models.JSONField(default=dict)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='accounts.entry')),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['on'], name='notice_by_day')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'kind'), name='an_act_is_told_of_once_in_each_way')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('arrival', models.CharField(choices=[('admitted', 'admitted'), ('transferred', 'transferred in'), ('registered', 'in the first register'), ('reorganised', 'by a reorganisation'), ('returned', 'returned'), ('readmitted', 'admitted again'), ('restored', 'rights restored')], max_length=12, verbose_name='Joined by')),
                ('departure', models.CharField(blank=True, choices=[('transferred', 'transferred out'), ('reorganised', 'by a reorganisation'), ('expelled', 'expelled'), ('struck_off', 'struck off'), ('released', 'released'), ('died', 'died')], max_length=12, verbose_name='Left by')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ended by')),
                ('member', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('cell', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='cells.organisation')),
            ],
            options={
                'ordering': ['valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['cell', 'valid_from', 'valid_to', 'member'], name='membership_by_cell'), models.Index(fields=['member', 'valid_from'], name='membership_by_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='membership_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('departure', ''), ('valid_to__isnull', True)), models.Q(('valid_to__isnull', False), models.Q(('departure', ''), _negated=True)), _connector='OR'), name='a_membership_that_ended_says_how')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('role', models.CharField(choices=[('clerk', 'clerk'), ('board', 'organisation board'), ('standing', 'standing committee'), ('inspector', 'inspector'), ('inspection', 'inspection committee'), ('administrator', 'administrator')], max_length=15)),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='cells.organisation')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['user', 'valid_from'], name='mandate_by_user')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='mandate_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('role', 'administrator')), models.Q(models.Q(('role', 'administrator'), _negated=True), ('organisation__isnull', False)), _connector='OR'), name='only_the_administrator_has_no_organisation')],
            },
        ),
        migrations.CreateModel(
            name='KeptTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('members', models.IntegerField()),
                ('official', models.IntegerField()),
                ('base', models.IntegerField()),
                ('affected', models.IntegerField()),
                ('affected_special', models.IntegerField()),
                ('endless', models.IntegerField()),
                ('groups', models.IntegerField()),
                ('ungrouped', models.IntegerField()),
                ('leaderless_groups', models.IntegerField()),
                ('kind', models.CharField(max_length=30)),
                ('valid_from', models.DateField()),
                ('until', models.DateField()),
                ('sufficient', models.SmallIntegerField(null=True)),
                ('cells', models.IntegerField()),
                ('counting', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='cells.keptcounting')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='cells.organisation')),
                ('superior', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cells.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['counting', 'kind', 'until', 'valid_from', 'sufficient', 'members', 'groups', 'base', 'affected', 'affected_special', 'organisation'], name='tally_of_a_day'), models.Index(fields=['superior', 'counting', 'until', 'valid_from', 'cells', 'members'], name='tally_by_superior')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'counting', 'until'), name='a_tally_is_one_a_day'), models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('until'))), name='a_tally_lasts')],
            },
        ),
        migrations.CreateModel(
            name='Infrastructure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('sufficient', models.BooleanField(verbose_name='Sufficient')),
                ('looked_at', models.TextField(verbose_name='What was looked at')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='infrastructure', to='cells.organisation')),
            ],
            options={
                'ordering': ['-valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='infrastructure_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='CellCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('members', models.IntegerField()),
                ('official', models.IntegerField()),
                ('base', models.IntegerField()),
                ('affected', models.IntegerField()),
                ('affected_special', models.IntegerField()),
                ('endless', models.IntegerField()),
                ('groups', models.IntegerField()),
                ('ungrouped', models.IntegerField()),
                ('leaderless_groups', models.IntegerField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('counting', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='cells.keptcounting')),
                ('cell', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='cells.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['counting', 'valid_to'], name='count_by_end')],
                'constraints': [models.UniqueConstraint(fields=('cell', 'counting', 'valid_from'), name='a_cell_counts_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='a_count_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('affected__lte', models.F('base')), ('affected_special__lte', models.F('affected')), ('base__lte', models.F('members')), ('endless__lte', django.db.models.expressions.CombinedExpression(models.F('base'), '-', models.F('affected'))), ('leaderless_groups__lte', models.F('groups')), ('official__lte', models.F('members')), ('ungrouped__lte', models.F('members'))), name='a_count_is_part_of_what_it_counts')],
            },
        ),
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ground', 'ground recorded'), ('group', 'moved to a group')], max_length=10)),
                ('summary', models.CharField(max_length=255)),
                ('number', models.PositiveIntegerField()),
                ('written', models.JSONField()),
                ('done_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulk_acts', to='cells.organisation')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['ground', 'group'])), name='a_bulk_act_has_a_known_kind')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('kind', models.CharField(choices=[('executive', 'executive'), ('standing_committee', 'standing committee'), ('organisation_board', 'organisation board'), ('cell_committee', 'cell committee')], max_length=20)),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='cells.organisation')),
            ],
            options={
                'ordering': ['organisation_id', 'kind'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='body_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='Addressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('clerk', 'clerk'), ('board', 'organisation board'), ('standing', 'standing committee'), ('inspector', 'inspector'), ('inspection', 'inspection committee'), ('administrator', 'administrator')], max_length=15)),
                ('below', models.BooleanField(default=False)),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='cells.notice')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cells.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'role'], name='addressee_by_office')],
                'constraints': [models.UniqueConstraint(fields=('notice', 'organisation', 'role', 'below'), name='an_office_is_told_of_a_thing_once'), models.UniqueConstraint(fields=('notice', 'user'), name='a_person_is_told_of_a_thing_once'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('user__isnull', True), models.Q(('role', ''), _negated=True)), models.Q(('below', False), ('organisation__isnull', True), ('role', ''), ('user__isnull', False)), _connector='OR'), name='an_office_or_a_person_is_told')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('name', models.CharField(max_length=255, verbose_name='Name')),
                ('search_key', models.CharField(editable=False, max_length=255)),
                ('national_code', models.CharField(blank=True, max_length=18, verbose_name='National code')),
                ('kind', models.CharField(choices=[('superior', 'superior organisation'), ('grassroots_committee', 'grassroots committee'), ('sectional_committee', 'sectional committee'), ('cell', 'cell')], max_length=30, verbose_name='Kind')),
                ('level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('district', 'district'), ('commune', 'commune as a superior organisation'), ('grassroots', 'grassroots'), ('below_grassroots', 'below grassroots')], max_length=30, verbose_name='Level')),
                ('type', models.CharField(choices=[('ward_commune', 'ward or commune'), ('residential', 'residential area'), ('administrative', 'administrative or state body'), ('party_front_mass', 'Party, Front or mass body'), ('public_service', 'public service unit'), ('school', 'school'), ('armed_forces', 'armed forces'), ('police', 'police'), ('military', 'military'), ('state_enterprise', 'state enterprise'), ('private_enterprise', 'non-state enterprise'), ('cooperative', 'cooperative'), ('credit_fund', "people's credit fund"), ('overseas', 'overseas'), ('other', 'other')], max_length=30, verbose_name='Type')),
                ('issuer_name', models.CharField(blank=True, max_length=255, verbose_name='Name as the issuer of documents')),
                ('symbol', models.CharField(blank=True, max_length=20, verbose_name='Symbol in document numbers')),
                ('area', models.CharField(blank=True, max_length=255, verbose_name='Area of operation')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='Place in the date line')),
                ('overseas', models.BooleanField(default=False, verbose_name='Abroad')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='cells.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_versions', to='cells.organisation')),
            ],
            options={
                'ordering': ['organisation_id', 'valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['parent', 'valid_from'], name='version_by_parent'), models.Index(fields=['organisation', 'valid_from'], name='version_by_organisation'), models.Index(fields=['search_key'], name='version_by_search_key'), models.Index(condition=models.Q(('national_code', ''), _negated=True), fields=['national_code'], name='version_by_national_code'), models.Index(condition=models.Q(('kind', 'superior')), fields=['parent'], name='superior_version_by_parent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='organisationversion_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('organisation', models.F('parent')), _negated=True), name='an_organisation_is_not_its_own_parent'), models.UniqueConstraint(condition=models.Q(models.Q(('national_code', ''), _negated=True), ('valid_to__isnull', True)), fields=('national_code',), name='no_two_organisations_go_on_with_one_national_code')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('title', models.CharField(choices=[('secretary', 'secretary'), ('deputy_secretary', 'deputy secretary'), ('head', 'head of the board'), ('member', 'member of the body')], max_length=20)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='cells.body')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ended by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='cells.organisation')),
            ],
            options={
                'ordering': ['organisation_id', 'title'],
                'abstract': False,
                'indexes': [models.Index(fields=['organisation', 'valid_from'], name='post_by_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='post_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='RecordMerger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('written', models.JSONField()),
                ('entry', models.BigIntegerField()),
                ('done_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('absorbed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mergers_absorbed', to='cells.member')),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mergers_kept', to='cells.member')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kept', models.F('absorbed')), _negated=True), name='a_record_is_not_merged_with_itself'), models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('absorbed',), name='a_record_is_absorbed_once')],
            },
        ),
        migrations.CreateModel(
            name='Residence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('cell_name', models.CharField(blank=True, max_length=255, verbose_name='Cell of residence')),
                ('standing', models.CharField(choices=[('ordinary', 'introduced to the cell of residence'), ('exempt', 'introduced, exempt from its meetings'), ('not_introduced', 'exempt from introduction')], max_length=14, verbose_name='Class')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='Introduction received on')),
                ('cell', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='residences', to='cells.organisation')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ended by')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residences', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
            ],
            options={
                'ordering': ['valid_from'],
                'abstract': False,
                'indexes': [models.Index(fields=['member', 'valid_from'], name='residence_by_member'), models.Index(fields=['cell', 'valid_from'], name='residence_by_cell')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='residence_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('cell__isnull', True), ('cell_name', ''), ('standing', 'not_introduced')), models.Q(models.Q(('standing', 'not_introduced'), _negated=True), models.Q(('cell__isnull', False), models.Q(('cell_name', ''), _negated=True), _connector='OR')), _connector='OR'), name='who_is_introduced_is_introduced_somewhere'), models.CheckConstraint(condition=models.Q(('received_on__isnull', True), ('cell__isnull', False), _connector='OR'), name='a_cell_of_the_register_receives_an_introduction')],
            },
        ),
        migrations.CreateModel(
            name='ResidenceRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Year')),
                ('level', models.CharField(choices=[('good', 'good'), ('fair', 'fair'), ('average', 'average'), ('poor', 'poor')], max_length=7, verbose_name='Level')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='In short')),
                ('on', models.DateField(verbose_name='Day of the remark')),
                ('said_by', models.CharField(max_length=150, verbose_name='Who signs it')),
                ('residence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='cells.residence')),
            ],
            options={
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('residence', 'year'), name='a_residence_has_one_remark_a_year'), models.CheckConstraint(condition=models.Q(('said_by', ''), _negated=True), name='a_remark_says_who_made_it')],
            },
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('blocks', models.JSONField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saved_filters', to='cells.organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('user', 'organisation', 'name'), name='a_saved_filter_has_a_name_of_its_own')],
            },
        ),
        migrations.CreateModel(
            name='SeenNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seen', to='cells.notice')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('notice', 'user'), name='a_notice_is_seen_once_by_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Statute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='Name')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('shipped', models.BooleanField(default=False)),
                ('secondary', models.BooleanField(default=False)),
                ('reference', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statute', to='cells.documentreference')),
            ],
            options={
                'ordering': ['-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_statute_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Parameter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('clause', models.CharField(blank=True, max_length=40, verbose_name='Clause')),
                ('key', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('choice', models.CharField(blank=True, max_length=40)),
                ('strict', models.BooleanField(default=True)),
                ('statute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cells.statute')),
            ],
            options={
                'ordering': ['key', 'valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='parameter_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('number__isnull', True), ('choice', ''), _connector='OR'), name='a_parameter_is_a_number_or_a_choice')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('clause', models.CharField(blank=True, max_length=40, verbose_name='Clause')),
                ('what', models.CharField(choices=[('kind', 'Kind'), ('level', 'Level'), ('type', 'Type')], max_length=10)),
                ('key', models.CharField(max_length=40)),
                ('vietnamese', models.CharField(max_length=100, verbose_name='Vietnamese')),
                ('english', models.CharField(max_length=100, verbose_name='English')),
                ('statute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cells.statute')),
            ],
            options={
                'ordering': ['what', 'key', 'valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='organisationterm_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('vietnamese', ''), _negated=True), models.Q(('english', ''), _negated=True)), name='a_term_is_said_in_both_languages')],
            },
        ),
        migrations.CreateModel(
            name='DayOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.CharField(blank=True, max_length=40, verbose_name='Clause')),
                ('day', models.DateField(verbose_name='Day')),
                ('is_worked', models.BooleanField(default=False)),
                ('is_computed', models.BooleanField(default=False)),
                ('statute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='cells.statute')),
            ],
            options={
                'ordering': ['day', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('statute', 'day'), name='a_document_says_one_thing_of_a_day_off')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions_after', to='cells.organisation')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successions_before', to='cells.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor', 'on'), name='a_succession_is_told_once')],
            },
        ),
        migrations.CreateModel(
            name='TemporaryStay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='No longer true from')),
                ('host_name', models.CharField(blank=True, max_length=255, verbose_name='Where')),
                ('home_name', models.CharField(blank=True, max_length=255, verbose_name='At home in')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ended by')),
                ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='temporary_stays', to='cells.organisation')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='temporary_stays', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference', verbose_name='Ordered by')),
            ],
            options={
                'ordering': ['valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='temporarystay_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(('host__isnull', False), models.Q(('host_name', ''), _negated=True), _connector='OR'), name='a_temporary_stay_is_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_name', models.CharField(blank=True, max_length=255, verbose_name='From')),
                ('to_name', models.CharField(blank=True, max_length=255, verbose_name='To')),
                ('sent_on', models.DateField(verbose_name='Sent on')),
                ('papers_due_on', models.DateField(verbose_name='Papers to be handed in by')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='Received on')),
                ('taken_back_on', models.DateField(blank=True, null=True, verbose_name='Taken back on')),
                ('from_cell', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_out', to='cells.organisation')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='cells.member')),
                ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.documentreference')),
                ('to_cell', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_in', to='cells.organisation')),
            ],
            options={
                'ordering': ['-sent_on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('received_on__isnull', True), ('taken_back_on__isnull', True)), fields=('member',), name='a_member_is_on_one_way_at_a_time'), models.CheckConstraint(condition=models.Q(('from_cell__isnull', False), models.Q(models.Q(('from_name', ''), _negated=True), ('to_cell__isnull', False)), _connector='OR'), name='a_transfer_comes_from_somewhere'), models.CheckConstraint(condition=models.Q(('to_cell__isnull', False), models.Q(models.Q(('to_name', ''), _negated=True), ('from_cell__isnull', False)), _connector='OR'), name='a_transfer_goes_somewhere'), models.CheckConstraint(condition=models.Q(('from_cell', models.F('to_cell')), _negated=True), name='a_transfer_changes_the_cell'), models.CheckConstraint(condition=models.Q(('received_on__isnull', True), ('received_on__gte', models.F('sent_on')), _connector='OR'), name='a_transfer_is_received_after_it_was_sent'), models.CheckConstraint(condition=models.Q(('taken_back_on__isnull', True), models.Q(('received_on__isnull', True), ('taken_back_on__gte', models.F('sent_on'))), _connector='OR'), name='what_was_received_is_not_taken_back')],
            },
        ),
        migrations.RunPython(list_the_twelve, migrations.RunPython.noop),
        migrations.RunPython(names.index_parts, names.drop),
    ]
