"""Writes an XForm from the rows of an XLSForm kept as JSON: to_xform.py ROWS.json FORM.xml

Runs in the peer's own environment, where pyxform is."""

import json
import sys

from pyxform.xls2xform import convert

with open(sys.argv[1], encoding="utf-8") as rows:
    form = convert(xlsform=json.load(rows), validate=False).xform
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(form)
