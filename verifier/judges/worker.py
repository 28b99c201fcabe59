"""The program that runs a plug-in judge: items on standard input, answers on standard output, as any command's.

The plug-in is called with a list of items, as dictionaries, and gives their answers as dictionaries, one by one or all.
"""

import json
import os
import sys
from importlib import import_module


def main() -> None:
    """Ask the plug-in that the last argument names, `module:object`."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    items = [json.loads(line) for line in sys.stdin.buffer]
    module, _, name = sys.argv[-1].partition(":")
    found: object = import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    assert callable(found), f"{sys.argv[-1]} cannot be called"
    for answer in found(items):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
