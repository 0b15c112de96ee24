import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting


class MeetingTable(tables.Table):
    held_on = tables.DateColumn(verbose_name=_("Date"), linkify=("meetings:meeting", {"pk": tables.A("pk")}))
    organisation_name = tables.Column(verbose_name=_("Organisation"))
    kind = tables.Column(verbose_name=_("Kind"))
    format = tables.Column(verbose_name=_("Format"))
    state = tables.Column(verbose_name=_("State"))

    class Meta:
        model = Meeting
        fields = ("held_on", "organisation_name", "kind", "format", "state")
        order_by = "-held_on"
