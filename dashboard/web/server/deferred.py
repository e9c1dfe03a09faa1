"""An answer that is still to be made: its handler has read the question, the gate makes the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from fastapi.responses import Response
from starlette.types import Receive, Scope, Send


class Deferred(Response):
    """Made while it is sent, so that no thread of the server waits for it; headers can be added before.

    Whoever hangs up is waited for no longer, and what nobody waits for isn't begun.
    """

    def __init__(self, make: Callable[[], Awaitable[Response]]) -> None:
        super().__init__()
        self._make = make
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises what making the answer raises."""
        making = asyncio.ensure_future(self._make())
        gone = asyncio.ensure_future(_hung_up(receive))
        try:
            await asyncio.wait({making, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not making.done():
                return
            response = making.result()
        finally:
            gone.cancel()
            making.cancel()
        response.headers.update(self.headers)
        await response(scope, receive, send)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
