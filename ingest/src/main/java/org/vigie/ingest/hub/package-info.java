/** Reads what model hubs answer. A new hub is one class here and one test. */
@NullMarked
package org.vigie.ingest.hub;

import org.jspecify.annotations.NullMarked;
