package org.vigie.bench;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.ingest.feed.FeedReader;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.feed.UnreadableFeedException;

/**
 * How fast feeds are read, beside ROME with its defaults, in turns within one process. Sanitising and link resolution,
 * which ROME does not do, are part of Vigie's time.
 */
final class FeedReading {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;

    private FeedReading() {}

    /** @param args folders of feeds, every file of which is read */
    public static void main(String[] args) throws IOException {
        var bodies = new ArrayList<byte[]>();
        for (var folder : args) {
            bodies.addAll(bodies(Path.of(folder)));
        }
        long bytes = bodies.stream().mapToLong(body -> body.length).sum();
        System.out.printf("%d files, %.1f MB%n", bodies.size(), bytes / 1e6);
        long vigie = Long.MAX_VALUE;
        long rome = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            var byVigie = round(bodies, FeedReading::isReadByVigie);
            var byRome = round(bodies, FeedReading::isReadByRome);
            System.out.printf("  round %2d: Vigie %s, ROME %s%n", round + 1, byVigie, byRome);
            if (round >= WARM_UP) {
                vigie = Math.min(vigie, byVigie.nanos);
                rome = Math.min(rome, byRome.nanos);
            }
        }
        System.out.printf(
                "best of %d: Vigie %.1f MB/s, ROME %.1f MB/s, ratio %.2f%n",
                ROUNDS, bytes * 1e3 / vigie, bytes * 1e3 / rome, (double) rome / vigie);
    }

    private static List<byte[]> bodies(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var bodies = new ArrayList<byte[]>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                bodies.add(Files.readAllBytes(file));
            }
            return bodies;
        }
    }

    private interface Reading {
        boolean succeeds(byte[] body);
    }

    private record Round(int read, long nanos) {
        @Override
        public String toString() {
            return String.format("%.2f s (%d read)", nanos / 1e9, read);
        }
    }

    private static Round round(List<byte[]> bodies, Reading reading) {
        long start = System.nanoTime();
        int read = 0;
        for (var body : bodies) {
            read += reading.succeeds(body) ? 1 : 0;
        }
        return new Round(read, System.nanoTime() - start);
    }

    private static boolean isReadByVigie(byte[] body) {
        try {
            new FeedReader().read(body, Origin.UNKNOWN);
            return true;
        } catch (UnreadableFeedException e) {
            return false;
        }
    }

    private static boolean isReadByRome(byte[] body) {
        try {
            new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(body)));
            return true;
        } catch (FeedException | IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
