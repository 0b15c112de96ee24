"""One form per act on a member."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    Data,
    DateField,
    Initial,
    LastDayField,
    RowField,
    offer,
)
from cells.forms.citation import CitationField, cite_within
from cells.models import (
    AssignedTask,
    Body,
    Group,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Residence,
    TemporaryStay,
)
from cells.models.organisation import OrganisationQuerySet
from cells.queries.cells_named import MOST, cells_named
from cells.queries.names import names_with_superior_on
from cells.queries.situation import Situation
from cells.rules.leaving import WAYS_OUT
from cells.rules.periods import period_in_words

FROM_HELP = _("The first day on which this is true.")


class UntilField(LastDayField):
    """The last day of what is over already and recorded late."""

    def __init__(self) -> None:
        help_text = _("Only of what is over already and was not recorded then; otherwise leave it empty.")
        super().__init__(label=_("Last day"), required=False, help_text=help_text)


@dataclass(frozen=True)
class Setting:
    """On whom, where and when an act is done, and what the clerk keeps the register of."""

    member: Member
    cell: Organisation
    situation: Situation
    today: date
    organisations: OrganisationQuerySet


class ActForm(forms.Form):
    on = DateField(label=_("From"), help_text=FROM_HELP)

    def __init__(self, data: Data = None, *, setting: Setting, initial: Initial = None) -> None:
        self.setting = setting
        super().__init__(data, initial=initial)
        if "document" in self.fields:
            cite_within(self, setting.cell, setting.today)
        self.arrange()

    def arrange(self) -> None:
        """Choices that depend on whom the act is about."""

    def _cell(self, name: str) -> Organisation | None:
        """The cell that was typed by its code or name; what is not one is said beside the field."""
        words = self.cleaned_data.get(name)
        if not words:
            return None
        day = self.cleaned_data.get("on") or self.setting.today
        try:
            return cell_typed(words, day)
        except ValidationError as error:
            self.add_error(name, error)
            return None


def cell_typed(words: str, day: date) -> Organisation:
    """The one cell of the day with this code or name. Raises ValidationError where there is none, or several."""
    cells = cells_named(words, day)
    if len(cells) != 1:
        raise _several(cells, day)
    return cells[0].organisation


def _several(cells: list[OrganisationVersion], day: date) -> ValidationError:
    if not cells:
        return ValidationError(_("No cell of the register has this code or name on that day."))
    names = names_with_superior_on([version.organisation_id for version in cells[:MOST]], day)
    listed = "; ".join(f"{version.organisation.code} – {names[version.organisation_id]}" for version in cells[:MOST])
    return ValidationError(
        _("Several cells have this name. Write the code of one: %(cells)s"), params={"cells": listed}
    )


class GroupForm(ActForm):
    document = CitationField(required=False)
    group = RowField(label=_("Group"), queryset=Group.objects.none(), required=False, empty_label=_("in no group"))
    until = UntilField()
    field_order = ("group", "on", "until")

    def arrange(self) -> None:
        """Those that have ended too: that somebody was in one may be recorded late."""
        today = self.setting.today

        def in_words(group: Group) -> str:
            return f"{group.name} ({period_in_words(group.period)})" if group.is_over_on(today) else group.name

        offer(self, "group", Group.objects.filter(cell=self.setting.cell).order_by("name", "-valid_from"), in_words)


class TransferForm(ActForm):
    document = CitationField(label=_("Letter of introduction"), enters_new=True)
    to_cell = CleanCharField(
        label=_("Receiving cell, if it is in this register"),
        required=False,
        help_text=_("Its code, or part of its name."),
    )
    to_name = CleanCharField(
        label=_("Where to, outside this register"), required=False, help_text=_("The full name of the organisation.")
    )
    on = DateField(
        label=_("Sent on"), help_text=_("The day the papers went out. The member counts here until received.")
    )
    papers_due_on = DateField(
        label=_("Papers to be handed in by"),
        required=False,
        help_text=_(
            "As written on the letter of introduction. Empty where it names no day: as long as the statutes give."
        ),
    )
    field_order = ("to_cell", "to_name", "on", "papers_due_on")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if bool(cleaned.get("to_cell")) == bool(cleaned.get("to_name")):
            self.add_error("to_cell", _("Write either a cell of this register or a place outside it."))
        else:
            cleaned["to_cell"] = self._cell("to_cell")


class StayForm(ActForm):
    document = CitationField(required=False)
    host = CleanCharField(
        label=_("Cell that takes them in, if it is in this register"),
        required=False,
        help_text=_("Its code, or part of its name."),
    )
    host_name = CleanCharField(label=_("Where, outside this register"), required=False)
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it is not known."))
    field_order = ("host", "host_name", "on", "until")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if bool(cleaned.get("host")) == bool(cleaned.get("host_name")):
            self.add_error("host", _("Write either a cell of this register or a place outside it."))
        else:
            cleaned["host"] = self._cell("host")


class ResidenceForm(ActForm):
    standing = forms.ChoiceField(
        label=_("Class"),
        choices=Residence.Standing.choices,
        widget=forms.RadioSelect,
        initial=Residence.Standing.ORDINARY,
    )
    cell = CleanCharField(
        label=_("Cell of residence, if it is in this register"),
        required=False,
        help_text=_("Its code, or part of its name."),
    )
    cell_name = CleanCharField(
        label=_("Cell of residence, outside this register"),
        required=False,
        help_text=_("Its name, and what it belongs to."),
    )
    until = UntilField()
    document = CitationField(label=_("Letter of introduction"), required=False, enters_new=True)
    field_order = ("standing", "cell", "cell_name", "on", "until")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("cell") and cleaned.get("cell_name"):
            self.add_error("cell", _("Write either a cell of this register or a place outside it."))
        else:
            cleaned["cell"] = self._cell("cell")


class UntilForm(ActForm):
    """The end of something: the day from which it is no longer so."""

    on = DateField(label=_("From"), help_text=_("The first day on which this is no longer true."))


class AgainForm(UntilForm):
    document = CitationField(required=False)


class EndStayForm(AgainForm):
    @property
    def stay(self) -> TemporaryStay:
        """The act is offered only where there is one."""
        stay = self.setting.situation.stay
        if stay is None:
            raise LookupError(self.setting.member)
        return stay


class EndResidenceForm(AgainForm):
    @property
    def residence(self) -> Residence:
        """The act is offered only where there is one."""
        residence = self.setting.situation.residence
        if residence is None:
            raise LookupError(self.setting.member)
        return residence


class SuspendForm(ActForm):
    document = CitationField(enters_new=True)
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it is not known."))
    field_order = ("on", "until")


class OfficialForm(ActForm):
    document = CitationField(enters_new=True)


class LeaveForm(ActForm):
    way = forms.ChoiceField(
        label=_("How"), choices=[(way, Membership.Departure(way).label) for way in WAYS_OUT], widget=forms.RadioSelect
    )
    on = DateField(
        label=_("No longer a member from"), help_text=_("The first day on which the person no longer counts.")
    )
    document = CitationField(required=False)
    field_order = ("way", "on")


class ReturnForm(ActForm):
    document = CitationField(enters_new=True)
    cell = CleanCharField(label=_("Cell"), help_text=_("Its code, or part of its name: one you keep the register of."))
    field_order = ("cell", "on")

    def arrange(self) -> None:
        self.fields["cell"].initial = self.setting.cell.code

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        cell = cleaned["cell"] = self._cell("cell")
        if cell is not None and not self.setting.organisations.filter(pk=cell.pk).exists():
            self.add_error("cell", _("You do not keep the register of this cell."))


class PostForm(ActForm):
    document = CitationField(enters_new=True)
    organisation = RowField(label=_("In"), queryset=Organisation.objects.none(), empty_label=None)
    body = forms.ChoiceField(label=_("Body"), choices=[("", _("none")), *Body.Kind.choices], required=False)
    title = forms.ChoiceField(label=_("Post"), choices=Post.Title.choices)
    until = UntilField()
    field_order = ("organisation", "body", "title", "on", "until")

    def arrange(self) -> None:
        above = [self.setting.cell.pk, *(node.pk for node in Organisation.objects.get_ancestors(self.setting.cell))]
        names = names_with_superior_on(above, self.setting.today)
        kept = self.setting.organisations.filter(pk__in=above).order_by("-depth")
        offer(self, "organisation", kept, lambda node: str(names[node.pk]))


class EndPostForm(UntilForm):
    document = CitationField(enters_new=True)
    post = RowField(label=_("Post"), queryset=Post.objects.none(), empty_label=None)
    field_order = ("post", "on")

    def arrange(self) -> None:
        posts = self.setting.member.posts.not_over(self.setting.today)
        kept = posts.filter(organisation__in=self.setting.organisations.order_by()).select_related("organisation")
        names = names_with_superior_on([post.organisation_id for post in kept], self.setting.today)

        def in_words(post: Post) -> str:
            return f"{post.get_title_display()} · {names[post.organisation_id]}"

        offer(self, "post", kept, in_words)


class TaskForm(ActForm):
    document = CitationField(required=False)
    text = CleanTextField(label=_("Task"), max_length=2000)
    until = LastDayField(label=_("Last day"), required=False, help_text=_("Leave it empty while it is not known."))
    field_order = ("text", "on", "until")


class EndTaskForm(UntilForm):
    task = forms.ModelChoiceField(label=_("Task"), queryset=AssignedTask.objects.none(), empty_label=None)
    field_order = ("task", "on")

    def arrange(self) -> None:
        offer(self, "task", self.setting.member.assigned_tasks.not_over(self.setting.today))
