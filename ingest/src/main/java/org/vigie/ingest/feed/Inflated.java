package org.vigie.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes a compression that the HTTP headers did not speak of. */
final class Inflated {
    private Inflated() {}

    /**
     * The bytes inside gzip or zlib, the same bytes where they are not compressed.
     *
     * @param largest size that is still read; a cut-off stream gives what it had
     * @throws UnreadableFeedException for a bomb
     */
    static byte[] of(byte[] body, int largest) throws UnreadableFeedException {
        if (body.length < 3) {
            return body;
        }
        int first = body[0] & 0xFF;
        int second = body[1] & 0xFF;
        try {
            if (first == 0x1F && second == 0x8B) {
                return all(new GZIPInputStream(new ByteArrayInputStream(body)), largest);
            }
            if (first == 0x78 && ((first << 8) | second) % 31 == 0) {
                return all(new InflaterInputStream(new ByteArrayInputStream(body)), largest);
            }
        } catch (IOException e) {
            return body;
        }
        return body;
    }

    private static byte[] all(InputStream stream, int largest) throws IOException, UnreadableFeedException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[1 << 14];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                all.write(buffer, 0, read);
                if (all.size() > largest) {
                    throw new UnreadableFeedException("unpacked it is larger than " + largest + " bytes");
                }
            }
        } catch (EOFException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }
}
