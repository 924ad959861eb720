"""The server that lets readers go before it stops, and does not keep those who are gone."""

import gc
import os
import socket
from typing import Any, Final

import uvicorn

from batonpass.edges.live.hub import Hub

LEAVE_SECONDS: Final = 5  # for requests that are being answered
GONE_MILLISECONDS: Final = 30_000  # bytes nobody took in that time: the connection is dropped
FRAME_MAX: Final = 64 * 1024  # of a socket's client; what they may say is far shorter


class Server(uvicorn.Server):
    """One process's server."""

    def __init__(self, app: Any, *, host: str, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                ws="websockets-sansio",
                ws_max_size=FRAME_MAX,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=LEAVE_SECONDS,
                server_header=False,
                proxy_headers=True,
            )
        )
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen; a reader whose window stays closed does not hold a connection for ever."""
        await super().startup(sockets=sockets)
        gc.freeze()  # all that was loaded stays; looking through it would hold every answer up
        for listening in (each for server in self.servers for each in server.sockets):
            if hasattr(socket, "TCP_USER_TIMEOUT") and listening.family != socket.AF_UNIX:
                # Accepted connections inherit it (Linux; elsewhere the system's own time holds).
                with socket.socket(fileno=os.dup(listening.fileno())) as same:
                    same.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GONE_MILLISECONDS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell the readers first: a stream would otherwise be waited for."""
        hub: Hub | None = getattr(self._app.state, "hub", None)
        if hub is not None:
            hub.close()
        await super().shutdown(sockets=sockets)
