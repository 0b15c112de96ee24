from django.urls import path

from cells.views import facts
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
]
