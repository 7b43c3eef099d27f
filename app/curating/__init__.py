"""From what a curator writes to a published release."""

ARTICLE = "article.txt"
FACTS = "facts.yaml"
"""The two files of an article's folder."""
