"""The forms an organisation prints: which text each has, what it looks like, and saying another text in it from a day on."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.views.posting import carry_out, posted, question
from cells.access import holds, occasion_for, organisation_or_404, organisations_for, readers
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request
from reports.access import KEEPERS
from reports.forms.form_texts import FormTextForm, GiveUpForm, WordFileForm
from reports.models import FormText
from reports.queries.form_texts import Standing, standing_on, texts_of
from reports.rules.form_fields import FIELDS
from reports.rules.form_text import FormWording, check_wording
from reports.rules.kinds import DocumentKind
from reports.services.form_texts import give_up_form, replace_form
from reports.services.html import Sheet, document_html
from reports.services.kinds import FORM_KINDS, FormKind


@declare(readers)
@require_safe
def forms(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    standing = standing_on(organisation, request.today)
    context = {
        "organisation": organisation,
        "rows": [(FORM_KINDS[kind], one) for kind, one in standing.items()],
        "may_keep": request.mandates.may(organisation, *KEEPERS),
    }
    return render(request, "reports/forms.html", context)


@declare(readers)
@require_safe
def form(request: Request, code: str, kind: str) -> HttpResponse:
    organisation, about = organisation_or_404(request, code), _form_or_404(kind)
    standing = standing_on(organisation, request.today)[about.key]
    context = _about(request, organisation, about, standing) | {
        "sample": _sample(request, organisation, about, standing.wording),
        "texts": [(row, row.is_over_on(request.today)) for row in texts_of(organisation, about.key)],
        "may_keep": request.mandates.may(organisation, *KEEPERS),
    }
    return render(request, "reports/form.html", context)


@declare(holds(*KEEPERS))
@require_http_methods(["GET", "HEAD", "POST"])
def form_new(request: Request, code: str, kind: str) -> HttpResponse:
    """Another text from a day on: read from a Word file if wanted, looked at with a sample, put in force."""
    organisation, about = organisation_or_404(request, code, *KEEPERS), _form_or_404(kind)
    standing = standing_on(organisation, request.today)[about.key]
    typed, file = _read(request, posted(request))
    asked = FormTextForm(typed, standing=standing.wording, today=request.today)
    context = _about(request, organisation, about, standing) | {"form": asked}
    if file is not None and file.errors:
        asked.add_error("file", list(file.errors["file"]))
    elif typed is not None and ("preview" in typed or file is not None):
        if asked.is_valid():
            with question(request, asked) as looked:
                check_wording(asked.wording(), FIELDS[about.key])
            if looked.succeeded:
                context["preview"] = _sample(request, organisation, about, asked.wording())
    else:

        def act() -> object:
            occasion = occasion_for(request, organisation, *KEEPERS)
            return replace_form(organisation=organisation, kind=about.key, told=asked.told(), occasion=occasion)

        if carry_out(request, asked, act, _("The form has this text from the first day on.")):
            return redirect("reports:form", code=code, kind=kind)
    return render(request, "reports/form_new.html", context)


@declare(holds(*KEEPERS))
@require_http_methods(["GET", "HEAD", "POST"])
def form_give_up(request: Request, pk: int) -> HttpResponse:
    kept = FormText.objects.filter(organisation__in=organisations_for(request, *KEEPERS).order_by())
    row = get_object_or_404(kept.select_related("organisation"), pk=pk, kind__in=list(FORM_KINDS))
    asked = GiveUpForm(posted(request))

    def act() -> None:
        occasion = occasion_for(request, row.organisation, *KEEPERS)
        give_up_form(row=row, why=asked.cleaned_data["why"], occasion=occasion)

    if carry_out(request, asked, act, _("The text is given up. What stands without it is printed from today on.")):
        return redirect("reports:form", code=row.organisation.code, kind=row.kind)
    context = {"form": asked, "row": row, "kind": FORM_KINDS[DocumentKind(row.kind)], "organisation": row.organisation}
    return render(request, "reports/form_give_up.html", context)


def _form_or_404(kind: str) -> FormKind:
    if kind not in list(FORM_KINDS):
        raise Http404
    return FORM_KINDS[DocumentKind(kind)]


def _read(request: Request, typed: QueryDict | None) -> tuple[QueryDict | None, WordFileForm | None]:
    """What was typed, with the words of the Word file where it is to be read."""
    if typed is None or "read" not in typed:
        return typed, None
    file = WordFileForm(typed, request.FILES)
    return (file.put_into(typed) if file.is_valid() else typed), file


def _about(request: Request, organisation: Organisation, about: FormKind, standing: Standing) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "kind": about,
        "standing": standing,
        "fields": FIELDS[about.key],
    }


def _sample(request: Request, organisation: Organisation, about: FormKind, wording: FormWording) -> str:
    """The page as it is printed, of somebody who is nobody."""
    version = version_nearest(organisation, request.today)
    if version is None:
        return ""
    document: object = about.sample(version, request.today, wording)
    return document_html(about.template, document, static("reports/document.css"), Sheet(is_draft=True))
