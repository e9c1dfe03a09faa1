"""The server process's side: its job processes, which of them is free, and what became of a job."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from socket import SHUT_RDWR, send_fds, socket, socketpair

from starlette.types import Scope

from dashboard.web.server.asking import Answer
from dashboard.web.server.errors import request_line
from dashboard.web.server.jobs import frames
from dashboard.web.server.jobs.process import answer_of, request_head

_log = logging.getLogger(__name__)
RETRY_AFTER_S = 5


class NoJobProcessError(Exception):
    """There is none, and there will be none: the work is to be done here."""


class CutShortError(Exception):
    """The process that worked on an answer ended before it had one."""


class RefusedError(Exception):
    """A job process answered with another status than 200."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"status {answer.status}")
        self.answer = answer


class _GoneError(Exception):
    """A job process had ended before it began the job."""


@dataclass(eq=False)
class _Process:
    connection: socket
    fresh: bool = True

    def work(self, scope: Scope) -> Answer:
        try:
            self.connection.sendall(frames.packed(request_head(scope)))
            begun, _ = frames.receive(self.connection)
        except (OSError, EOFError):
            raise _GoneError from None
        try:
            answer = answer_of(*frames.receive(self.connection))
        except (OSError, EOFError):
            line = request_line(scope)
            _log.error("process %d for dear work ended in the middle of it: %s", begun["pid"], line)
            raise CutShortError from None
        self.fresh = False
        return answer


class JobProcesses:
    """Safe to use from several threads: each job has a process to itself while it lasts."""

    def __init__(self, control: socket) -> None:
        self._control: socket | None = control
        self._idle: list[_Process] = []
        self._lock = threading.Lock()

    def answer(self, scope: Scope) -> Answer:
        """What a job process answers to a request; blocks until it does.

        Raises :class:`CutShortError` where it died, :class:`NoJobProcessError` where there is none.
        """
        while True:
            process = self._take()
            try:
                answer = process.work(scope)
            except _GoneError:
                process.connection.close()
                if process.fresh:
                    # No memory for another process, for instance; the next request tries again.
                    _log.error("a process for dear work did not begin it: %s", request_line(scope))
                    raise CutShortError from None
                continue  # it had ended by itself, idle or grown
            except BaseException:
                process.connection.close()
                raise
            with self._lock:
                self._idle.append(process)
            return answer

    def close(self) -> None:
        """End all processes, in the middle of their work too."""
        with self._lock:
            idle, self._idle = self._idle, []
            control, self._control = self._control, None
        for process in idle:
            process.connection.close()
        if control is not None:
            control.shutdown(SHUT_RDWR)
            control.close()

    def _take(self) -> _Process:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            if self._control is None:
                raise NoJobProcessError
            mine, its = socketpair()
            try:
                send_fds(self._control, [b"1"], [its.fileno()])
            except OSError:
                mine.close()
                self._control.close()
                self._control = None
                _log.error("the process that forks those for dear work has ended; it is done here now")
                raise NoJobProcessError from None
            finally:
                its.close()
            return _Process(mine)
