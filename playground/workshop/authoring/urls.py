"""Routes of authors, and the page by which others begin."""

from django.urls import path

from playground.workshop.authoring import api, pages

MINE = "api/authored/<str:authored_id>/"

urlpatterns = [
    path("author/<str:authored_id>/", pages.author, name="author"),
    path("exercise/<slug:slug>/", pages.begin, name="exercise"),
    path("api/authored/", api.AuthoredExercises.as_view()),
    path("api/import/exercise/", api.ImportAuthored.as_view()),
    path(MINE, api.OneAuthored.as_view()),
    path(MINE + "duplicate/", api.Duplicate.as_view()),
    path(MINE + "drawings/", api.Drawings.as_view()),
    path(MINE + "publication/", api.Publication.as_view()),
    path(MINE + "editions/<int:number>/", api.BringBack.as_view()),
    path(MINE + "export/", api.ExportAuthored.as_view()),
    path("api/sandboxes/<str:sandbox>/drawing/", api.OneDrawing.as_view()),
]
