package org.vigie.notify.send;

import org.vigie.notify.message.Message;

/** Makes one attempt to bring a message to a receiver. Used by one thread at a time. */
interface Sender {
    /** What cannot be sent is an answer, too. */
    Answer send(Message message) throws InterruptedException;
}
