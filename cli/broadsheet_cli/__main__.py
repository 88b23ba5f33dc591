"""``python -m broadsheet_cli`` is the command ``broadsheet``."""

import sys

from broadsheet_cli.main import main

if __name__ == "__main__":  # a worker process imports this module again under another name
    sys.exit(main())
