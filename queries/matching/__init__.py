"""Which offer meets which need: the problem, its best answer, and why."""
