"""Commands of the command line that measure or are bound to what is measured: `lines` of each is what it prints."""
