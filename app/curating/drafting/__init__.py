"""Text → a draft of facts.yaml: all that was found is filled in, the rest asked."""
