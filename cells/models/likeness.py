"""What members have in common by which two records may be one person: kept, so that a page of likely duplicates looks through
the few who have something in common and not through everybody.

Derived, as counts are (count.py): whatever is written about a member marks them, and while anybody is marked all are compared.
"""

from typing import ClassVar

from django.db import models

from accounts.models.mark import mark_changes

CARD = "card "
"""What the key of a shared card begins with; that of a birth begins with its year."""


class Likeness(models.Model):
    """The member has the card, or the folded name and the birth, that `key` tells, and another member has it too: the day of
    birth, or the year where one of them has no more. Numbers without keys, as in LikenessMark."""

    member_id = models.BigIntegerField()
    key = models.CharField(max_length=180)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key"], name="likeness_by_key")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["member_id", "key"], name="a_likeness_is_kept_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.key}"


class LikenessMark(models.Model):
    """Whom this member is like is out of date. A number without a key: the member may be gone."""

    member_id = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.member_id)


mark_changes(table="cells_member", into="cells_likenessmark", column="member_id", value="{row}.id")
