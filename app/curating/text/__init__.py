"""A text and the words of it: sentences, markers, quotes, names."""
