"""Records: articles as news databases export them, each among the fields of its record.

====================  ==========================================================================
:mod:`.record`        what a record is: fields, marks, and the lines of its text
:mod:`.labelled`      reads records whose fields have labels, by a layout
:mod:`.layouts`       the layouts: Nexis, ProQuest, NewsBank
:mod:`.heads`         the lines above the first label: publication, date, title
:mod:`.factiva`       Factiva's two layouts: codes of two letters, and lines without labels
:mod:`.pieces`        where one record of an export ends and the next begins
:mod:`.taking`        takes the fields out of a text, for the metadata
====================  ==========================================================================

A text is read as a record only if several things that have nothing to do with each other show it, such as a
count of its words, a mark above its body, and the day on which it was loaded.
"""
