/** Measurements that a person starts; figures are ratios within one run. */
@NullMarked
package org.vigie.bench;

import org.jspecify.annotations.NullMarked;
