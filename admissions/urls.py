from django.urls import path

from admissions.views import papers, people, person, person_acts, targets, terms

app_name = "admissions"
urlpatterns = [
    path("terms/", terms.terms, name="terms"),
    path("terms/<path:rest>/", terms.terms, name="terms_once"),
    path("papers/", papers.kinds, name="paper_kinds"),
    path("papers/new/", papers.paper_new, name="paper_new"),
    path("papers/<int:pk>/version/", papers.paper_version, name="paper_version"),
    path("papers/<int:pk>/correct/", papers.paper_correct, name="paper_correct"),
    path("papers/<int:pk>/end/", papers.paper_end, name="paper_end"),
    path("papers/<int:pk>/mistake/", papers.paper_take_back, name="paper_take_back"),
    path("organisations/<str:code>/targets/", targets.targets, name="targets"),
    path("organisations/<str:code>/targets/new/", targets.target_new, name="target_new"),
    path("targets/<int:pk>/mistake/", targets.target_take_back, name="target_take_back"),
    path("organisations/<str:code>/people/", people.people, name="people"),
    path("organisations/<str:code>/people/new/", people.person_new, name="person_new"),
    path("organisations/<str:code>/people/take-over/", people.take_over_people, name="take_over"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/correct/", person_acts.correct, name="person_correct"),
    path("people/<int:pk>/papers/", person_acts.papers, name="papers"),
    path("people/<int:pk>/with/new/", person_acts.companion_new, name="companion_new"),
    path("people/<int:pk>/with/<int:companion>/end/", person_acts.companion_end, name="companion_end"),
    path("people/<int:pk>/move/", person_acts.move, name="person_move"),
    path("people/<int:pk>/close/", person_acts.close, name="person_close"),
    path("people/<int:pk>/reopen/", person_acts.reopen, name="person_reopen"),
    path("people/<int:pk>/steps/<slug:step>/", person_acts.step, name="step"),
    path("steps/<int:pk>/mistake/", person_acts.step_take_back, name="step_take_back"),
]
