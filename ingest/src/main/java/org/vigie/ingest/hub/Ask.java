package org.vigie.ingest.hub;

/**
 * One list of a hub.
 *
 * @param name for people, such as {@code the list of trending models}
 * @param address of its first page
 * @param mostPages bound on the pages of one poll
 * @param extent what of the list there is to read
 * @param optional whether the poll does without, where it does not answer
 */
public record Ask(String name, String address, int mostPages, Extent extent, boolean optional) {
    /** What of a list there is to read. */
    public enum Extent {
        /** All of it counts: it is read to its end at first and once a day, in between until nothing unseen comes. */
        WHOLE,
        /** It goes on without end, the newest first: it is read until nothing unseen comes. */
        STREAM,
        /** A choice out of what there is: what is new on it need not be new on the hub. */
        CHOICE
    }

    static Ask onePage(String name, String address) {
        return new Ask(name, address, 1, Extent.WHOLE, false);
    }

    static Ask whole(String name, String address, int mostPages) {
        return new Ask(name, address, mostPages, Extent.WHOLE, false);
    }

    static Ask stream(String name, String address, int mostPages) {
        return new Ask(name, address, mostPages, Extent.STREAM, false);
    }

    static Ask choice(String name, String address) {
        return new Ask(name, address, 1, Extent.CHOICE, false);
    }

    Ask ifThere() {
        return new Ask(name, address, mostPages, extent, true);
    }
}
