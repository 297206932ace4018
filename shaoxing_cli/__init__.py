"""Shaoxing."""
