"""What all services and operations are called: kept in a cache, looked up and searched."""
