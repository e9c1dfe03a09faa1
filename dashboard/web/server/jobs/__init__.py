"""Dear work in processes of its own.

What it needs of memory goes back to the system, and its long steps inside NumPy stop no cheap request.

A server process forks, before it has threads, a *fork server* (:mod:`.forkserver`), which has all data in
memory and shares them. That one forks *job processes* when they are asked for (:mod:`.pool`), each with the
same application in it (:mod:`.process`): a request goes there over a socket, its answer comes back. All end
with the server process, however it ends: their sockets are closed then.
"""
