"""Routes of what comes after a workshop."""

from django.urls import path

from playground.workshop.afterwards import api, pages

urlpatterns = [
    path("api/me/calendar/", api.MyCalendar.as_view()),
    path("api/workshops/<str:workshop>/mine/results/", api.MyResults.as_view()),
    path("calendar/<str:token>.ics", pages.calendar, name="calendar"),
    path("workshops/<str:workshop>/report/", pages.report, name="report"),
    path("workshops/<str:workshop>/report.csv", pages.spreadsheet, name="report-csv"),
    path("workshops/<str:workshop>/statements/", pages.Statements.as_view(), name="statements"),
    path("workshops/<str:workshop>/statements.json", pages.statements, name="statements-json"),
    path("workshops/<str:workshop>/certificates/", pages.Certificates.as_view(), name="certificates"),
]
