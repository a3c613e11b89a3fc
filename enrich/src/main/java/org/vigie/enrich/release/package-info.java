/** What hubs say of models, with the developer and the base model recognised. */
@NullMarked
package org.vigie.enrich.release;

import org.jspecify.annotations.NullMarked;
