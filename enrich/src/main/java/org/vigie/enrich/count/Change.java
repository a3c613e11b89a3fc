package org.vigie.enrich.count;

/** A thing enters a cell (+1) or leaves it (-1). */
record Change(Cell cell, int by) {}
