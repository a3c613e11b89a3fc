/** What people are told, once. Rules and delivery read this topic; here is the first rule: a developer's release. */
@NullMarked
package org.vigie.enrich.alert;

import org.jspecify.annotations.NullMarked;
