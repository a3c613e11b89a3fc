/**
 * What is told to whom, and when: the stages that every alert passes on its way to a channel. {@link
 * org.vigie.notify.stage.Dispatch} is the door: alerts, answers and the time go in, lines of the ledger and messages come out.
 * It has no threads and no clock, and its state is nothing but the lines it was given: who reads the ledger again is where it
 * was.
 *
 * <p>The stages in their order; each has its name in the ledger and in metrics:
 *
 * <ol>
 *   <li>{@code known}: it was told here, or it was decided that it is not. Only another title, a withdrawal and an end go
 *       on, to those who were told.
 *   <li>{@code too-old}: it happened long before we heard of it, as on a first start.
 *   <li>{@code inhibited}: another alert that is told there says more.
 *   <li>{@code silenced}: somebody does not want to hear of it for now.
 *   <li>{@code digested}: it waits for the next digest.
 *   <li>{@code quiet}: it waits for the end of the quiet hours.
 *   <li>{@code grouped}: it waits for others of its group.
 *   <li>{@code sent}: its message is on its way, has arrived or was refused.
 * </ol>
 *
 * <p>Two more say why somebody who waited is spared: {@code overtaken} (what was to be told was taken back or over before it was) and
 * {@code no-channel} (the channel is not configured any more).
 */
@NullMarked
package org.vigie.notify.stage;

import org.jspecify.annotations.NullMarked;
