import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Province',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name='código')),
                ('name', models.CharField(max_length=60, verbose_name='nombre')),
                ('region', models.CharField(max_length=10, verbose_name='región')),
            ],
        ),
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('ruc', models.CharField(max_length=13, unique=True, verbose_name='RUC')),
                ('name', models.CharField(max_length=160, verbose_name='razón social')),
                ('kind', models.CharField(max_length=10, verbose_name='tipo')),
                ('industry', models.CharField(max_length=1, verbose_name='sección CIIU')),
                ('act', models.BigIntegerField(db_index=True, verbose_name='acto')),
                ('province', models.ForeignKey(db_column='province', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.province')),
            ],
        ),
        migrations.CreateModel(
            name='Canton',
            fields=[
                ('code', models.CharField(max_length=4, primary_key=True, serialize=False, verbose_name='código')),
                ('name', models.CharField(max_length=60, verbose_name='nombre')),
                ('province', models.ForeignKey(db_column='province', on_delete=django.db.models.deletion.PROTECT, related_name='cantons', to='registry.province')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('document', models.CharField(max_length=20, unique=True, verbose_name='documento')),
                ('document_kind', models.CharField(max_length=10, verbose_name='tipo de documento')),
                ('given_names', models.CharField(max_length=80, verbose_name='nombres')),
                ('surnames', models.CharField(max_length=80, verbose_name='apellidos')),
                ('sex', models.CharField(max_length=1, verbose_name='sexo')),
                ('birth_date', models.IntegerField(verbose_name='fecha de nacimiento')),
                ('death_date', models.IntegerField(default=99991231, verbose_name='fecha de defunción')),
                ('act', models.BigIntegerField(db_index=True, verbose_name='acto')),
                ('death_act', models.BigIntegerField(db_index=True, default=0, verbose_name='acto que registró la defunción')),
                ('province', models.ForeignKey(db_column='province', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.province')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sex__in', ('F', 'M'))), name='registry_person_sex'), models.CheckConstraint(condition=models.Q(('death_date__gte', models.F('birth_date'))), name='registry_person_dies_after_birth')],
            },
        ),
        migrations.CreateModel(
            name='Establishment',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('branch', models.CharField(max_length=4, verbose_name='sucursal')),
                ('name', models.CharField(max_length=160, verbose_name='nombre')),
                ('act', models.BigIntegerField(db_index=True, verbose_name='acto')),
                ('canton', models.ForeignKey(db_column='canton', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.canton')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='establishments', to='registry.employer')),
                ('province', models.ForeignKey(db_column='province', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.province')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('employer', 'branch'), name='registry_one_establishment_per_branch')],
            },
        ),
    ]
