"""The fork server: a process with one thread and all data in memory, which forks job processes on demand."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from socket import recv_fds, socket, socketpair
from typing import NoReturn

from starlette.types import ASGIApp

from dashboard.orbit.archive import load_archive
from dashboard.web.server.jobs.pool import JobProcesses
from dashboard.web.server.jobs.process import Bounds, answer_jobs
from dashboard.web.server.memory import give_back, settle

_log = logging.getLogger(__name__)
Step = Callable[[], object]


def start(app: ASGIApp, readying: Sequence[Step] = (), bounds: Bounds | None = None) -> JobProcesses | None:
    """Fork a fork server off this process; None where the system has no such thing.

    To be called before there are threads: a fork takes along what they hold locked. ``readying`` are steps
    that it takes when nothing is asked of it, so that job processes needn't.
    """
    if sys.platform != "linux":
        return None
    mine, its = socketpair()
    settle()  # before the fork, or the collector would make each its own copy of all objects
    if os.fork() == 0:
        _end_after(partial(_serve, its, app, readying, bounds or Bounds()))
    its.close()
    return JobProcesses(mine)


def _end_after(work: Step) -> NoReturn:
    """This process is a copy: it must never come back into the code that it was forked from."""
    status = 1
    try:
        work()
        status = 0
    except BaseException:
        _log.exception("a process for dear work failed")
    finally:
        os._exit(status)


def _serve(control: socket, app: ASGIApp, readying: Sequence[Step], bounds: Bounds) -> None:
    """Fork for each connection that comes, until the server process has ended."""
    _let_go(keep=control.fileno())
    for one in (signal.SIGINT, signal.SIGTERM):
        # Those are for the server process, which answers first what it has begun.
        signal.signal(one, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for job processes
    waiting = select.poll()
    waiting.register(control, select.POLLIN)
    steps, known = deque(readying), load_archive().digest
    while True:
        if not waiting.poll(0 if steps else None):
            _try(steps.popleft())
            if not steps:
                settle()
                give_back()
            continue
        data, connections, *_ = recv_fds(control, 1, 1)
        if not data:
            return
        _try(load_archive)  # the files may have changed
        if (digest := load_archive().digest) != known:
            steps, known = deque(readying), digest
        connection = socket(fileno=connections[0])
        if os.fork() == 0:
            control.close()
            _end_after(partial(_work, app, connection, bounds))
        connection.close()


def _work(app: ASGIApp, connection: socket, bounds: Bounds) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asyncio.run(answer_jobs(app, connection, bounds))


def _try(step: Step) -> None:
    try:
        step()
    except Exception:
        _log.exception("a step that readies dear work failed")


def _let_go(keep: int) -> None:
    """Leave the server's sockets and pipes to the server: whoever waits for their end waits for it alone.

    Their numbers stay taken, as Python's objects for them are still there.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for link in list(Path("/proc/self/fd").iterdir()):
        number = int(link.name)
        if number <= 2 or number in (keep, nothing):
            continue
        try:
            kind = link.readlink()
        except OSError:
            continue  # that of the folder that was listed
        if str(kind).startswith(("socket:", "pipe:", "anon_inode:")):
            os.dup2(nothing, number)
    os.close(nothing)
