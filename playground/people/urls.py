"""Routes of the pages about people; signing in is a dialog of the home page."""

from django.urls import path

from playground.people import pages

urlpatterns = [
    path("instructor/<str:token>/", pages.instructor, name="instructor"),
]
