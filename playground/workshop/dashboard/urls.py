"""HTTP and websocket routes of the dashboard."""

from django.urls import path

from playground.workshop.dashboard import api, consumer, pages

WS = "api/workshops/<str:workshop>/"

urlpatterns = [
    path("workshops/<str:workshop>/dashboard/", pages.dashboard, name="dashboard"),
    path(WS + "dashboard/", api.Dashboard.as_view()),
    path(WS + "tiles/", api.Tiles.as_view()),
    path(WS + "timeline/", api.Timeline.as_view()),
]
websocket_urlpatterns = [path("ws/workshops/<str:workshop>/dashboard/", consumer.DashboardConsumer.as_asgi())]
