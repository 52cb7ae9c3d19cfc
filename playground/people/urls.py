"""Routes of the pages about people."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from playground.people import pages

urlpatterns = [
    path("instructor/<str:token>/", pages.instructor, name="instructor"),
    path("sign-in/", LoginView.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
]
