"""What a text is found by, and what is looked for: the same terms on both sides."""
