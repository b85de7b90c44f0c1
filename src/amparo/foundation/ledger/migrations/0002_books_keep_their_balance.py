"""The database keeps the books: each posting is added to the imbalance of its entry and fund, and what is written
stays written. SQLite adds row by row, PostgreSQL statement by statement, which is several times faster there."""

from django.db import migrations

from amparo.foundation.acts.append_only import append_only

SQLITE = """
CREATE TRIGGER ledger_posting_adds_up AFTER INSERT ON ledger_posting BEGIN
    INSERT INTO ledger_imbalance (entry_id, fund, cents) VALUES (NEW.entry_id, NEW.fund, NEW.cents)
    ON CONFLICT (entry_id, fund) DO UPDATE SET cents = cents + excluded.cents;
END
"""

POSTGRESQL = """
CREATE FUNCTION ledger_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger_imbalance AS held (entry_id, fund, cents)
    SELECT entry_id, fund, sum(cents) FROM added GROUP BY entry_id, fund
    ON CONFLICT (entry_id, fund) DO UPDATE SET cents = held.cents + excluded.cents;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_posting_adds_up AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_add_up()
"""

POSTGRESQL_BACK = """
DROP TRIGGER ledger_posting_adds_up ON ledger_posting;
DROP FUNCTION ledger_add_up
"""


def add_up(apps, editor):
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def stop_adding(apps, editor):
    editor.execute(POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else "DROP TRIGGER ledger_posting_adds_up")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("acts", "0002_trace_only_grows")]

    operations = [
        migrations.RunPython(add_up, stop_adding),
        append_only("ledger_entry"),
        append_only("ledger_posting"),
        append_only(
            "ledger_openitem",
            columns=("id", "employer_id", "kind", "about_month", "month", "due_date", "amount_cents"),
        ),
    ]
