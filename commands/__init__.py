"""The command line, one module a subject: thin functions that import what costs much where it is used."""
