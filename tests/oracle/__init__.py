"""The detector one check-in at a time, in plain Python: what the numpy kernel of the product is held to."""
