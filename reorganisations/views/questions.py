"""Questions about a plan, asked and answered on its page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from cells.requests import Request
from reorganisations.access import answerer_of, asker_of, concerned, planners, question_or_404, reorganisation_or_404
from reorganisations.forms.corrections import AnswerForm, QuestionForm
from reorganisations.services.questions import answer_question, ask_about_plan

FORM = ["GET", "HEAD", "POST"]


@declare(concerned)
@require_http_methods(FORM)
def ask(request: Request, pk: int) -> HttpResponse:
    """Who sees the plan asks those who lead it."""
    plan = reorganisation_or_404(request, pk)
    form = QuestionForm(posted(request))

    def act() -> None:
        ask_about_plan(reorganisation=plan, text=form.cleaned_data["text"], occasion=asker_of(request, plan))

    if carry_out(request, form, act, _("Those who lead the plan have your question on their desks.")):
        return redirect("reorganisations:reorganisation", pk=pk)
    context = {
        "plan": plan,
        "form": form,
        "title": _("Ask about the plan"),
        "submit": _("Ask"),
        "cancel_url": reverse("reorganisations:reorganisation", args=[pk]),
    }
    return render(request, "reorganisations/question.html", context)


@declare(planners)
@require_http_methods(FORM)
def answer(request: Request, pk: int) -> HttpResponse:
    """Who leads the plan answers."""
    question = question_or_404(request, pk)
    plan = question.reorganisation
    form = AnswerForm(posted(request))

    def act() -> None:
        answer_question(question=question, answer=form.cleaned_data["answer"], occasion=answerer_of(request, plan))

    if carry_out(request, form, act, _("Who asked finds your answer on the desk.")):
        return redirect("reorganisations:reorganisation", pk=plan.pk)
    context = {
        "plan": plan,
        "question": question,
        "form": form,
        "title": _("Answer a question"),
        "submit": _("Answer"),
        "cancel_url": reverse("reorganisations:reorganisation", args=[plan.pk]),
    }
    return render(request, "reorganisations/question.html", context)
