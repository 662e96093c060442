"""Runs inside tmux for escapes.py: writes to the terminal what a socket gives, and sends back what
the terminal answered."""

import os
import select
import socket
import sys
import tty


def main():
    tty.setraw(0)
    rig = socket.socket(socket.AF_UNIX)
    rig.connect(sys.argv[1])
    with rig.makefile("rwb") as line:
        while head := line.read(4):
            data = line.read(int.from_bytes(head, "big"))
            while data:
                data = data[os.write(1, data):]
            answer = b""
            # A terminal answers at once; one question that it surely answers says that it has read all.
            os.write(1, b"\x18\x1b\\\x1b[5n")
            while not answer.endswith(b"\x1b[0n") and select.select([0], [], [], 1)[0]:
                answer += os.read(0, 4096)
            answer = answer.removesuffix(b"\x1b[0n")
            line.write(len(answer).to_bytes(4, "big") + answer)
            line.flush()


main()
