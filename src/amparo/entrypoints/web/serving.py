"""The portal on every core: processes of waitress that take connections from one socket (docs/decisions/0006)."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import SpawnProcess

from django.urls import resolve

READERS = 2000
"""Connections a process holds open. A browser keeps its own while its reader reads, and one more would have to wait."""

THREADS = 4
"""Pages a process may be at work on; more only wait for each other."""

BACKLOG = 1024


def listen(host: str, port: int) -> socket.socket:
    """A socket on which callers may already knock. OSError if the address cannot be had."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, kind)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    listening.listen(BACKLOG)
    return listening


def answer(listening: socket.socket, processes: int = 0) -> None:
    """Answer whoever calls until interrupted. processes: by default, as many as cores. One that is killed is replaced.

    They are spawned, because Polars may hang in a forked process. RuntimeError if one cannot go on.
    """
    spawn = get_context("spawn")

    def start() -> SpawnProcess:
        one = spawn.Process(target=_answer, args=(listening,), daemon=True)
        one.start()
        return one

    started = [start() for _ in range(processes or len(os.sched_getaffinity(0)))]
    try:
        while True:
            connection.wait([one.sentinel for one in started])
            for one in [one for one in started if not one.is_alive()]:
                if one.exitcode != -signal.SIGKILL:
                    raise RuntimeError(f"a process of the portal ended with {one.exitcode}")
                started[started.index(one)] = start()
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.join()


def _answer(listening: socket.socket) -> None:
    import waitress
    from django.conf import settings

    from amparo.entrypoints.web.wsgi import application
    from amparo.foundation.access import policy
    from amparo.foundation.law.book import Law

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: the parent hears it too, and says when to end
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    threading.Thread(target=_end_with_parent, args=(threading.get_ident(),), daemon=True).start()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits is no event
    resolve("/")  # so that the first who calls need not wait for the addresses and the law to be read
    Law.load()
    # What is far too large is cut off while it arrives; what is a little too large is told so by a page.
    largest = 2 * policy.UPLOAD_MEGABYTES * 1_000_000
    waitress.serve(
        application, sockets=[listening], threads=THREADS, ident=None, max_request_body_size=largest,
        connection_limit=READERS, asyncore_use_poll=True, _quiet=True,
        # Else what a proxy of ours says, that it speaks TLS and to whom, would be thrown away.
        clear_untrusted_proxy_headers=not settings.PROXIES,
    )  # fmt: skip


def _end_with_parent(main_thread: int) -> None:
    """However the parent ended. What is being answered is still answered."""
    parent = parent_process()
    assert parent is not None, "only a spawned process answers"
    parent.join()
    signal.pthread_kill(main_thread, signal.SIGTERM)
