"""An article's text as pieces that know which claims they prove."""
