"""Topics that a committee hands down."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.rules.days import day_in_words
from accounts.tables import Link, Links, List, State, Text
from meetings.models import HandedDownTopic


@dataclass(frozen=True)
class TopicRow:
    topic: HandedDownTopic
    may_write: bool = False

    @property
    def month(self) -> str:
        return f"{self.topic.month:%m/%Y}"

    @property
    def kind(self) -> str:
        return str(self.topic.get_kind_display()) if self.topic.kind else _("all kinds")

    @property
    def state(self) -> str:
        if self.topic.withdrawn_on is None:
            return _("proposed")
        told = {"day": day_in_words(self.topic.withdrawn_on), "why": self.topic.withdrawn_because}
        return _("withdrawn on %(day)s: %(why)s") % told

    @property
    def tone(self) -> str:
        return "info" if self.topic.withdrawn_on is None else "neutral"

    @property
    def links(self) -> list[Link]:
        if not self.may_write or self.topic.withdrawn_on is not None:
            return []
        return [Link(pgettext("a topic", "Withdraw"), reverse("meetings:topic_withdraw", args=[self.topic.pk]))]


TOPICS = List(
    gettext_lazy("Topics handed down"),
    Text("month", gettext_lazy("Month"), sort=("month", "pk"), width=12),
    Text("text", gettext_lazy("What is to be discussed"), "topic.text", width=60, names_row=True),
    Text("kind", gettext_lazy("Kind"), width=24),
    Text("document", gettext_lazy("Document"), "topic.document", width=40),
    State("state", gettext_lazy("State"), tone="tone", width=32),
    Links("links"),
    rows_a_page=50,
    order="-month",
)
