/** The article inside an HTML page: its text, title, authors, date and language. */
@NullMarked
package org.vigie.ingest.page;

import org.jspecify.annotations.NullMarked;
