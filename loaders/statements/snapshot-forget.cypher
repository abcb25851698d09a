MATCH (s:Snapshot {date: $date}) DELETE s
