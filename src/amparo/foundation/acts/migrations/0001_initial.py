from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AccessTrace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(max_length=80, verbose_name='quién')),
                ('today', models.IntegerField(verbose_name='fecha (AAAAMMDD)')),
                ('purpose', models.CharField(max_length=200, verbose_name='para qué')),
                ('person_id', models.BigIntegerField(db_index=True, null=True, verbose_name='persona')),
                ('person_count', models.IntegerField(default=1, verbose_name='personas')),
            ],
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='número')),
                ('name', models.CharField(max_length=80, verbose_name='acción')),
                ('by', models.CharField(max_length=80, verbose_name='quién')),
                ('today', models.IntegerField(verbose_name='fecha (AAAAMMDD)')),
                ('key', models.CharField(max_length=200, verbose_name='clave de idempotencia')),
                ('payload_hash', models.CharField(max_length=64, verbose_name='huella de lo pedido')),
                ('payload', models.JSONField(verbose_name='lo pedido')),
                ('result', models.JSONField(null=True, verbose_name='resultado')),
                ('previous_hash', models.CharField(max_length=64, verbose_name='huella del acto anterior')),
                ('hash', models.CharField(max_length=64, verbose_name='huella')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'key'), name='acts_one_act_per_key')],
            },
        ),
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(default=0)),
                ('hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='acts_one_head')],
            },
        ),
    ]
