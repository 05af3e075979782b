"""Runs a program in a terminal of its own. What it says there goes to stderr; on stdin a `c` presses Ctrl+C, a `k` the key
of the byte behind it, and an `x` closes the terminal. Ends with the program's exit code."""

import os
import pty
import select
import sys

child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
is_open = True
while is_open:
    ready, _, _ = select.select([terminal, 0], [], [])
    if terminal in ready:
        try:
            said = os.read(terminal, 65536)
        except OSError:
            break
        if not said:
            break
        os.write(2, said)
    if 0 in ready:
        asked = os.read(0, 1)
        if asked == b'c':
            os.write(terminal, b'\x03')
        elif asked == b'k':
            os.write(terminal, os.read(0, 1))
        else:
            os.close(terminal)
            is_open = False
_, status = os.waitpid(child, 0)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
