"""Proper names in running English."""
