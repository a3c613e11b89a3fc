/**
 * The server: who may ask ({@link org.vigie.dashboard.web.Access}), which page answers ({@link org.vigie.dashboard.web.Pages}), and what
 * an answer carries so that nothing hostile in a headline can run ({@link org.vigie.dashboard.web.Answer}).
 */
@NullMarked
package org.vigie.dashboard.web;

import org.jspecify.annotations.NullMarked;
