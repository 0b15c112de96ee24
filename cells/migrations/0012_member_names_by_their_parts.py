from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FUNCTION = """
CREATE OR REPLACE FUNCTION cells_parts_of_names(names text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $$
DECLARE
    parts text[] := '{}';
    word text;
BEGIN
    FOREACH word IN ARRAY string_to_array(names, ' ') LOOP
        FOR start IN 1 .. length(word) - 1 LOOP
            FOR letters IN 2 .. least(12, length(word) - start + 1) LOOP
                parts := parts || substr(word, start, letters);
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN array_to_tsvector(parts);
END $$
"""
"""All that can be typed of a name and is found in one of its words (cells/queries/name_search.py): its runs of two letters to
twelve."""
INDEX = "CREATE INDEX member_by_parts_of_name ON cells_member USING gin (cells_parts_of_names(search_key))"


def index_parts(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite, which serves a grassroots organisation, looks through its names."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, None)
        editor.execute(INDEX)
        editor.execute("ANALYZE cells_member")


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX member_by_parts_of_name")
        editor.execute("DROP FUNCTION cells_parts_of_names(text)")


class Migration(migrations.Migration):
    dependencies = [("cells", "0011_birth_year")]

    operations = [migrations.RunPython(index_parts, drop)]
