"""Tables that only grow: the database itself refuses to change or delete their rows."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# An empty table may be truncated: that is how a test database is emptied, and nothing is lost by it.
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION acts_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE has_rows boolean;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO has_rows;
        IF NOT has_rows THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION '% solo crece: sus filas no se cambian ni se borran', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def append_only(table: str, columns: tuple[str, ...] = ()) -> migrations.RunPython:
    """A migration step after which rows of `table` are neither deleted nor updated.

    With `columns`, only those are refused an update; the others may move.
    """
    update = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"

    def forbid(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(_POSTGRESQL_FUNCTION, params=None)  # its % are not placeholders
            for moment, each in ((f"{update} OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
                editor.execute(
                    f"CREATE TRIGGER {table}_only_grows_by_{each.lower()} BEFORE {moment} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION acts_refuse_change()"
                )
        else:
            for moment in (update, "DELETE"):
                editor.execute(
                    f"CREATE TRIGGER {table}_refuses_{moment.split()[0].lower()} BEFORE {moment} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} solo crece: sus filas no se cambian ni se borran'); END"
                )

    # Dropping the table drops its triggers, so there is nothing to undo.
    return migrations.RunPython(forbid, migrations.RunPython.noop)
