"""Routes of the roster."""

from django.urls import path

from playground.workshop.classroom.roster import api, pages

_ROSTER = "api/workshops/<str:workshop>/roster/"

urlpatterns = [
    path("seat/<str:link>/", pages.PersonalSeat.as_view(), name="personal-seat"),
    path("workshops/<str:workshop>/cards/", pages.cards, name="cards"),
    path("workshops/<str:workshop>/roster.csv", pages.spreadsheet, name="roster-csv"),
    path(_ROSTER, api.Roster.as_view()),
    path(_ROSTER + "check/", api.RosterCheck.as_view()),
    path(_ROSTER + "<str:entry>/", api.OneEntry.as_view()),
    path(_ROSTER + "<str:entry>/learner/", api.EntryLearner.as_view()),
    path(_ROSTER + "<str:entry>/link/", api.EntryLink.as_view()),
]
