"""On PostgreSQL the log becomes a table of parts, one for each month in which its entries are written (decision 33).

What is there becomes the first part, as it is: nothing is copied. The number of an entry says its month from now on, so that the
number alone is still its key, and what points at an entry still does.
"""

from django.db import migrations

NUMBER = """
    CREATE SEQUENCE accounts_entry_written AS bigint START WITH {next} MAXVALUE 9999999999;
    CREATE FUNCTION accounts_entry_number() RETURNS bigint LANGUAGE sql AS $$
        SELECT to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYYMM')::bigint * 10000000000
            + nextval('public.accounts_entry_written') $$;
"""
FIRST = """SELECT to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYYMM')::bigint * 10000000000,
                  COALESCE(MAX(id), 0) + 1 FROM accounts_entry"""
POINTING = """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
              WHERE confrelid = 'accounts_entry'::regclass AND contype = 'f'"""
OWN = """SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
         WHERE conrelid = 'accounts_entry'::regclass AND contype <> 'n' ORDER BY contype = 'f', conname"""
INDEXES = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
             WHERE indrelid = 'accounts_entry'::regclass AND NOT indisprimary"""
TRIGGERS = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'accounts_entry'::regclass AND NOT tgisinternal"


def part_by_month(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:

        def ask(sql):
            cursor.execute(sql)
            return cursor.fetchall()

        # What was written in this transaction, by a migration before this one, is checked before the table is altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        (first, following), pointing, own, indexes = ask(FIRST)[0], ask(POINTING), ask(OWN), ask(INDEXES)
        for table, name, _definition in pointing:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        # Guards are installed anew after every migrate; those of the whole table hold for its parts.
        for (name,) in ask(TRIGGERS):
            cursor.execute(f'DROP TRIGGER "{name}" ON accounts_entry')
        for name, _definition in own:
            cursor.execute(f'ALTER TABLE accounts_entry RENAME CONSTRAINT "{name}" TO "{name[:56]}_before"')
        for name, _definition in indexes:
            cursor.execute(f'ALTER INDEX {name} RENAME TO "{name.strip(chr(34))[:56]}_before"')
        cursor.execute("ALTER TABLE accounts_entry ALTER id DROP IDENTITY IF EXISTS")
        cursor.execute("ALTER TABLE accounts_entry RENAME TO accounts_entry_before")
        cursor.execute(NUMBER.format(next=following))
        cursor.execute("CREATE TABLE accounts_entry (LIKE accounts_entry_before) PARTITION BY RANGE (id)")
        cursor.execute("ALTER TABLE accounts_entry ALTER id SET DEFAULT accounts_entry_number()")
        for name, definition in own:
            cursor.execute(f'ALTER TABLE accounts_entry ADD CONSTRAINT "{name}" {definition}')
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute(
            f"ALTER TABLE accounts_entry ATTACH PARTITION accounts_entry_before FOR VALUES FROM (MINVALUE) TO ({first})"
        )
        cursor.execute("CREATE TABLE accounts_entry_rest PARTITION OF accounts_entry DEFAULT")
        for table, name, definition in pointing:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_kept_texts")]
    operations = [migrations.RunPython(part_by_month)]
