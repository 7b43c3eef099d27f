"""The stem of a word: what is the same in all its forms."""
