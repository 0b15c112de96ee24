"""What the migrations up to 0003 come to, for a new site; one that has applied them goes on from there."""

import django.db.models.deletion
import reorganisations.rules.plan
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reorganisations', '0001_initial'), ('reorganisations', '0002_played_together'), ('reorganisations', '0003_corrections_and_questions')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0006_jobs_that_are_followed'),
        ('cells', '0001_squashed_0017_inspection_committees'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reorganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='What it is about')),
                ('effective_on', models.DateField(verbose_name='From the day')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('confirmed', 'confirmed'), ('in_effect', 'in effect'), ('set_aside', 'set aside'), ('cancelled', 'cancelled')], default='draft', max_length=10)),
                ('choices', models.JSONField(default=dict)),
                ('outcome', models.JSONField(default=dict)),
                ('confirmed_as', models.CharField(blank=True, max_length=255)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('turn', models.PositiveIntegerField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=255)),
                ('set_aside_because', models.TextField(blank=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('led_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reorganisations_led', to='cells.organisation')),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reorganisations', to='cells.documentreference')),
                ('touched', models.ManyToManyField(blank=True, related_name='reorganisations', to='cells.organisation')),
            ],
            options={
                'ordering': ['-effective_on', '-pk'],
                'indexes': [models.Index(fields=['state', 'effective_on'], name='reorganisation_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'confirmed', 'in_effect', 'set_aside', 'cancelled'])), name='a_reorganisation_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'in_effect', 'set_aside']), _negated=True), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('turn__isnull', False)), _connector='OR'), name='a_reorganisation_was_confirmed_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='ReorganisationCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mandate', models.CharField(max_length=255)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('why', models.TextField(verbose_name='Why this is a mistake')),
                ('steps_before', models.JSONField()),
                ('outcome_before', models.JSONField()),
                ('moved', models.JSONField()),
                ('shown', models.JSONField()),
                ('struck', models.JSONField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reorganisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='reorganisations.reorganisation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='a_correction_of_a_plan_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ReorganisationFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=60)),
                ('row', models.BigIntegerField()),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cells.member')),
                ('reorganisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='reorganisations.reorganisation')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['reorganisation', 'member'], name='written_by_reorganisation')],
            },
        ),
        migrations.CreateModel(
            name='ReorganisationQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_as', models.CharField(max_length=255)),
                ('asked_at', models.DateTimeField()),
                ('text', models.TextField(verbose_name='Question or wish')),
                ('answered_as', models.CharField(blank=True, max_length=255)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, verbose_name='Answer')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reorganisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='reorganisations.reorganisation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_question_about_a_plan_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='an_answer_about_a_plan_was_given_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='ReorganisationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('act', models.CharField(choices=[(reorganisations.rules.plan.StepKind['FOUND'], 'found'), (reorganisations.rules.plan.StepKind['RENAME'], 'rename'), (reorganisations.rules.plan.StepKind['RETYPE'], 'change the type'), (reorganisations.rules.plan.StepKind['REGRADE'], 'change kind or level'), (reorganisations.rules.plan.StepKind['MOVE'], 'move'), (reorganisations.rules.plan.StepKind['MERGE'], 'merge'), (reorganisations.rules.plan.StepKind['SPLIT'], 'split'), (reorganisations.rules.plan.StepKind['DISSOLVE'], 'dissolve')], max_length=10)),
                ('plan', models.JSONField()),
                ('reorganisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='reorganisations.reorganisation')),
            ],
            options={
                'ordering': ['reorganisation_id', 'position'],
                'constraints': [models.UniqueConstraint(fields=('reorganisation', 'position'), name='steps_of_a_reorganisation_are_in_one_order'), models.CheckConstraint(condition=models.Q(('act__in', ['found', 'rename', 'retype', 'regrade', 'move', 'merge', 'split', 'dissolve'])), name='a_step_has_a_known_act')],
            },
        ),
    ]
