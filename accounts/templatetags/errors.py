"""What is wrong on a page, wherever it stands: said once, first on the page, each line leading to its field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from django import template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm, BaseFormSet, BoundField, FileField
from django.http import HttpRequest
from django.template.context import Context
from django.utils.translation import gettext as _

register = template.Library()


@runtime_checkable
class Parted(Protocol):
    """Several forms that are read as one."""

    @property
    def parts(self) -> Iterable[object]: ...

    def is_valid(self) -> bool: ...


@dataclass(frozen=True)
class Line:
    message: str
    label: str = ""
    anchor: str = ""
    """The id of the field; empty where the message is about no single one."""


@dataclass
class PageErrors:
    lines: list[Line] = field(default_factory=list)
    told: bool = False
    """Whether a message above the page tells of one: there is no form to show it."""

    def __bool__(self) -> bool:
        return self.told or bool(self.lines)


@register.simple_tag(takes_context=True)
def page_errors(context: Context) -> PageErrors:
    """Of every form in the context of a page that answers one; a view may add lines of its own as `wrong`. A filter (GET) tells
    beside its own field, at the top of its list."""
    page: dict[str, Any] = dict(context.flatten())  # type: ignore[arg-type]
    request = page.get("request")
    if not getattr(request, "is_judged", True):
        context["messages"] = page["messages"] = _told(page)
        for value in page.values():
            _judge_nothing(value, page["request"])
    seen = set[int]()
    answers = getattr(request, "method", "") == "POST"
    lines = [line for value in page.values() for line in _lines(value, seen)] if answers else []
    lines += page.get("wrong", [])
    told = any(message.level >= constants.ERROR for message in page.get("messages", []))
    return PageErrors(lines, told)


def _told(page: dict[str, Any]) -> list[Message]:
    """By the button that led here, and that the form is shown again; not what the form would be told."""
    before = getattr(page["request"], "told_before", ())
    return [one for one in page.get("messages", []) if one in before or one.level <= constants.INFO]


def _judge_nothing(value: object, request: HttpRequest) -> None:
    """Nobody pressed the button of the form: it comes again as it was typed. Only a file has to be chosen again, and what is
    asked in the address is judged as ever: its button was pressed."""
    if isinstance(value, BaseForm) and value.is_bound and not _is_asked(value, request):
        value.errors.clear()
        for name in value.fields:
            if _had_a_file(value, name):
                value.add_error(name, _("A file cannot be kept: choose it again."))
    elif isinstance(value, BaseFormSet) and value.is_bound:
        value.non_form_errors().clear()
    for part in _parts(value):
        _judge_nothing(part, request)


def _is_asked(form: BaseForm, request: HttpRequest) -> bool:
    names = {form.add_prefix(name) for name in form.fields}
    return bool(names & set(request.GET)) and not names & set(request.POST)


def _parts(value: object) -> Iterator[object]:
    """Forms that stand in it, or are read as one with it."""
    inside: Iterable[object] = [getattr(value, "form", None)]
    if isinstance(value, BaseFormSet):
        inside = value.forms
    elif isinstance(value, Parted):
        inside = value.parts
    elif isinstance(value, list | tuple):
        inside = value
    yield from (part for part in inside if isinstance(part, BaseForm | BaseFormSet))


def _had_a_file(form: BaseForm, name: str) -> bool:
    """The button took its name along, and nothing of it."""
    return isinstance(form.fields[name], FileField) and bool(form.data.get(form.add_prefix(name)))


def _lines(value: object, seen: set[int], row: str = "") -> Iterator[Line]:
    if isinstance(value, BaseForm):
        if value.is_bound and id(value) not in seen:
            seen.add(id(value))
            yield from _of_form(value, row or _title(value))
    elif isinstance(value, BaseFormSet):
        if value.is_bound and value.total_error_count():
            yield from (Line(str(error)) for error in value.non_form_errors())
            for number, form in enumerate(value.forms, 1):
                yield from _lines(form, seen, _title(form) or _("Row %(number)d") % {"number": number})
    elif isinstance(value, Parted | list | tuple):
        for part in value.parts if isinstance(value, Parted) else value:
            if isinstance(part, BaseForm | BaseFormSet):
                yield from _lines(part, seen)
    elif isinstance(form := getattr(value, "form", None), BaseForm):
        yield from _lines(form, seen)


def _title(form: BaseForm) -> str:
    """Of a form that is one row of several."""
    return str(getattr(form, "title", ""))


def _of_form(form: BaseForm, row: str) -> Iterator[Line]:
    yield from (Line(str(error), row) for error in form.non_field_errors())
    for one in form:
        # «Item 3», not «Item 3, Item».
        label = row if row.startswith(str(one.label)) else ", ".join(filter(None, [row, str(one.label)]))
        # A row of a roll says whom it is about under the box itself: beside the label that would be said twice.
        yield from (Line(str(error).removeprefix(f"{label}: "), label, _anchor(one)) for error in one.errors)


def _anchor(one: BoundField) -> str:
    if one.is_hidden:
        return ""
    return f"div_{one.auto_id}" if one.use_fieldset else one.id_for_label
