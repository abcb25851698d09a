"""The parts of the coverage page, one module each; a part draws what its name says of one place and rule."""
