"""Who belongs to whom, as a text says it: "Russia's Kursk region", "head of the ministry"."""
