"""The wording of directives, word after word in reading order, so that every place of a phrase can be found.

A passage is what search finds; here nothing is cut, left out or said twice: headings count, a table's head row counts
once, and a paragraph goes on over a page break.
"""
