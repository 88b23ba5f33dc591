"""Bytes to clean text: by a mark, a label, the bytes themselves, a declaration or a guess."""
