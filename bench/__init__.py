"""Speed, measured against a peer in the same run: `make bench`, or `make bench ARGS=load` for one."""
