"""The command `broadsheet`. No logic lives here: it parses options, calls the library, prints."""

__version__ = "0.1.0"
"""The library's version (a test compares them), so that `--version` need not load the library."""
