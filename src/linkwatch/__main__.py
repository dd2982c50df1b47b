"""The program's entry: `linkwatch` and `python -m linkwatch`."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; Ctrl-C while it is still being loaded ends it without a traceback."""
    try:
        from linkwatch.cli import main as run  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        sys.exit(2)
    run()


if __name__ == "__main__":
    main()
