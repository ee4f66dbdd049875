"""What people do with waiters: list, draft, check and export them."""
