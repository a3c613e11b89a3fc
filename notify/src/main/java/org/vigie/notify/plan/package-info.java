/**
 * What people have written down about whom is to be told what: a YAML file, read at once, with all problems by file, line and
 * column. {@link org.vigie.notify.plan.PlanFile} reads it into a {@link org.vigie.notify.plan.Plan}: {@link
 * org.vigie.notify.plan.Channel channels} (where messages go), {@link org.vigie.notify.plan.Route routes} (which alerts go
 * there, and which of them together), {@link org.vigie.notify.plan.Inhibition inhibitions} and {@link
 * org.vigie.notify.plan.Silence silences}. The words are those of Prometheus'
 * Alertmanager.
 *
 * <p>Addresses of webhooks are secrets: who knows them can write there. The file only names them, their values are settings
 * ({@link org.vigie.notify.plan.Secrets}).
 */
@NullMarked
package org.vigie.notify.plan;

import org.jspecify.annotations.NullMarked;
