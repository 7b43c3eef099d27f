"""Pages for readers: the same facts as HTML."""
