/** What every page has: who asks for what in which {@link org.vigie.dashboard.view.Visit}, and the frame around it. */
@NullMarked
package org.vigie.dashboard.view;

import org.jspecify.annotations.NullMarked;
