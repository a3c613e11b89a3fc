/**
 * The numbers and what is behind them, in a browser. {@link org.vigie.dashboard.Dashboard} is the door.
 *
 * <p>The way of a request: {@code web.Web} is the server, {@code web.Access} says who may ask, {@code web.Pages} finds the page. A page
 * reads its parameters ({@code ask}), asks Elasticsearch ({@code index}) and becomes a record, such as {@code items.ItemsPage},
 * which a template of the same name (src/main/jte) shows in the reader's {@code words}. Templates escape all that they are given.
 *
 * <p>Why the numbers can be believed: a chart is a table ({@code chart.Chart}) in which each number has the address of what is behind
 * it; the picture is drawn from that table and the CSV is written from it.
 */
@NullMarked
package org.vigie.dashboard;

import org.jspecify.annotations.NullMarked;
