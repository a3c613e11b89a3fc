/**
 * A chart is a table: {@link org.vigie.dashboard.chart.Chart} holds the numbers once, each with the address of what is behind it.
 * The page shows it as a table, the page's script draws the picture from that very table, and {@link
 * org.vigie.dashboard.chart.Csv} writes it. So the three cannot disagree.
 */
@NullMarked
package org.vigie.dashboard.chart;

import org.jspecify.annotations.NullMarked;
