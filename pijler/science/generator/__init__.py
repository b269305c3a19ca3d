"""Invented answers from a stated seed, for the demo and for tests; they say nothing about real pupils."""

from pijler.science.generator.answers import Answers, GroupSpec, generate_answers

__all__ = ["Answers", "GroupSpec", "generate_answers"]
