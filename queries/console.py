"""Free queries: read-only, ended in time, cut at a number of rows, and refused when they reach beyond the graph."""

from collections.abc import Iterator
from typing import Any

from graph.database import Database, Rows
from graph.errors import QueryError

OPERATORS = frozenset({
    "AllNodesScan", "Aggregation", "AllowedProcedureCall", "AntiConditionalApply", "AntiSemiApply", "Apply", "Argument", "AssertSameNode",
    "AssertSameRelationship", "AssertingMultiNodeIndexSeek", "BFSPruningVarExpand", "CacheProperties", "CartesianProduct",
    "ConditionalApply", "DirectedAllRelationshipsScan", "DirectedRelationshipByElementIdSeek", "DirectedRelationshipTypeScan",
    "DirectedUnionRelationshipTypesScan", "Distinct", "Eager", "EagerAggregation", "EmptyResult", "EmptyRow", "Expand", "Filter", "Foreach",
    "IntersectionNodeByLabelsScan", "LeftOuterHashJoin", "LetAntiSemiApply", "LetSelectOrAntiSemiApply", "LetSelectOrSemiApply",
    "LetSemiApply", "Limit", "MultiNodeIndexSeek", "NodeByElementIdSeek", "NodeByIdSeek", "NodeByLabelScan", "NodeCountFromCountStore",
    "NodeHashJoin", "NodeIndexContainsScan", "NodeIndexEndsWithScan", "NodeIndexScan", "NodeIndexSeek", "NodeIndexSeekByRange",
    "NodeLeftOuterHashJoin", "NodeRightOuterHashJoin", "NodeUniqueIndexSeek", "NodeUniqueIndexSeekByRange", "NullifyMetadata", "Optional",
    "OptionalExpand", "OrderedAggregation", "OrderedDistinct", "OrderedUnion", "PartialSort", "PartialTop", "PartitionedAllNodesScan",
    "PartitionedNodeByLabelScan", "PartitionedUnwind", "PreserveOrder", "ProcedureCall", "ProduceResults", "ProjectEndpoints", "Projection",
    "PruningVarLengthExpand", "RelationshipCountFromCountStore", "Repeat", "RightOuterHashJoin", "RollUpApply", "SelectOrAntiSemiApply",
    "SelectOrSemiApply", "SemiApply", "ShortestPath", "Skip", "Sort", "StatefulShortestPath", "SubqueryForeach", "SubtractionNodeByLabelsScan",
    "Top", "Top1WithTies", "TransactionApply", "TriadicBuild", "TriadicFilter", "TriadicSelection", "Trail", "UndirectedAllRelationshipsScan",
    "UndirectedRelationshipByElementIdSeek", "UndirectedRelationshipTypeScan", "UndirectedUnionRelationshipTypesScan", "Union",
    "UnionNodeByLabelsScan", "Unwind", "ValueHashJoin", "VarLengthExpand", "VarLengthExpandPruning",
})  # fmt: skip
"""The operators of a Neo4j plan that only read the graph. Not among them: LoadCSV, Show…, Terminate…, administration."""
PROCEDURES = ("db.labels", "db.relationshipTypes", "db.propertyKeys")


def run(database: Database, text: str, *, limit: int, timeout: float | None = None) -> Rows:
    """`limit` rows of a free reading query. Raises QueryError when it may not run, QueryTimeout when it takes too long.

    On Neo4j READ access alone lets LOAD CSV and some procedures through, so the plan is looked at first; on the
    embedded store the reader's role is the guard.
    """
    if not text.strip():
        raise QueryError("an empty query")
    if not database.embedded:
        _look_at_plan(database, text)
    return database.read(text, limit=limit, timeout=timeout)


def _look_at_plan(database: Database, text: str) -> None:
    kind, plan = database.explain(text)
    if kind != "r":
        raise QueryError("only reading queries may run here")
    for step in _steps(plan):
        operator = step["operatorType"].split("@")[0].split("(")[0]
        if operator not in OPERATORS:
            raise QueryError(f"a query may not do that here: {operator}")
        details = str(step.get("args", {}).get("Details", ""))
        if operator == "ProcedureCall" and not details.startswith(tuple(f"{name}(" for name in PROCEDURES)):
            raise QueryError(f"this procedure may not be called here: {details.split('(', maxsplit=1)[0]}")


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)
