"""What can be taken back was kept in three shapes, by hand; from here on each is the journal of accounts/services/journal.py."""

from django.db import migrations, models

from cells.rules.names import fold, sort_key

COLUMNS = {
    "full_name": "full_name",
    "born_on": "born_on",
    "sex": "sex",
    "card_number": "card_number",
    "admitted_on": "admitted_on",
    "identity_number": "identity_mark",
}


def rewrite(apps, schema_editor):
    for act in apps.get_model("cells", "BulkAct").objects.iterator():
        act.written = bulk_act(act)
        act.save(update_fields=["written"])
    for merger in apps.get_model("cells", "RecordMerger").objects.iterator():
        merger.written = record_merger(merger)
        merger.save(update_fields=["written"])
    rows = apps.get_model("cells", "SheetRow").objects.filter(sheet__state="applied", verdict="changed")
    for row in rows.filter(member__isnull=False).exclude(choice="left_out").select_related("member").iterator():
        row.written = [*particulars(row), *degrees(row), *belongings(row)]
        row.save(update_fields=["written"])


def line(table, row, before, after):
    return {"table": f"cells.{table}", "row": int(row), "before": before, "after": after}


def without_key(values):
    """Keys of other rows were once kept as text."""
    keys = {name: int(value) for name, value in values.items() if name.endswith("_id") and value is not None}
    return {name: value for name, value in values.items() if name != "id"} | keys


def bulk_act(act):
    table = {"ground": "ground", "group": "groupbelonging"}[act.kind]
    left = {"valid_to": act.written["on"]}
    ended = [line(table, key, before, left) for key, before in act.written["ended"].items()]
    return ended + [line(table, key, None, without_key(made)) for key, made in act.written["made"].items()]


def record_merger(merger):
    written, lines = merger.written, []
    for label, rows in written["removed"].items():
        lines += [line(label.split(".")[1], key, without_key(before), None) | {"table": label} for key, before in rows.items()]
    for label, rows in written["changed"].items():
        for key, (before, after) in rows.items():
            lines.append(line("", key, without_key(before), without_key(after)) | {"table": label})
    before, after = written["fields"]["before"], written["fields"]["after"]
    if "user_id" in before:
        lines.append(line("member", merger.absorbed_id, {"user_id": after["user_id"]}, {"user_id": None}))
    return lines + ([line("member", merger.kept_id, with_keys(before), with_keys(after))] if before else [])


def particulars(row):
    before = {COLUMNS[told]: mark.get("old") for told, mark in corrected(row).items() if told in COLUMNS}
    after = {COLUMNS[told]: row.values[told] for told in corrected(row) if told in COLUMNS}
    nullable = ("born_on", "admitted_on")
    before = {name: value if value is not None or name in nullable else "" for name, value in before.items()}
    return [line("member", row.member_id, with_keys(before), with_keys(after))] if before else []


def degrees(row):
    if "official_on" not in corrected(row):
        return []
    old, new = corrected(row)["official_on"].get("old"), row.values["official_on"]
    lines = []
    for degree in row.member.degrees.filter(value="probationary", valid_to=new):
        lines.append(line("degree", degree.pk, {"valid_to": old}, {"valid_to": new}))
    for degree in row.member.degrees.filter(value="official"):
        lines.append(line("degree", degree.pk, {"valid_from": old} if old else None, {"valid_from": new}))
    # What became longer last becomes shorter first.
    return lines if old is None or new < old else lines[::-1]


def belongings(row):
    last = row.member.group_belongings.order_by("valid_from").last() if "group" in corrected(row) else None
    return [line("groupbelonging", last.pk, None, {"group_id": last.group_id})] if last else []


def corrected(row):
    return {told: mark for told, mark in row.marks.items() if mark["mark"] in ("changed", "new")}


def with_keys(values):
    name = values.get("full_name")
    return values | {"search_key": fold(name), "sort_key": sort_key(name)} if name else values


class Migration(migrations.Migration):
    dependencies = [("cells", "0006_citations_known_by_their_keys")]

    operations = [
        migrations.AddField("sheetrow", "written", models.JSONField(null=True)),
        migrations.RunPython(rewrite, migrations.RunPython.noop, elidable=True),
    ]
