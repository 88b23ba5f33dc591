"""The built-in extractors, a file each: metadata, sections, lists, tables. Copy one to begin your own."""
