from django.urls import path

from cells.views import facts, users
from cells.views import reorganisation_steps as plan_steps
from cells.views import reorganisations as plans
from cells.views.groups import groups
from cells.views.members import member, members
from cells.views.organisation import organisation
from cells.views.organisations import organisations
from cells.views.tree_picture import tree_picture

app_name = "cells"
urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<str:code>/", organisation, name="organisation"),
    path("organisations/<str:code>/members/", members, name="members"),
    path("organisations/<str:code>/groups/", groups, name="groups"),
    path("organisations/<str:code>/infrastructure/", facts.infrastructure_new, name="infrastructure_new"),
    path("organisations/<str:code>/picture/", tree_picture, name="tree_picture"),
    path("reorganisations/", plans.reorganisations, name="reorganisations"),
    path("reorganisations/new/", plans.reorganisation_new, name="reorganisation_new"),
    path("reorganisations/prepared/<slug:key>/", plans.reorganisation_prepared, name="reorganisation_prepared"),
    path("reorganisations/<int:pk>/", plans.reorganisation, name="reorganisation"),
    path("reorganisations/<int:pk>/head/", plans.reorganisation_head, name="reorganisation_head"),
    path("reorganisations/<int:pk>/confirm/", plans.reorganisation_confirm, name="reorganisation_confirm"),
    path("reorganisations/<int:pk>/cancel/", plans.reorganisation_cancel, name="reorganisation_cancel"),
    path("reorganisations/<int:pk>/steps/new/<slug:act>/", plan_steps.reorganisation_step, name="reorganisation_step"),
    path(
        "reorganisations/<int:pk>/steps/<int:position>/shares/",
        plan_steps.reorganisation_shares,
        name="reorganisation_shares",
    ),
    path(
        "reorganisations/<int:pk>/steps/<int:position>/remove/",
        plan_steps.reorganisation_step_remove,
        name="reorganisation_step_remove",
    ),
    path("members/<int:pk>/", member, name="member"),
    path("members/<int:pk>/grounds/new/", facts.ground_new, name="ground_new"),
    path("grounds/<int:pk>/end/", facts.ground_end, name="ground_end"),
    path("users/", users.users, name="users"),
    path("users/new/", users.user_new, name="user_new"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/password/", users.user_password, name="user_password"),
    path("users/<int:pk>/close/", users.user_close, name="user_close"),
    path("users/<int:pk>/mandates/new/", users.mandate_new, name="mandate_new"),
    path("mandates/<int:pk>/end/", users.mandate_end, name="mandate_end"),
]
