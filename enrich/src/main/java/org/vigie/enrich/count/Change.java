package org.vigie.enrich.count;

/** An item enters a cell (+1) or leaves it (-1). */
record Change(Cell cell, int by) {}
