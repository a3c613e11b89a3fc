/**
 * What people read. A {@link org.vigie.notify.message.Message} is what one channel is told at once; {@link
 * org.vigie.notify.message.Wording} says it in French or English as a {@link org.vigie.notify.message.Text}: plain text without
 * control characters, which each channel then escapes for itself.
 */
@NullMarked
package org.vigie.notify.message;

import org.jspecify.annotations.NullMarked;
