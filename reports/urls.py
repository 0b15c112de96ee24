from django.urls import path

from reports.views.archive import attach_file, attachment, attachment_remove, issued, issued_file
from reports.views.contributions import contribution, contribution_act
from reports.views.documents import documents, order, order_many
from reports.views.figures import figures
from reports.views.forms import form, form_give_up, form_new, forms
from reports.views.issue import issue
from reports.views.minutes import earlier_minutes, minutes, take_back
from reports.views.narrative import earlier_narratives, narrative
from reports.views.paper import document, paper
from reports.views.periods import period, period_act, period_new, periods
from reports.views.registers import (
    delivery,
    issued_register,
    layouts,
    numbers,
    numbers_given,
    received_correct,
    received_new,
    received_register,
)
from reports.views.sign import sign
from reports.views.writing import writing

app_name = "reports"
urlpatterns = [
    path("meetings/<int:pk>/minutes/", minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/earlier/", earlier_minutes, name="earlier_minutes"),
    path("meetings/<int:pk>/groups/<int:group>/minutes/", minutes, name="group_minutes"),
    path("meetings/<int:pk>/groups/<int:group>/minutes/earlier/", earlier_minutes, name="earlier_group_minutes"),
    path("minutes/<int:pk>/take-back/<str:role>/", take_back, name="take_back_signature"),
    path("issued/<int:pk>/", issued, name="issued"),
    path("issued/<int:pk>/file/<str:file>/", issued_file, name="issued_file"),
    path("issued/<int:pk>/delivery/", delivery, name="delivery"),
    path("issued/<int:pk>/sign/", sign, name="sign"),
    path("issued/<int:pk>/attach/<str:what>/", attach_file, name="attach"),
    path("issued/<int:pk>/attachments/<int:attachment>/", attachment, name="attachment"),
    path("issued/<int:pk>/attachments/<int:attachment>/remove/", attachment_remove, name="attachment_remove"),
    path("received/<int:pk>/", received_correct, name="received_correct"),
    path("forms/<int:pk>/give-up/", form_give_up, name="form_give_up"),
    path("writing/", writing, name="writing"),
    path("periods/<int:pk>/", period, name="period"),
    path("periods/<int:pk>/<slug:act>/", period_act, name="period_act"),
    path("contributions/<int:pk>/", contribution, name="contribution"),
    path("contributions/<int:pk>/<slug:act>/", contribution_act, name="contribution_act"),
    path("<str:code>/", documents, name="documents"),
    path("<str:code>/figures/", figures, name="figures"),
    path("<str:code>/forms/", forms, name="forms"),
    path("<str:code>/forms/<str:kind>/", form, name="form"),
    path("<str:code>/forms/<str:kind>/new/", form_new, name="form_new"),
    path("<str:code>/many/", order_many, name="order_many"),
    path("<str:code>/issued/", issued_register, name="issued_register"),
    path("<str:code>/received/", received_register, name="received"),
    path("<str:code>/received/new/", received_new, name="received_new"),
    path("<str:code>/pages/", layouts, name="layouts"),
    path("<str:code>/periods/", periods, name="periods"),
    path("<str:code>/periods/new/", period_new, name="period_new"),
    path("<str:code>/numbers/", numbers, name="numbers"),
    path("<str:code>/numbers/given/", numbers_given, name="numbers_given"),
    path("<str:code>/<str:kind>/", narrative, name="narrative"),
    path("<str:code>/<str:kind>/figures/", figures, name="kind_figures"),
    path("<str:code>/<str:kind>/document/", document, name="document"),
    path("<str:code>/<str:kind>/paper/", paper, name="paper"),
    path("<str:code>/<str:kind>/earlier/", earlier_narratives, name="earlier_narratives"),
    path("<str:code>/<str:kind>/issue/", issue, name="issue"),
    path("<str:code>/<str:kind>/order/", order, name="order"),
]
