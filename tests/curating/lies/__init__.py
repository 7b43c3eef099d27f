"""The liar's bench: lies made by code from true curations, and what the check makes of them."""
