"""What stands beside an article's text: a card for each claim."""
