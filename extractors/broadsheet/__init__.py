"""broadsheet: articles in, structured data out.

>>> import broadsheet
>>> document = broadsheet.convert("Fruit\\n\\n- apples\\n- pears\\n")
>>> [item.text for item in document.lists[0].items]
['apples', 'pears']
"""

from broadsheet.article import Article, Extractor
from broadsheet.blocks import Cell, Code, Figure, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.document import Document, Where, schema
from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet.pipeline import convert

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BroadsheetError",
    "Cell",
    "Code",
    "Document",
    "Entity",
    "Extractor",
    "Figure",
    "Heading",
    "ListItem",
    "Paragraph",
    "Quote",
    "Table",
    "Where",
    "convert",
    "schema",
]
