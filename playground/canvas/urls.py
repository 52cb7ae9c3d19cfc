"""Routes of this face."""

urlpatterns: list = []
websocket_urlpatterns: list = []
