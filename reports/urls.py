from django.urls import path

from reports.views.documents import documents, order
from reports.views.figures import figures
from reports.views.minutes import addendum, earlier_minutes, minutes, sign, take_back
from reports.views.narrative import earlier_narratives, narrative
from reports.views.paper import document, paper

app_name = "reports"
urlpatterns = [
    path("meetings/<int:pk>/minutes/", minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/earlier/", earlier_minutes, name="earlier_minutes"),
    path("meetings/<int:pk>/groups/<int:group>/minutes/", minutes, name="group_minutes"),
    path("meetings/<int:pk>/groups/<int:group>/minutes/earlier/", earlier_minutes, name="earlier_group_minutes"),
    path("minutes/<int:pk>/sign/", sign, name="sign_minutes"),
    path("minutes/<int:pk>/take-back/<str:role>/", take_back, name="take_back_signature"),
    path("minutes/<int:pk>/addendum/", addendum, name="addendum"),
    path("<str:code>/", documents, name="documents"),
    path("<str:code>/figures/", figures, name="figures"),
    path("<str:code>/<str:kind>/", narrative, name="narrative"),
    path("<str:code>/<str:kind>/document/", document, name="document"),
    path("<str:code>/<str:kind>/paper/", paper, name="paper"),
    path("<str:code>/<str:kind>/earlier/", earlier_narratives, name="earlier_narratives"),
    path("<str:code>/<str:kind>/order/", order, name="order"),
]
