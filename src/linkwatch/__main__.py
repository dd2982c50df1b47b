"""The program's entry: `linkwatch` and `python -m linkwatch`."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

from linkwatch.version import __version__


def main() -> NoReturn:
    """Run the command line; Ctrl-C while it is still being loaded ends it without a traceback.

    Scripts that look for a version need not wait for the command line to be loaded.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"linkwatch {__version__}")  # noqa: T201 - the program's answer
        sys.exit(0)
    # Most of what a run makes lives to its end: to look through it for circles as often as usual takes a seventh of it.
    # All that is loaded before the first request comes to less than this: one look through that takes 15 ms.
    gc.set_threshold(100_000, 20, 50)
    try:
        from linkwatch.cli import main as run  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        sys.exit(2)
    try:
        run()
    finally:
        gc.freeze()  # the end gives all of it back anyway: to look for circles in it first takes long


if __name__ == "__main__":
    main()
