"""The lists of this app itself."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Job
from accounts.rules.demo_sign_ins import DemoSignIn
from accounts.tables.columns import Moment, State, Text
from accounts.tables.lists import List

_TONES = {Job.State.DONE: "good", Job.State.FAILED: "bad", Job.State.CANCELLED: "neutral"}

JOBS = List(
    gettext_lazy("My documents"),
    Text("title", gettext_lazy("Document"), link=lambda job: reverse("accounts:job", args=[job.pk])),
    Moment("asked_at", gettext_lazy("Asked for")),
    State(
        "state", gettext_lazy("State"), "get_state_display", tone=lambda job: _TONES.get(Job.State(job.state), "info")
    ),
)


def sign_ins(goes_on_to: str) -> List:
    """Of the demo: a click on one fills in the user name."""

    def address(sign_in: DemoSignIn) -> str:
        asked = {"next": goes_on_to} if goes_on_to else {}
        return "?" + urlencode({**asked, "user": sign_in.username})

    return List(
        gettext_lazy("Who would you like to be?"),
        Text("username", gettext_lazy("User name"), link=address),
        Text("who", pgettext_lazy("in the demo", "Who it is")),
        Text("where", gettext_lazy("Organisation")),
    )
