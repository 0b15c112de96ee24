from django.urls import path

from pilots.views import registrations, rounds, submissions
from pilots.views.eligibility import eligibility

app_name = "pilots"
urlpatterns = [
    path("eligibility/<str:code>/", eligibility, name="eligibility"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.round_new, name="round_new"),
    path("rounds/<int:pk>/", rounds.round, name="round"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/submit/", submissions.submit, name="submit"),
    path("registrations/", registrations.registrations, name="registrations"),
    path("registrations/<int:pk>/", registrations.registration, name="registration"),
    path("registrations/<int:pk>/appraise/", registrations.appraise, name="appraise"),
    path("registrations/<int:pk>/decide/", registrations.decide, name="decide"),
    path("registrations/<int:pk>/resubmit/", registrations.resubmit, name="resubmit"),
    path("registrations/<int:pk>/withdraw/", registrations.withdraw, name="withdraw"),
]
