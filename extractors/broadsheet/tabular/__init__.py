"""Tables as data: from rows of spanning cells to a grid, a header and typed columns."""
