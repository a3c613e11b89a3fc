package org.vigie.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;

/** Titles and texts of recorded news, by a hash of the address; of several tellings the first one counts. */
final class RecordedNews {
    private static final int HASH = 12;

    private final Map<String, Told> byAddress = new HashMap<>();

    record Told(String title, String text) {}

    private RecordedNews() {}

    /** Of feeds, in the order of their names. */
    static RecordedNews feeds(Path folder, String files) throws IOException {
        var news = new RecordedNews();
        var sorted = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, files)) {
            found.forEach(sorted::add);
        }
        sorted.sort(null);
        for (var file : sorted) {
            news.readFeed(Files.readString(file, StandardCharsets.UTF_8));
        }
        return news;
    }

    /** Of files of JSON lines, each an item. */
    static RecordedNews lines(Path folder, List<String> files) throws IOException {
        var news = new RecordedNews();
        for (var file : files) {
            for (var line : Files.readAllLines(folder.resolve(file + ".jsonl"))) {
                news.read(Json.MAPPER.readTree(line));
            }
        }
        return news;
    }

    /** Of logs of polls, whose items are pieces of feeds or JSON. */
    static RecordedNews polls(Path folder, List<String> files) throws IOException {
        var news = new RecordedNews();
        for (var file : files) {
            try (var reader = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(folder.resolve(file + ".polls.jsonl.gz"))),
                    StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    var record = Json.MAPPER.readTree(line);
                    if (record.path("type").asText().equals("item")) {
                        if (record.has("j")) {
                            news.read(record.path("j"));
                        } else {
                            news.readFeed(record.path("xml").asText());
                        }
                    }
                }
            }
        }
        return news;
    }

    /** @param item the first twelve digits of the SHA-256 hash of its address */
    @Nullable
    Told get(String item) {
        return byAddress.get(item);
    }

    private void read(JsonNode item) {
        add(either(item, "url", "link"), item.path("title").asText(), either(item, "description", "summary"));
    }

    private void readFeed(String xml) {
        for (var item : Jsoup.parse(xml, "", Parser.xmlParser()).select("item")) {
            var content = child(item, "content|encoded");
            var description = child(item, "description");
            add(
                    child(item, "link"),
                    child(item, "title"),
                    content.length() > description.length() ? content : description);
        }
    }

    private void add(String address, String title, String text) {
        byAddress.putIfAbsent(hash(address.strip()), new Told(plain(title), plain(text)));
    }

    private static String either(JsonNode item, String one, String other) {
        var text = item.path(one).asText("");
        return text.isEmpty() ? item.path(other).asText("") : text;
    }

    private static String child(Element item, String name) {
        var child = item.selectFirst(name);
        return child == null ? "" : child.wholeText();
    }

    private static String plain(String html) {
        return Jsoup.parse(html).text();
    }

    private static String hash(String address) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
