from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.dated import Dated, EndedByDocument, begins_while_there_is, never_two_at_once
from cells.models.member import Member
from cells.models.organisation import Organisation
from cells.rules.offices import ONE_HOLDER


class Body(Dated):
    """An organ of an organisation, never the same thing as the organisation."""

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", _("executive")
        STANDING_COMMITTEE = "standing_committee", _("standing committee")
        ORGANISATION_BOARD = "organisation_board", _("organisation board")
        CELL_COMMITTEE = "cell_committee", _("cell committee")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["organisation_id", "kind"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.organisation}"


never_two_at_once(
    table="cells_body", owner="organisation_id", also=("kind",), name="an_organisation_has_a_body_once_a_day"
)
begins_while_there_is(table="cells_body", owner="organisation_id", name="a_body_begins_within_its_organisation")


class Post(EndedByDocument):
    """Who holds which office in which body. Of a cell without a committee, the secretary's body is null."""

    class Title(models.TextChoices):
        SECRETARY = "secretary", _("secretary")
        DEPUTY_SECRETARY = "deputy_secretary", _("deputy secretary")
        HEAD = "head", _("head of the board")
        DEPUTY_HEAD = "deputy_head", _("deputy head of the board")
        MEMBER = "member", _("member of the body")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=20, choices=Title)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["organisation_id", "title"]
        indexes: ClassVar = [models.Index(fields=["organisation", "valid_from"], name="post_by_organisation")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_title_display()}"


never_two_at_once(
    table="cells_post",
    owner="organisation_id",
    also=("body_id", "title"),
    among=("title", tuple(sorted(ONE_HOLDER))),
    name="a_body_has_one_secretary_and_one_head_a_day",
)
never_two_at_once(
    table="cells_post",
    owner="organisation_id",
    also=("body_id", "title", "member_id"),
    name="a_member_is_once_in_a_post_a_day",
)
begins_while_there_is(table="cells_post", owner="organisation_id", name="a_post_begins_within_its_organisation")
