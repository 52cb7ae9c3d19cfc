"""Routes of back-up and restore."""

from django.urls import path

from playground.workshop.backup import api

urlpatterns = [
    path("api/workshops/restoration/", api.Restoration.as_view()),
    path("api/import/workshop/", api.Restore.as_view()),
    path("api/workshops/<str:workshop>/back-up/", api.BackUp.as_view()),
    path("api/workshops/<str:workshop>/back-up/file/", api.BackUpFile.as_view()),
]
