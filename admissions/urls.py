from django.urls import path

from admissions.views import parameters

app_name = "admissions"
urlpatterns = [
    path("terms/", parameters.parameters, name="parameters"),
    path("terms/new/<slug:key>/", parameters.parameter_new, name="parameter_new"),
    path("terms/<int:pk>/correct/", parameters.parameter_correct, name="parameter_correct"),
    path("terms/<int:pk>/mistake/", parameters.parameter_take_back, name="parameter_take_back"),
]
