"""Letters, boxes and pages on paper: values in, the bytes of a PDF out. Knows no feature, database or screen.

marks: what lands on the paper. text, bidi, fonts: letters of any script. style, setting: words in lines.
ink, flow, square: sheets with tables and a square of dots (QR). document: the file.
"""
