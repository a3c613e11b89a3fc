package org.vigie.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.fetch.FetchConfig;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Fetcher;

/** What {@code vigie inspect} is given: files, each perhaps with {@code NAME.headers} beside it, and addresses. */
final class Inputs implements AutoCloseable {
    private final Fetcher fetcher = new Fetcher(FetchConfig.byHand());

    /** One document. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Input(byte[] body, Origin origin) {}

    /** Why there is no document, in a sentence. */
    static final class NoInputException extends Exception {
        private static final long serialVersionUID = 1L;

        NoInputException(String why) {
            super(why);
        }
    }

    /** @throws NoInputException for a file that cannot be read or an address that does not answer */
    Input read(String input) throws NoInputException {
        try {
            return input.matches("(?i)https?://.*") ? fromWeb(input) : fromFile(input);
        } catch (IOException | InvalidPathException e) {
            throw new NoInputException("cannot read the file: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoInputException("interrupted");
        }
    }

    private Input fromWeb(String url) throws NoInputException, InterruptedException {
        return switch (fetcher.fetch(FetchRequest.of(url))) {
            case FetchResult.Fresh fresh ->
                new Input(
                        fresh.body(),
                        new Origin(
                                fresh.address(),
                                fresh.contentType(),
                                fresh.contentLanguage(),
                                fresh.contentLocation()));
            case FetchResult.NotModified same -> throw new NoInputException("304 to a question without validators");
            case FetchResult.Failed failed -> throw new NoInputException(failed.problem());
        };
    }

    private static Input fromFile(String file) throws IOException {
        var headers = headers(Path.of(file + ".headers"));
        var origin = new Origin(
                headers.get("document-url"),
                headers.get("content-type"),
                headers.get("content-language"),
                headers.get("content-location"));
        return new Input(Files.readAllBytes(Path.of(file)), origin);
    }

    private static Map<String, String> headers(Path file) throws IOException {
        var headers = new HashMap<String, String>();
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
        }
        return headers;
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
