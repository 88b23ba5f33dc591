"""Dates as people and machines write them, in many languages, to ISO 8601.

Strict: a text is a date only if all of it is one. Prose, numbers, ranges (``5–7 March 2024``), versions
(``1.2.3``) and year spans (``2010-11``) are not. The result is as precise as the text: ``2024-03`` for
``March 2024``, ``2024-03-05``, ``2024-03-05T10:30``, with a zone only if one is written.

>>> parse_date("Tuesday, March 5th, 2024 at 10:30 am EST")
'2024-03-05T10:30-05:00'
>>> parse_date("5 de marzo de 2024"), parse_date("2024年3月5日"), parse_date("05.03.2024")
('2024-03-05', '2024-03-05', '2024-03-05')
>>> parse_date("03/05/2024") is None, parse_date("03/05/2024", "en-US"), parse_date("03/05/2024", "fr")
(True, '2024-03-05', '2024-05-03')
"""

from broadsheet.dates.parsing import find_date, fold, is_ambiguous, month_numbers, parse_date

__all__ = ["find_date", "fold", "is_ambiguous", "month_numbers", "parse_date"]
