"""Noun phrases, as far as rules can tell: heads, modifiers, and who does what to whom."""
