"""What a curator writes, checked against the articles: text, seeds, rules, coverage, drafts."""

ARTICLE = "article.txt"
FACTS = "facts.yaml"
"""The two files of an article's folder."""
