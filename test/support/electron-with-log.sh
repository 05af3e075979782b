#!/usr/bin/env bash
# Starts Electron and keeps what it says from its first line on: the driver of the tests hands on only what comes later.
# A signal to the whole group must not end who writes down what comes of it.
exec "$TEST_ELECTRON" "$@" 2> >(trap '' HUP INT TERM; exec tee -a "$TEST_ELECTRON_LOG" >&2)
