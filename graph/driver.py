"""The official driver, imported without what it would only use to hand out data frames: that costs seconds.

A command of the command line pays for each import. The driver looks for pandas, numpy and pyarrow and is content
without them; a process that has imported them already, such as the dashboard's, keeps them.
"""

import sys

_HEAVY = [name for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules]
for _name in _HEAVY:
    sys.modules[_name] = None  # type: ignore[assignment]  # Python's own way to say: not importable
try:
    import neo4j
    from neo4j import GraphDatabase, ManagedTransaction
    from neo4j.exceptions import (
        AuthError,
        ClientError,
        ConfigurationError,
        DriverError,
        Neo4jError,
        ServiceUnavailable,
        SessionExpired,
        TransientError,
    )
finally:
    for _name in _HEAVY:
        del sys.modules[_name]

__all__ = [
    "AuthError",
    "ClientError",
    "ConfigurationError",
    "DriverError",
    "GraphDatabase",
    "ManagedTransaction",
    "Neo4jError",
    "ServiceUnavailable",
    "SessionExpired",
    "TransientError",
    "neo4j",
]
