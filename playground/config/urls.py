"""HTTP routes of all faces."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView

from playground.config.health import live, ready
from playground.config.json_answer import AnswerInLanguage
from playground.config.metrics import metrics

urlpatterns = [
    path("health/", live),
    path("ready/", ready),
    path("metrics/", metrics),
    path("admin/", admin.site.urls),
    path("api/schema/", SpectacularJSONAPIView.as_view(renderer_classes=[AnswerInLanguage]), name="schema"),
    path("", include("playground.people.urls")),
    path("", include("playground.workshop.urls")),  # before the canvas: /join/CODE/ is shorter than /join/TOKEN/
    path("", include("playground.canvas.urls")),
]

handler400 = "playground.config.api_errors.bad_request"
handler403 = "playground.config.api_errors.permission_denied"
handler404 = "playground.config.api_errors.page_not_found"
handler500 = "playground.config.api_errors.server_error"
