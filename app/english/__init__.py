"""Finds quantities, dates, names and attributions in running English, with exact spans."""
