/** The sample that ships with Vigie, served as a small web with a clock, and what the demo shows at its end. */
@NullMarked
package org.vigie.launcher.demo;

import org.jspecify.annotations.NullMarked;
