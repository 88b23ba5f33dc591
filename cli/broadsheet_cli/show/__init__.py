"""``broadsheet show``: a document drawn in the terminal, for a reader. The only room where rich appears."""
