"""What commands over an index print: `lines(options, settings)` of the module with the command's name."""
