/**
 * The command {@code vigie}: everything on one machine ({@link org.vigie.launcher.Up}), the demo, single services against
 * configured servers, and the tools that show what Vigie makes of an input. {@link org.vigie.launcher.Vigie} is the door.
 */
@NullMarked
package org.vigie.launcher;

import org.jspecify.annotations.NullMarked;
