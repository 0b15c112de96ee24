from collections.abc import Mapping
from datetime import date
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cells.queries.organisations import names_on
from pilots.models import Registration
from pilots.templatetags.pilots import state_tone

FIGURES = {"td": {"class": "number"}, "th": {"class": "number"}}


class RegistrationTable(tables.Table):
    organisation = tables.Column(verbose_name=_("Organisation"), order_by=("organisation__code", "pk"))
    format = tables.Column(verbose_name=_("Format"), order_by=("format", "pk"))
    state = tables.Column(verbose_name=_("State"), order_by=("state", "pk"))
    members = tables.Column(verbose_name=_("Members"), accessor="figures__members", orderable=False, attrs=FIGURES)
    affected = tables.Column(
        verbose_name=_("With a ground"), accessor="figures__affected", orderable=False, attrs=FIGURES
    )
    listed_by = tables.Column(
        verbose_name=_("On the list of"),
        accessor="submission__organisation",
        order_by=("submission__organisation__code",),
    )
    round = tables.Column(verbose_name=_("Round"), accessor="submission__round", order_by=("submission__round", "pk"))

    class Meta:
        empty_text = _("No registration was found. Look at the filters above.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: Mapping[int, str] = {}

    def name_organisations(self, day: date) -> None:
        """Fetch the names on the page that is shown, in one query."""
        records = [row.record for row in self.page.object_list]
        ids = {entry.organisation_id for entry in records} | {entry.submission.organisation_id for entry in records}
        self.names = names_on(ids, day)

    def render_organisation(self, record: Registration) -> SafeString:
        name = self.names.get(record.organisation_id, record.organisation.code)
        return format_html('<a href="{}">{}</a>', reverse("pilots:registration", args=[record.pk]), name)

    def render_state(self, record: Registration) -> str:
        badge = {"tone": state_tone(record.state), "text": record.get_state_display()}
        return render_to_string("components/badge.html", badge)

    def render_listed_by(self, record: Registration) -> str:
        organisation = record.submission.organisation
        return self.names.get(organisation.pk, organisation.code)
