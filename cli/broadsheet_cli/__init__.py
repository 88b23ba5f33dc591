"""The command `broadsheet`. No logic lives here: it parses options, calls the library, prints."""

__version__ = "0.1.0"
"""The library's version, which a test compares: `broadsheet --version` need not load the library to say it."""
