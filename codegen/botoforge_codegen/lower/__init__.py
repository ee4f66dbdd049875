"""From service models to the IR."""
