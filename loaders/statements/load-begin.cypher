CREATE (n:Load) SET n = $props
