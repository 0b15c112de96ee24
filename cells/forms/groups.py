"""Groups of a cell and posts of an organisation, as recorded from their own pages."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, RowsField, offer
from cells.forms.acts import UntilField
from cells.forms.citation import CitationField, cite_within
from cells.models import Body, Group, Member, Organisation, Post
from cells.queries.members import belonging_on


class NewGroupForm(forms.Form):
    name = CleanCharField(label=_("Name"), max_length=100)
    on = DateField(label=_("From"), help_text=_("The first day on which the group exists."))
    until = UntilField()
    leader = forms.ModelChoiceField(
        label=_("Leader"), queryset=Member.objects.none(), required=False, empty_label=_("not yet appointed")
    )
    members = RowsField(
        label=_("Members"), queryset=Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    document = CitationField(required=False)

    def __init__(self, data: Data = None, *, cell: Organisation, today: date) -> None:
        super().__init__(data)
        cite_within(self, cell, today)
        for name in ("leader", "members"):
            offer(self, name, belonging_on([cell.pk], today))


class LeaderForm(forms.Form):
    leader = forms.ModelChoiceField(label=_("New leader"), queryset=Member.objects.none(), empty_label=None)
    on = DateField(label=_("From"), help_text=_("The first day on which this is true."))
    until = UntilField()
    document = CitationField(required=False)

    def __init__(self, data: Data = None, *, group: Group, today: date) -> None:
        super().__init__(data)
        cite_within(self, group.cell, today)
        offer(self, "leader", Member.objects.filter(pk__in=group.belongings.begun_by(today).values("member")))


class EndGroupForm(forms.Form):
    on = DateField(label=_("From"), help_text=_("The first day on which the group no longer exists."))
    document = CitationField(required=False)

    def __init__(self, data: Data = None, *, cell: Organisation, today: date) -> None:
        super().__init__(data)
        cite_within(self, cell, today)


class NewPostForm(forms.Form):
    """A post in this organisation, for one of its members."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=Member.objects.none(), empty_label=_("choose"))
    body = forms.ChoiceField(label=_("Body"), choices=[("", _("none")), *Body.Kind.choices], required=False)
    title = forms.ChoiceField(label=_("Post"), choices=Post.Title.choices)
    on = DateField(label=_("From"), help_text=_("The first day on which this is true."))
    until = UntilField()
    document = CitationField(enters_new=True)

    def __init__(self, data: Data = None, *, organisation: Organisation, today: date) -> None:
        super().__init__(data)
        cite_within(self, organisation, today)
        offer(self, "member", belonging_on(Organisation.objects.below(organisation).order_by(), today))
