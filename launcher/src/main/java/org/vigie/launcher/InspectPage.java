package org.vigie.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.UserError;
import org.vigie.ingest.feed.Origin;
import org.vigie.ingest.page.PageReader;

/** Reads pages for {@code vigie inspect page}. Whatever the input, there is a line. */
final class InspectPage implements AutoCloseable {
    private final PageReader reader = new PageReader();
    private final Inputs inputs = new Inputs();
    private final Map<String, String> addresses;

    /** @param addresses where files came from */
    InspectPage(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    /**
     * Reads a list of addresses.
     *
     * @throws UserError for a list that cannot be read, or a line that is not {@code file<tab>url}
     */
    static Map<String, String> addresses(@Nullable Path list) {
        var addresses = new HashMap<String, String>();
        if (list == null) {
            return addresses;
        }
        try {
            int number = 0;
            for (var line : Files.readAllLines(list)) {
                number++;
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    addresses.put(
                            line.substring(0, tab), line.substring(tab + 1).strip());
                } else if (!line.isBlank()) {
                    throw new UserError(list + ", line " + number + ": must be a file, a tab and its address");
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot read the list of addresses " + list + ": it must be a text in UTF-8", e);
        }
        return addresses;
    }

    /** The line for one input. */
    Map<String, @Nullable Object> read(String input) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("file", input);
        try {
            var document = inputs.read(input);
            var page = reader.read(document.body(), origin(input, document.origin()));
            line.put("title", page.title());
            line.put("author", page.author());
            line.put("published", page.published());
            line.put("language", page.language());
            line.put("text", page.text());
            line.put("source", page.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            line.put("words", page.words());
            line.put("paywalled", page.paywalled());
            line.put("error", null);
        } catch (Inputs.NoInputException e) {
            for (var field : new String[] {"title", "author", "published", "language"}) {
                line.put(field, null);
            }
            line.put("text", "");
            line.put("source", "none");
            line.put("words", 0);
            line.put("paywalled", false);
            line.put("error", e.getMessage());
        }
        return line;
    }

    private Origin origin(String input, Origin known) {
        var address = addresses.get(input);
        return address == null
                ? known
                : new Origin(address, known.contentType(), known.contentLanguage(), known.contentLocation());
    }

    @Override
    public void close() {
        inputs.close();
    }
}
