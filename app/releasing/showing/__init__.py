"""What kinds of fact show in common, and what an article shows besides itself."""
