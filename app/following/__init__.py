"""Following an origin: releases that are published elsewhere are fetched, checked and served."""
