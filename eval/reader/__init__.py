"""Trains the answering model: candidates of answered questions, trees that rank them, and how sure the best one is."""
