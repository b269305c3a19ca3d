"""Measures Pijler on the machine it runs on; figures are ratios where they can be."""
