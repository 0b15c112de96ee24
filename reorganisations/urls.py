from django.urls import path

from reorganisations.views import corrections, grid, questions, steps
from reorganisations.views import reorganisations as plans

app_name = "reorganisations"
urlpatterns = [
    path("reorganisations/", plans.reorganisations, name="reorganisations"),
    path("reorganisations/new/", plans.reorganisation_new, name="new"),
    path("reorganisations/prepared/<slug:key>/", plans.reorganisation_prepared, name="prepared"),
    path("reorganisations/<int:pk>/", plans.reorganisation, name="reorganisation"),
    path("reorganisations/<int:pk>/head/", plans.reorganisation_head, name="head"),
    path("reorganisations/<int:pk>/confirm/", plans.reorganisation_confirm, name="confirm"),
    path("reorganisations/<int:pk>/cancel/", plans.reorganisation_cancel, name="cancel"),
    path("reorganisations/<int:pk>/again/", plans.reorganisation_again, name="again"),
    path("reorganisations/<int:pk>/steps/new/<slug:act>/", steps.reorganisation_step, name="step"),
    path("reorganisations/<int:pk>/steps/many/<slug:act>/", grid.reorganisation_grid, name="steps_many"),
    path("reorganisations/<int:pk>/steps/<int:position>/shares/", steps.reorganisation_shares, name="shares"),
    path("reorganisations/<int:pk>/steps/<int:position>/remove/", steps.reorganisation_step_remove, name="step_remove"),
    path("reorganisations/<int:pk>/correct/", corrections.reorganisation_correct, name="correct"),
    path("reorganisations/<int:pk>/correct/meant/", corrections.correct_meant, name="correct_meant"),
    path("reorganisations/<int:pk>/correct/dealt/<int:position>/", corrections.correct_dealt, name="correct_dealt"),
    path(
        "reorganisations/<int:pk>/correct/followed/<int:position>/",
        corrections.correct_followed,
        name="correct_followed",
    ),
    path("reorganisations/<int:pk>/ask/", questions.ask, name="ask"),
    path("reorganisations/questions/<int:pk>/answer/", questions.answer, name="answer"),
]
