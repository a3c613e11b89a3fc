/**
 * The article inside an HTML page: its text, title, authors, date and language. {@link
 * org.vigie.ingest.page.PageReader} is the door; {@code TextSearch} weighs the attempts at the text against each other,
 * and each of the other fields has a class of its own. What a word or a class name means is data: {@code phrases.txt},
 * {@code furniture-names.txt}.
 */
@NullMarked
package org.vigie.ingest.page;

import org.jspecify.annotations.NullMarked;
