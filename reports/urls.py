from django.urls import path

from reports.views.documents import documents, order
from reports.views.figures import figures
from reports.views.narrative import narrative

app_name = "reports"
urlpatterns = [
    path("<str:code>/", documents, name="documents"),
    path("<str:code>/figures/", figures, name="figures"),
    path("<str:code>/<str:kind>/", narrative, name="narrative"),
    path("<str:code>/<str:kind>/order/", order, name="order"),
]
