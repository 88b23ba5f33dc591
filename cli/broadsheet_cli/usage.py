"""The short help for commands that are called without an input."""

from __future__ import annotations

CONVERT = """\
broadsheet convert page.html                 an article as JSON
broadsheet convert -f yaml page.html         as YAML; or csv, sqlite, ...
broadsheet convert articles/ --output-dir data/
broadsheet convert --help                    everything else
"""

SHOW = """\
broadsheet show page.html                    an article drawn in the terminal
broadsheet show report.txt --lines           how each line was read
broadsheet show --help                       everything else
"""

TABLES = """\
broadsheet tables page.html                  what tables a page has
broadsheet tables page.html --table 2        the second one; -f csv for CSV
"""

ROOT = f"""\
{CONVERT}{SHOW}{TABLES}broadsheet extractors                        what can be extracted
broadsheet schema                            the JSON Schema of a document
"""
