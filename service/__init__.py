"""Questions answered with passages: retrieval, ranking, and the HTTP service around them."""
