"""How well the detector works where the truth is known: simulations, published rules to compare it with, and the report.

The product never imports this package, and this package imports only the product's core.
"""
