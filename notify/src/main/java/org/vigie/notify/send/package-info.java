/**
 * How a message gets to its receiver. {@link org.vigie.notify.send.Couriers} is the door: one courier for each channel, a
 * virtual thread that tries until the receiver has the message or refuses it. A {@code Sender} makes one attempt: {@code
 * HttpSender} asks an address with what a {@code Format} has written for it, {@code MailSender} writes a mail, {@code FeedSender}
 * a file. Titles are hostile: each format escapes what would mean something in it.
 */
@NullMarked
package org.vigie.notify.send;

import org.jspecify.annotations.NullMarked;
