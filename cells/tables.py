from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.rules.days import day_in_words
from cells.models import Degree, Ground, OrganisationVersion
from cells.queries.conditions import ACTIVITY_CHOICES
from cells.queries.organisations import versions_on
from cells.rules.axes import ACTIVE, ELSEWHERE, HOME, PLACE_CHOICES

_ACTIVITIES, _PLACES = dict(ACTIVITY_CHOICES), dict(PLACE_CHOICES)
_DEGREES, _GROUNDS = dict(Degree.Value.choices), dict(Ground.Category.choices)
_BY_NAME = ("sort_key", "pk")
# What is out of the ordinary stands out, the ordinary is quiet.
_STANDS_OUT = '<span class="status tone-{}">{}</span>'


def axes_in_words(member: Any) -> dict[str, str]:
    """The three axes of a member of `members_on(…)`."""
    return {
        "degree": str(_DEGREES.get(member.degree, "")),
        "activity": str(_ACTIVITIES[member.activity]),
        "place": str(_PLACES[ELSEWHERE if member.elsewhere else HOME]),
    }


class MemberTable(tables.Table):
    """Members of a cell or of all cells of a committee, of `members_on(…)`."""

    chosen = tables.Column(verbose_name="", accessor="pk", orderable=False, attrs={"td": {"class": "choose"}})
    name = tables.Column(
        verbose_name=gettext_lazy("Full name"),
        accessor="full_name",
        order_by=_BY_NAME,
        attrs={"td": {"class": "person"}},
    )
    born_on = tables.Column(verbose_name=gettext_lazy("Born"), empty_values=(), attrs={"td": {"class": "date"}})
    degree = tables.Column(verbose_name=gettext_lazy("Degree"), order_by=("degree", *_BY_NAME))
    activity = tables.Column(verbose_name=gettext_lazy("Activity"), order_by=("activity", *_BY_NAME))
    place = tables.Column(
        verbose_name=pgettext_lazy("of a member", "Place"), accessor="elsewhere", order_by=("elsewhere", *_BY_NAME)
    )
    cell = tables.Column(
        verbose_name=gettext_lazy("Cell"), accessor="cell_id", orderable=False, attrs={"td": {"class": "person"}}
    )
    group = tables.Column(verbose_name=gettext_lazy("Group"), accessor="group_name", order_by=("group_name", *_BY_NAME))
    ground = tables.Column(verbose_name=gettext_lazy("Ground"), order_by=("ground", *_BY_NAME))

    class Meta:
        empty_text = gettext_lazy("No member was found. Look at the day and the filters above.")

    def __init__(self, *args: Any, visible_cells: Collection[int], ticked: bool = False, **kwargs: Any) -> None:
        """`ticked`: all boxes of the page are, for who has no JavaScript to tick them with."""
        super().__init__(*args, **kwargs)
        self.ticked = ticked
        self.visible_cells = visible_cells
        self.cells: Mapping[int, OrganisationVersion] = {}

    def name_cells(self, day: date) -> None:
        """Fetch what the cells on the page that is shown are called, in one query."""
        ids = {row.record.cell_id for row in self.page.object_list}
        found = versions_on(day).filter(organisation_id__in=ids)
        self.cells = {version.organisation_id: version for version in found}

    def render_name(self, value: str, record: Any) -> SafeString:
        """With the number of the party card."""
        card = format_html("<small>{}</small>", record.card_number) if record.card_number else ""
        if record.cell_id not in self.visible_cells:
            return format_html("<span>{}{}</span>", value, card)
        return format_html('<span><a href="{}">{}</a>{}</span>', reverse("cells:member", args=[record.pk]), value, card)

    def render_chosen(self, value: int, record: Any) -> SafeString:
        """For acts on many at once; the label says whom it chooses."""
        return format_html(
            '<input type="checkbox" class="form-check-input" name="member" value="{}" aria-label="{}"{}>',
            str(value),
            _("Choose %(name)s") % {"name": record.full_name},
            SafeString(" checked") if self.ticked else "",
        )

    def render_born_on(self, value: date | None, record: Any) -> SafeString:
        """With the sex."""
        born = day_in_words(value) or "–"
        return format_html("<span>{}<small>{}</small></span>", born, record.get_sex_display())

    def render_degree(self, value: str) -> str | SafeString:
        label = str(_DEGREES[value])
        return label if value == Degree.Value.OFFICIAL else format_html(_STANDS_OUT, "info", label)

    def render_activity(self, value: str) -> str | SafeString:
        label = str(_ACTIVITIES[value])
        return label if value == ACTIVE else format_html(_STANDS_OUT, "warning", label)

    def render_place(self, value: bool) -> str | SafeString:
        return format_html(_STANDS_OUT, "info", _PLACES[ELSEWHERE]) if value else str(_PLACES[HOME])

    def render_cell(self, value: int) -> str | SafeString:
        """With the code: «Chi bộ khu phố 1» there is in every ward."""
        version = self.cells.get(value)
        return (
            format_html("<span>{}<small>{}</small></span>", version.name, version.organisation.code) if version else ""
        )

    def render_group(self, value: str, record: Any) -> str | SafeString:
        if not record.leads:
            return value
        return format_html('<span>{} <span class="muted">· {}</span></span>', value, _("leader"))

    def render_ground(self, value: str) -> str:
        return str(_GROUNDS[value])


class CitationTable(tables.Table):
    """Documents of the citation register."""

    symbol = tables.Column(
        verbose_name=gettext_lazy("Number and symbol"),
        order_by=("symbol_key", "pk"),
        attrs={"td": {"class": "text-nowrap"}},
    )
    issued_on = tables.Column(
        verbose_name=gettext_lazy("Date"), order_by=("issued_on", "pk"), attrs={"td": {"class": "date"}}
    )
    issuer = tables.Column(verbose_name=gettext_lazy("Issuer"), order_by=("issuer_key", "pk"))
    title = tables.Column(verbose_name=gettext_lazy("What it is about"), orderable=False, empty_values=())

    class Meta:
        order_by = ("-issued_on",)

    def __init__(self, *args: Any, corrects: Callable[[Any], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.corrects = corrects

    def render_title(self, value: str, record: Any) -> str | SafeString:
        if not self.corrects(record):
            return value
        address = reverse("cells:citation_title", args=[record.pk])
        return format_html('<span>{} <a class="small" href="{}">{}</a></span>', value, address, _("correct"))
