from django.urls import path

from reports.views.documents import documents, order
from reports.views.figures import figures
from reports.views.narrative import earlier_narratives, narrative
from reports.views.paper import document, paper

app_name = "reports"
urlpatterns = [
    path("<str:code>/", documents, name="documents"),
    path("<str:code>/figures/", figures, name="figures"),
    path("<str:code>/<str:kind>/", narrative, name="narrative"),
    path("<str:code>/<str:kind>/document/", document, name="document"),
    path("<str:code>/<str:kind>/paper/", paper, name="paper"),
    path("<str:code>/<str:kind>/earlier/", earlier_narratives, name="earlier_narratives"),
    path("<str:code>/<str:kind>/order/", order, name="order"),
]
