#!/usr/bin/env bash
# Starts Electron and keeps what it says from its first line on: the driver of the tests hands on only what comes later.
exec "$TEST_ELECTRON" "$@" 2> >(tee -a "$TEST_ELECTRON_LOG" >&2)
