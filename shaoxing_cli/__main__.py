"""The program's way in: what must work before anything heavy is imported, and the last net under it."""

import sys


def main() -> int:
    """Run the command line; return its exit code."""
    from shaoxing_cli.cli import app

    app()
    return 0


if __name__ == "__main__":
    sys.exit(main())
