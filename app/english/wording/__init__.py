"""Whether one text says no more, and no less, than words that it is made from."""
