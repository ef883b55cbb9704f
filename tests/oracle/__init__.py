"""The detector one look at a time, in plain Python: what the numpy kernel of the product is held to."""
