"""The filter above the list of members: some of the conditions (queries/conditions.py), all of which must hold."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanCharField, DateField
from accounts.queries.found import Found
from accounts.queries.put_together import AskedRows
from cells.models import Group, Member, SavedFilter
from cells.queries.conditions import CRITERIA, SECTIONS, Words, matching
from cells.rules.conditions import Condition, from_json


def _of(name: str, more: Iterable[tuple[str, Words]] = ()) -> forms.ChoiceField:
    """The choices of a section of conditions, and more."""
    section = SECTIONS[name]
    return _select(section.label, _("all"), lambda: [*section.choices(), *more])


def _select(label: Words, empty: Words, choices: Callable[[], Iterable[tuple[str, Words]]]) -> forms.ChoiceField:
    """Each form asks for the `choices` anew."""
    return forms.ChoiceField(label=label, choices=lambda: [("", empty), *choices()], required=False)


class MembersFilterForm(forms.Form):
    """Each field is called as its condition is."""

    field_order = ("name", "on", "degree", "activity", "place", "group", "ground", "saved")

    name = CleanCharField(label=pgettext_lazy("of a member", "Name"), max_length=100, required=False)
    on = DateField(label=_("On the day"), required=False)
    degree = _of("degree")
    activity = _of("activity")
    place = _of("place")
    ground = _of("ground")

    def __init__(
        self, data: Mapping[str, object], *, groups: Iterable[Group], saved: Mapping[str, SavedFilter]
    ) -> None:
        super().__init__(data)
        ground, self.grounds = self.fields["ground"], {}
        if isinstance(ground, forms.ChoiceField):
            # Asked for once: to check what was chosen, to say it in words, and to offer it.
            self.grounds = dict(SECTIONS["ground"].choices())
            ground.choices = [("", _("all")), *self.grounds.items()]
        if names := sorted({group.name for group in groups}):
            self.fields["group"] = _of("group", [(name, name) for name in names])
        if saved:
            own = [(key, row.name) for key, row in saved.items()]
            self.fields["saved"] = _select(_("Saved filter"), _("none"), lambda: own)
        self.order_fields(self.field_order)

    def conditions(self) -> list[Condition]:
        chosen = {name: value for name, value in self.cleaned_data.items() if name not in ("on", "saved")}
        return [_condition(name, value) for name, value in chosen.items() if value]


def _condition(name: str, value: str) -> Condition:
    """A choice such as «degree=official», or a value such as the name of a group."""
    choice = f"{name}={value}"
    return Condition(choice) if choice in CRITERIA else Condition(name, value)


class MembersFilter:
    """Narrows `members_on(…)`. The day is chosen before: it decides whom there is to filter.

    What makes no sense narrows nothing, and is said beside its field. `seen`: as `matching(…)` has it.
    """

    def __init__(
        self,
        data: Mapping[str, object],
        *,
        queryset: QuerySet[Member] | AskedRows[Member],
        day: date,
        groups: Iterable[Group],
        saved: Iterable[SavedFilter] = (),
        seen: str = "",
    ) -> None:
        own = {str(row.pk): row for row in saved}
        self.form = MembersFilterForm(data, groups=groups, saved=own)
        self.form.is_valid()
        chosen = own.get(self.form.cleaned_data.get("saved", ""))
        narrowed = matching(queryset, [self.form.conditions()], day, seen=seen)
        narrowed = matching(narrowed, from_json(chosen.blocks), day, seen=seen) if chosen else narrowed
        self.members: QuerySet[Member] | AskedRows[Member] | Found[Member] = narrowed
        if isinstance(narrowed, QuerySet) and narrowed is not queryset:
            self.members = Found(narrowed)
        """Found, where it asks anything that not everybody needs to meet."""
