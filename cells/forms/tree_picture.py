from django import forms
from django.utils.translation import gettext_lazy as _

from cells.forms.day import DayForm
from cells.rules.tree_picture import Paper

DEPTHS = [("1", _("one level")), ("2", _("two levels")), ("3", _("three levels")), ("4", _("four levels"))]


class TreePictureForm(DayForm):
    depth = forms.ChoiceField(label=_("Down to"), choices=DEPTHS, required=False)
    paper = forms.ChoiceField(label=_("Paper"), choices=[(paper.value, paper.value) for paper in Paper], required=False)

    field_order = ("on", "depth", "paper")

    def chosen(self) -> tuple[int, Paper]:
        """What makes no sense in the address is one level on A4."""
        self.is_valid()
        return int(self.cleaned_data.get("depth") or 1), Paper(self.cleaned_data.get("paper") or Paper.A4)
