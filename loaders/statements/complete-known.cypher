MATCH (:Load)-[r:COMPLETE_FOR]->(:Place {id: $place})
RETURN collect(DISTINCT r.type) AS types
