"""The command `broadsheet`. No logic lives here: it parses options, calls the library, prints."""
