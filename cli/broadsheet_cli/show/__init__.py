"""``broadsheet show``: draws a document in the terminal. Only this package uses rich."""
