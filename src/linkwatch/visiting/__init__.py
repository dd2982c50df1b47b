"""Who visits what: the crew of each host, and processes that share the hosts where one processor is the limit."""
