"""Looking at how it is between two people: my look, looking together, what works, how often, the line."""
