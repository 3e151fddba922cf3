"""Runs ministack, an emulator of AWS, on 127.0.0.1 until the standard input ends: it ends with the process that started
this one, however that ends. The functions end with it.

    python emulator.py PORT FOLDER
"""

import os
import signal
import sys
import threading

import sandbox


def main(port, folder):
    if os.getpid() != os.getpgrp():
        os.setsid()  # so that the functions, which are in this group, can be ended with it
    sandbox.enter(port, "us-east-1")
    os.environ.update(
        {
            "AUTH": "true",  # roles are enforced
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": port,
            "MINISTACK_HOST": "127.0.0.1",
            "LAMBDA_EXECUTOR": "local",
            "LOG_LEVEL": "WARNING",
            "TMPDIR": folder,
        }
    )
    for end in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(end, lambda *_: os.killpg(0, signal.SIGKILL))
    threading.Thread(target=end_with_the_starter, daemon=True).start()
    sys.argv = ["ministack"]
    from ministack.app import main as serve

    # It would replace the handler by one that leaves the functions running.
    signal.signal = lambda *_: None
    serve()


def end_with_the_starter():
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGKILL)


main(*sys.argv[1:])
