from django.urls import path

from cells.views import bulk, citations, corrections, duplicates, facts, filters, notices, organs, transfers, users
from cells.views.acts import act
from cells.views.groups import groups
from cells.views.members import member, members
from cells.views.organisation import organisation
from cells.views.organisations import organisations
from cells.views.quality import quality
from cells.views.tree_picture import tree_picture

app_name = "cells"
urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<str:code>/", organisation, name="organisation"),
    path("organisations/<str:code>/members/", members, name="members"),
    path("organisations/<str:code>/groups/", groups, name="groups"),
    path("organisations/<str:code>/infrastructure/", facts.infrastructure_new, name="infrastructure_new"),
    path("organisations/<str:code>/members/arrival/", transfers.arrival, name="arrival"),
    path("organisations/<str:code>/members/guest/", transfers.guest_new, name="guest_new"),
    path("organisations/<str:code>/members/bulk/", bulk.bulk, name="bulk"),
    path("organisations/<str:code>/members/filters/", filters.filters, name="filters"),
    path("organisations/<str:code>/bulk/", bulk.bulk_acts, name="bulk_acts"),
    path("organisations/<str:code>/transfers/", transfers.transfers, name="transfers"),
    path("organisations/<str:code>/duplicates/", duplicates.duplicates, name="duplicates"),
    path("organisations/<str:code>/quality/", quality, name="quality"),
    path("organisations/<str:code>/groups/new/", organs.group_new, name="group_new"),
    path("organisations/<str:code>/posts/new/", organs.post_new, name="post_new"),
    path("organisations/<str:code>/picture/", tree_picture, name="tree_picture"),
    path("members/<int:pk>/", member, name="member"),
    path("members/<int:pk>/acts/<str:act>/", act, name="act"),
    path("members/<int:pk>/correct/", corrections.correct, name="correct"),
    path("members/<int:pk>/correct/person/", corrections.correct_person, name="correct_person"),
    path("members/<int:pk>/correct/<str:kind>/<int:fact>/", corrections.correct_entry, name="correct_entry"),
    path("members/<int:pk>/remove/<str:kind>/<int:fact>/", corrections.remove_entry, name="remove_entry"),
    path("members/<int:pk>/merge/<int:other>/", duplicates.merge, name="merge"),
    path("mergers/<int:pk>/undo/", duplicates.merge_undo, name="merge_undo"),
    path("transfers/<int:pk>/receive/", transfers.receive, name="transfer_receive"),
    path("transfers/<int:pk>/take-back/", transfers.take_back, name="transfer_take_back"),
    path("stays/<int:pk>/end/", transfers.guest_end, name="guest_end"),
    path("groups/<int:pk>/leader/", organs.group_leader, name="group_leader"),
    path("groups/<int:pk>/end/", organs.group_end, name="group_end"),
    path("bulk/<int:pk>/", bulk.bulk_act, name="bulk_act"),
    path("bulk/<int:pk>/undo/", bulk.bulk_undo, name="bulk_undo"),
    path("filters/<int:pk>/delete/", filters.filter_delete, name="filter_delete"),
    path("members/<int:pk>/grounds/new/", facts.ground_new, name="ground_new"),
    path("grounds/<int:pk>/end/", facts.ground_end, name="ground_end"),
    path("notices/", notices.notices, name="notices"),
    path("notices/seen/", notices.notices_seen, name="notices_seen"),
    path("citations/", citations.citations, name="citations"),
    path("citations/new/", citations.citation_new, name="citation_new"),
    path("citations/<int:pk>/title/", citations.citation_title, name="citation_title"),
    path("users/", users.users, name="users"),
    path("users/new/", users.user_new, name="user_new"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/password/", users.user_password, name="user_password"),
    path("users/<int:pk>/close/", users.user_close, name="user_close"),
    path("users/<int:pk>/mandates/new/", users.mandate_new, name="mandate_new"),
    path("mandates/<int:pk>/end/", users.mandate_end, name="mandate_end"),
]
