from django.urls import path

from pilots.views import circumstances, coverage, drift, life, many, pilots, registrations, rounds, submissions
from pilots.views.eligibility import eligibility

app_name = "pilots"
urlpatterns = [
    path("eligibility/<str:code>/", eligibility, name="eligibility"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.round_new, name="round_new"),
    path("rounds/<int:pk>/", rounds.round, name="round"),
    path("rounds/<int:pk>/extend/", rounds.extend, name="extend"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/submit/", submissions.submit, name="submit"),
    path("registrations/", registrations.registrations, name="registrations"),
    path("registrations/appraise/", many.appraise_many, name="appraise_many"),
    path("registrations/decide/", many.decide_many, name="decide_many"),
    path("registrations/<int:pk>/", registrations.registration, name="registration"),
    path("registrations/<int:pk>/appraise/", registrations.appraise, name="appraise"),
    path("registrations/<int:pk>/decide/", registrations.decide, name="decide"),
    path("registrations/<int:pk>/resubmit/", registrations.resubmit, name="resubmit"),
    path("registrations/<int:pk>/withdraw/", registrations.withdraw, name="withdraw"),
    path("registrations/<int:pk>/suspend/", pilots.suspend, name="suspend"),
    path("registrations/<int:pk>/resume/", pilots.resume, name="resume"),
    path("registrations/<int:pk>/end/", pilots.end, name="end"),
    path("drift/", drift.drift, name="drift"),
    path("circumstances/", circumstances.circumstances, name="circumstances"),
    path("circumstances/<int:pk>/end/", circumstances.end, name="circumstances_end"),
    path("organisations/<str:code>/life/", life.life, name="life"),
    path("organisations/<str:code>/coverage/", coverage.coverage, name="coverage"),
    path("organisations/<str:code>/coverage/list/", coverage.behind_figure, name="coverage_list"),
]
