"""What softens a statement: the words that say it may be, seems, is expected or reported to be."""
