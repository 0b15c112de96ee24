from django.urls import path

from admissions.views import parameters, targets

app_name = "admissions"
urlpatterns = [
    path("terms/", parameters.parameters, name="parameters"),
    path("terms/new/<slug:key>/", parameters.parameter_new, name="parameter_new"),
    path("terms/<int:pk>/correct/", parameters.parameter_correct, name="parameter_correct"),
    path("terms/<int:pk>/mistake/", parameters.parameter_take_back, name="parameter_take_back"),
    path("organisations/<str:code>/targets/", targets.targets, name="targets"),
    path("organisations/<str:code>/targets/new/", targets.target_new, name="target_new"),
    path("targets/<int:pk>/mistake/", targets.target_take_back, name="target_take_back"),
]
