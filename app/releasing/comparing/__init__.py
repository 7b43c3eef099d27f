"""Figures that can be compared, and how they disagree."""
