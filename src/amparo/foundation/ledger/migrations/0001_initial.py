import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('registry', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('code', models.CharField(max_length=30, primary_key=True, serialize=False, verbose_name='código')),
                ('es', models.CharField(max_length=80, verbose_name='nombre')),
                ('en', models.CharField(max_length=80, verbose_name='nombre en inglés')),
                ('kind', models.CharField(max_length=20, verbose_name='clase')),
                ('may_be_overdrawn', models.BooleanField(default=True, verbose_name='admite saldo contrario')),
            ],
        ),
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('code', models.CharField(max_length=10, primary_key=True, serialize=False, verbose_name='código')),
                ('es', models.CharField(max_length=80, verbose_name='nombre')),
                ('en', models.CharField(max_length=80, verbose_name='nombre en inglés')),
                ('kind', models.CharField(max_length=20, verbose_name='clase')),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('month', models.IntegerField(verbose_name='mes (AAAAMM)')),
                ('event', models.CharField(max_length=60, verbose_name='hecho')),
                ('regime', models.CharField(max_length=20, verbose_name='régimen')),
                ('province', models.CharField(max_length=2, verbose_name='provincia')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'constraints': [models.UniqueConstraint(fields=('month', 'event', 'regime', 'province'), name='ledger_event_once_a_month')],
            },
        ),
        migrations.CreateModel(
            name='Zero',
            fields=[
                ('cents', models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('cents', 0)), name='ledger_zero_is_zero')],
            },
        ),
        migrations.CreateModel(
            name='Imbalance',
            fields=[
                ('pk', models.CompositePrimaryKey('entry', 'fund', blank=True, editable=False, primary_key=True, serialize=False)),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('fund', models.ForeignKey(db_column='fund', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.fund')),
                ('cents', models.ForeignKey(db_column='cents', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.zero')),
            ],
        ),
        migrations.CreateModel(
            name='OpenItem',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30, verbose_name='concepto')),
                ('about_month', models.IntegerField(verbose_name='mes del que habla (AAAAMM)')),
                ('month', models.IntegerField(verbose_name='mes en que nació (AAAAMM)')),
                ('due_date', models.IntegerField(verbose_name='vence (AAAAMMDD)')),
                ('amount_cents', models.BigIntegerField(verbose_name='valor en centavos')),
                ('balance_cents', models.BigIntegerField(verbose_name='saldo en centavos')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.employer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('balance_cents__gte', 0), ('balance_cents__lte', models.F('amount_cents'))), models.Q(('balance_cents__gte', models.F('amount_cents')), ('balance_cents__lte', 0)), _connector='OR'), name='ledger_item_balance_within_amount')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('entry', 'fund', 'account', blank=True, editable=False, primary_key=True, serialize=False)),
                ('cents', models.BigIntegerField(verbose_name='centavos')),
                ('account', models.ForeignKey(db_column='account', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.account')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='ledger.entry')),
                ('fund', models.ForeignKey(db_column='fund', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.fund')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('cents', 0), _negated=True), name='ledger_posting_moves_something')],
            },
        ),
    ]
