/** What people were told of: {@link org.vigie.dashboard.alerts.AlertsPage}, and what became of it on each channel. */
@NullMarked
package org.vigie.dashboard.alerts;

import org.jspecify.annotations.NullMarked;
