"""Groups of a cell and posts of an organisation, as recorded from their own pages."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, DateField
from cells.forms.documents import DocumentForm
from cells.models import Body, Group, Member, Organisation, Post
from cells.queries.members import belonging_on


class NewGroupForm(DocumentForm):
    name = CleanCharField(label=_("Name"), max_length=100)
    on = DateField(label=_("From"), help_text=_("The first day on which the group exists."))
    leader = forms.ModelChoiceField(
        label=_("Leader"), queryset=Member.objects.none(), required=False, empty_label=_("nobody yet")
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Members"), queryset=Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("name", "on", "leader", "members")

    def __init__(self, *args: Any, cell: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, cell=cell, **kwargs)
        for name in ("leader", "members"):
            self.fields[name].queryset = belonging_on([cell.pk], today)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("name", "on", "leader", "members")}
        return told | {"ordered_by": self.reference()}


class LeaderForm(DocumentForm):
    leader = forms.ModelChoiceField(label=_("New leader"), queryset=Member.objects.none(), empty_label=None)
    on = DateField(label=_("From"), help_text=_("The first day on which it is so."))
    field_order = ("leader", "on")

    def __init__(self, *args: Any, group: Group, today: date, **kwargs: Any) -> None:
        super().__init__(*args, cell=group.cell, **kwargs)
        belonging = group.belongings.on(today).values("member")
        self.fields["leader"].queryset = Member.objects.filter(pk__in=belonging)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("leader", "on")} | {"ordered_by": self.reference()}


class EndGroupForm(DocumentForm):
    on = DateField(label=_("From"), help_text=_("The first day on which the group no longer exists."))

    def facts(self) -> dict[str, Any]:
        return {"on": self.cleaned_data["on"], "ordered_by": self.reference()}


class NewPostForm(DocumentForm):
    """A post in this organisation, for one of its members."""

    needs_document = True

    member = forms.ModelChoiceField(label=_("Member"), queryset=Member.objects.none(), empty_label=_("choose"))
    body = forms.ChoiceField(label=_("Body"), choices=[("", _("none")), *Body.Kind.choices], required=False)
    title = forms.ChoiceField(label=_("Post"), choices=Post.Title.choices)
    on = DateField(label=_("From"), help_text=_("The first day on which it is so."))
    field_order = ("member", "body", "title", "on")

    def __init__(self, *args: Any, organisation: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, cell=organisation, **kwargs)
        below = Organisation.objects.below(organisation).order_by()
        self.fields["member"].queryset = belonging_on(below, today)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("member", "body", "title", "on")}
        return told | {"ordered_by": self.reference()}
