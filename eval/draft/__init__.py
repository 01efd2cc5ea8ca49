"""How well a draft check finds errors that were planted in a draft, and what it complains of besides."""
