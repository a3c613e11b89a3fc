/**
 * Tells people of alerts. {@link org.vigie.notify.Notify} is the door.
 *
 * <p>The way of an alert: {@code Rounds} polls it from Kafka; {@code stage.Dispatch} says for each channel that its plan
 * ({@code plan}) leads it to what is decided (known, too old, silenced, or waiting in a group for a moment); the {@code Ledger}
 * notes that, in one transaction with the offset of the alert; when a group is due, its {@code message} is noted as on its way
 * and handed to the channel's courier ({@code send}), who tries until the receiver has it or refuses it; and that is noted, too.
 *
 * <p>Why each alert is told, and none twice under another key: the ledger is all the state there is. A decision is noted
 * before anything follows from it, with the whole alert; so after a crash the ledger says what waits and what was on its way,
 * and the latter is sent again as it was, with the same key. A single process keeps the ledger: whoever starts fences off the
 * one before.
 */
@NullMarked
package org.vigie.notify;

import org.jspecify.annotations.NullMarked;
