"""From passages to a short answer with its proof."""
