"""What the migrations up to 0006 come to, for a new site; one that has applied them goes on from there."""

from importlib import import_module

import django.contrib.auth.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

part_by_month = import_module("accounts.migrations.0005_the_log_by_month").part_by_month


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_initial'), ('accounts', '0002_form_sent_once'), ('accounts', '0003_site_mark'), ('accounts', '0004_kept_texts'), ('accounts', '0005_the_log_by_month'), ('accounts', '0006_jobs_that_are_followed')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='User name')),
                ('full_name', models.CharField(blank=True, max_length=150, verbose_name='Full name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('is_active', models.BooleanField(default=True, verbose_name='Active')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FailedSignIns',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('number', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='DemoDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_demo_day')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=255, unique=True)),
                ('kind', models.CharField(max_length=60)),
                ('about', models.BigIntegerField()),
                ('to', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=255)),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('failed', 'could not be sent'), ('dropped', 'no longer needed')], default='waiting', max_length=10)),
                ('written_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'failed', 'dropped'])), name='a_letter_has_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('next_at__isnull', False), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('next_at__isnull', True)), _connector='OR'), name='a_letter_is_tried_again_while_it_waits')],
            },
        ),
        migrations.CreateModel(
            name='SiteMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('demo', 'Demo'), ('production', 'Production')], max_length=10)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='a_database_is_marked_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['demo', 'production'])), name='a_database_is_a_demo_s_or_production_s')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('mandate_id', models.BigIntegerField(null=True)),
                ('mandate', models.CharField(max_length=255)),
                ('act', models.CharField(max_length=100)),
                ('subject_kind', models.CharField(max_length=100)),
                ('subject_id', models.CharField(max_length=64)),
                ('subject', models.CharField(max_length=255)),
                ('why', models.TextField(blank=True)),
                ('data', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['subject_kind', 'subject_id'], name='entry_by_subject')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=255)),
                ('params', models.JSONField(default=dict)),
                ('asked_at', models.DateTimeField()),
                ('today', models.DateField()),
                ('state', models.CharField(choices=[('queued', 'waiting'), ('running', 'being prepared'), ('done', 'ready'), ('failed', 'failed'), ('cancelled', 'stopped')], default='queued', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('attempts_before', models.PositiveSmallIntegerField(default=0)),
                ('step', models.CharField(blank=True, choices=[('gathering', 'Gathering the figures'), ('laying_out', 'Laying out the pages'), ('putting_together', 'Putting it together'), ('entering', 'Entering it in the register')], max_length=20)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField(default=0)),
                ('leased_until', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('leads_to', models.CharField(blank=True, max_length=200)),
                ('looked_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'running', 'done', 'failed', 'cancelled'])), name='a_job_has_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='KeptText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_kind', models.CharField(max_length=100)),
                ('subject_id', models.CharField(max_length=64)),
                ('part', models.CharField(max_length=60)),
                ('number', models.PositiveIntegerField()),
                ('texts', models.JSONField()),
                ('at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['subject_kind', 'subject_id', 'part', '-number'],
                'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_id', 'part', 'number'), name='the_wordings_of_a_thing_are_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('at__isnull', True), ('by__isnull', True)), models.Q(('at__isnull', False), ('by__isnull', False)), _connector='OR'), name='who_kept_a_wording_did_so_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='KnownAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=64)),
                ('last_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='known_addresses', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'address'), name='an_address_is_known_once_to_a_user')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.UUIDField()),
                ('digest', models.CharField(max_length=64)),
                ('made', models.CharField(blank=True, max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['by', 'at'], name='sending_by_person')],
                'constraints': [models.UniqueConstraint(fields=('by', 'token'), name='a_form_is_sent_once')],
            },
        ),
        migrations.RunPython(part_by_month),
    ]
