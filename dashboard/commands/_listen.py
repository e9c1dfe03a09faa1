"""A socket to serve on, taken before anything is built, and why it can't be had in a sentence."""

from __future__ import annotations

import errno
import socket

from dashboard.errors import InputError

_HOSTS = "an address of this machine, such as 127.0.0.1 (this machine only) or 0.0.0.0 (everybody)"


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises :class:`InputError` that names host or port."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise InputError("host", host, _HOSTS, "is no address") from None
    family, kind, protocol, _, address = found[0]
    server = socket.socket(family, kind, protocol)
    try:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:  # "::" is everybody, of either kind of address
            server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        server.bind(address)
        server.listen(2048)
    except OSError as error:
        server.close()
        raise _said(error, host, port) from None
    server.set_inheritable(True)
    return server


def _said(error: OSError, host: str, port: int) -> InputError:
    if error.errno == errno.EADDRINUSE:
        return InputError("port", port, "a port that nothing listens on", "is taken")
    if error.errno in (errno.EACCES, errno.EPERM):
        return InputError("port", port, "a port from 1024 on, or the right to take it", "may not be taken")
    return InputError("host", host, _HOSTS, "is no address of this machine")
