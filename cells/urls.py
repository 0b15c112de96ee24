from django.urls import path

from cells.views import facts, users
from cells.views.groups import groups
from cells.views.members import member, members
from cells.views.organisation import organisation
from cells.views.organisations import organisations

app_name = "cells"
urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<str:code>/", organisation, name="organisation"),
    path("organisations/<str:code>/members/", members, name="members"),
    path("organisations/<str:code>/groups/", groups, name="groups"),
    path("organisations/<str:code>/infrastructure/", facts.infrastructure_new, name="infrastructure_new"),
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
