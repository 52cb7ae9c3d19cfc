"""Starts a command that cannot outlive its parent, not even a parent killed with -9. Standard library only.

    python lifeline.py PARENT_PID [--watch PIPE] COMMAND …

On Linux the kernel is asked to end the command with its parent (prctl(2), PR_SET_PDEATHSIG; it survives execve), and
this process becomes the command. Elsewhere it stays in between, holding the reading end of a pipe: when that ends,
nobody holds the writing end any more, so the parent is gone and the command is killed.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading

PR_SET_PDEATHSIG = 1
REQUESTS = (signal.SIGTERM,)


def main(argv: list[str]) -> int:
    """In: sys.argv as above. Out: the command's exit code, where this process is still there to say it."""
    parent, command = int(argv[1]), argv[2:]
    if command[0] == "--watch":
        return stay_between(int(command[1]), command[2:])
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == parent:  # else it went before the kernel was asked
        os.execvp(command[0], command)
    return 1


def stay_between(pipe: int, command: list[str]) -> int:
    """Run the command until it ends, or until the pipe does; pass on the request to stop."""
    signal.pthread_sigmask(signal.SIG_BLOCK, REQUESTS)  # one that comes now is passed on as soon as that is possible
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_hear_requests)
    signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    _hear_requests()
    threading.Thread(target=_kill_at_end_of, args=(pipe, process), daemon=True).start()
    return process.wait()


def _hear_requests() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, REQUESTS)


def _kill_at_end_of(pipe: int, process: "subprocess.Popen[bytes]") -> None:
    while os.read(pipe, 1):  # nobody writes; it returns when the last writer is gone
        pass
    process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
