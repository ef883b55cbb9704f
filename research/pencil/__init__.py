"""The pencil simulated, and held against what was measured of people: `python3 run.py pencil`. A toy model."""
