"""Quantities in running English, with their units and hedges."""
