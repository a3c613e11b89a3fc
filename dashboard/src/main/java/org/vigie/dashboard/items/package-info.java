/**
 * Items of news: those that a reader looks for ({@link org.vigie.dashboard.items.ItemsPage}) and one of them with all that is known
 * of it ({@link org.vigie.dashboard.items.ItemPage}). Every number on other pages leads to {@link
 * org.vigie.dashboard.items.ItemFilter}, whose parameters say exactly which items are behind it.
 */
@NullMarked
package org.vigie.dashboard.items;

import org.jspecify.annotations.NullMarked;
