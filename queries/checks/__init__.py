"""Checks of the system of duties and of the way up, like a linter: one function a rule, found through the registry."""
