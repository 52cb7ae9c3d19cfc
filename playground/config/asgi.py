"""The HTTP and websocket entry point: `uvicorn playground.config.asgi:application`."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django import setup
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
setup()

from playground.canvas import urls as canvas
from playground.config.body_limit import BodyLimit
from playground.config.collector import spare_what_is_loaded
from playground.config.http import WholeInOneThread
from playground.config.request_ids import RequestIds
from playground.workshop.classroom import urls as classroom
from playground.workshop.dashboard import urls as dashboard

sockets = URLRouter(canvas.websocket_urlpatterns + classroom.websocket_urlpatterns + dashboard.websocket_urlpatterns)
application = RequestIds(
    ProtocolTypeRouter(
        {
            "http": BodyLimit(WholeInOneThread(in_turn=connection.vendor == "sqlite")),
            "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets)),
        }
    )
)
spare_what_is_loaded()
