"""The HTTP and websocket entry point: `uvicorn playground.config.asgi:application`."""

import os
import warnings

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
# WhiteNoise opens its files synchronously: they are small, on this disk, and that is faster than doing it otherwise.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
http = get_asgi_application()

from playground.canvas.urls import websocket_urlpatterns
from playground.config.body_limit import BodyLimit
from playground.config.lanes import Lanes
from playground.config.request_ids import RequestIds

application = RequestIds(
    ProtocolTypeRouter(
        {
            "http": Lanes(BodyLimit(http)),
            "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
        }
    )
)
