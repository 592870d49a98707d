"""Dates as historians have them: read from EDTF, bounded in days, said in words."""

from sources.dates.errors import DateError
from sources.dates.moments import Precision
from sources.dates.values import PartialDate, machine_date, parse_edtf, readable_date
from sources.dates.words import date_in_words, date_words

__all__ = [
    "DateError",
    "PartialDate",
    "Precision",
    "date_in_words",
    "date_words",
    "machine_date",
    "parse_edtf",
    "readable_date",
]
