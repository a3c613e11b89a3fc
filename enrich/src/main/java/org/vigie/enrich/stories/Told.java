package org.vigie.enrich.stories;

import org.jspecify.annotations.Nullable;
import org.vigie.contract.Story;
import org.vigie.enrich.copies.Verdict;

/** What the step tells: of an item, on its way back from its language, or of a story. One of the two is there. */
public record Told(@Nullable Verdict verdict, @Nullable Story story) {}
