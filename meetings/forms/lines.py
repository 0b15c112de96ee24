"""Forms that stand one below the other, of which there can be more."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from accounts.forms.replacing_lines import typed_rows
from cells.models import Member

FIRST_LINES, MORE_LINES, MOST_LINES = 4, 4, 80
Line = TypeVar("Line", bound=forms.Form)


def lines_of(
    form: type[Line],
    data: QueryDict | None,
    *,
    prefix: str,
    more: str,
    people: QuerySet[Member],
    stored: Sequence[Mapping[str, object]],
    **more_of_each: object,
) -> "forms.BaseFormSet[Line]":
    extra = FIRST_LINES if not stored else 2
    if data is not None and more in data:
        typed = typed_rows(data, prefix, list(form.base_fields), most=MOST_LINES)
        stored, extra, data = [row for row in typed if row["text"]], MORE_LINES, None
    factory = forms.formset_factory(form, extra=extra, max_num=MOST_LINES, absolute_max=MOST_LINES)
    initial = stored if data is None else None
    return factory(data, initial=initial, prefix=prefix, form_kwargs={"people": people} | more_of_each)
