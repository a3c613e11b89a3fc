/** A web of faults: a server whose routes are named by what goes wrong there. */
@NullMarked
package org.vigie.ingest.faults;

import org.jspecify.annotations.NullMarked;
