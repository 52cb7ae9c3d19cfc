"""Routes of what comes after a workshop."""

from django.urls import path

from playground.workshop.afterwards import pages

urlpatterns = [
    path("workshops/<str:workshop>/report/", pages.report, name="report"),
    path("workshops/<str:workshop>/report.csv", pages.spreadsheet, name="report-csv"),
    path("workshops/<str:workshop>/certificates/", pages.Certificates.as_view(), name="certificates"),
]
