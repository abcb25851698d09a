"""Streamlit with the pages' modules in it: `python -m dashboard run …` takes what `streamlit run …` does.

They are imported while Streamlit starts and nobody has opened a page yet; else the first one to open a page would wait.
"""

import contextlib
import sys
import threading

from streamlit.web import cli


def main() -> None:
    """Ends with Streamlit."""
    threading.Thread(target=_import, name="ahead", daemon=True).start()
    sys.exit(cli.main(prog_name="streamlit"))


def _import() -> None:
    with contextlib.suppress(Exception):  # what fails here fails again in a page, which tells of it
        from dashboard import ahead

        ahead.modules()


if __name__ == "__main__":
    main()
