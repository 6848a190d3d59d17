"""`python -m eduapp` is the same as `eduapp`."""

import sys

from eduapp.app.main import main

if __name__ == "__main__":
    sys.exit(main())
