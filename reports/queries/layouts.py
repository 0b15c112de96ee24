from datetime import date

from django.db.models import QuerySet

from cells.models import Organisation
from reports.models import PageLayout
from reports.rules.layout import Layout, layout_of


def layout_on(organisation: Organisation, day: date) -> Layout:
    """How its documents of the day are set."""
    return layout_of(day, [one.settled for one in PageLayout.objects.filter(organisation=organisation)])


def layouts_of(organisation: Organisation) -> QuerySet[PageLayout]:
    """The newest first."""
    return PageLayout.objects.filter(organisation=organisation).select_related("settled_by").order_by("-begins_on")
