"""Dates in running English, and EDTF."""
