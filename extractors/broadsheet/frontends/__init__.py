"""Front ends: each turns one kind of source into blocks. HTML, plain text, Markdown."""
