package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Json;
import org.vigie.enrich.classifier.LabelledText;

/**
 * Recorded French news of many publishers with the section that each publisher put it in, as its address says. Labels go
 * across publishers, so that a publisher's habits do not give them away.
 */
final class LabelledNews {
    private static final Map<String, List<String>> SECTIONS = Map.of(
            "culture", List.of("culture", "culture-loisirs", "cinema", "musique", "pop-culture", "arts", "livres"),
            "économie",
                    List.of("economie", "eco", "entreprises", "bourse", "conjoncture", "social", "argent", "emploi"),
            "faits divers", List.of("faits-divers", "faits-divers-justice", "police-justice"),
            "monde", List.of("international", "monde", "europe", "afrique", "asie", "ameriques", "moyen-orient"),
            "planète", List.of("planete", "environnement", "sciences", "meteo"),
            "politique", List.of("politique", "elections"),
            "société", List.of("societe", "education", "sante"),
            "sport", List.of("sport", "sports", "jeux-olympiques", "football", "rugby"),
            "technique", List.of("tech", "high-tech", "pixels", "cyberguerre", "technologies"));

    private static final Map<String, String> LABELS = new HashMap<>();

    static {
        SECTIONS.forEach((label, sections) -> sections.forEach(section -> LABELS.put(section, label)));
    }

    private LabelledNews() {}

    /** @param folder with files of JSON lines, each a piece of news with its title, address and summary */
    static List<LabelledText> in(Path folder) throws IOException {
        var byTitle = new LinkedHashMap<String, LabelledText>();
        try (var files = Files.newDirectoryStream(folder, "aipulse*.jsonl")) {
            var sorted = new ArrayList<Path>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (var file : sorted) {
                for (var line : Files.readAllLines(file)) {
                    var news = Json.MAPPER.readTree(line);
                    var label = label(news.path("url").asText(news.path("link").asText()));
                    var title = plain(news.path("title").asText());
                    var text = plain(
                            news.path("description").asText(news.path("summary").asText()));
                    if (label != null) {
                        byTitle.putIfAbsent(title, new LabelledText(label, title, text));
                    }
                }
            }
        }
        return List.copyOf(byTitle.values());
    }

    private static @Nullable String label(String address) {
        var parts = address.split("/");
        for (int i = 3; i < Math.min(parts.length, 5); i++) {
            var label = LABELS.get(parts[i]);
            if (label != null) {
                return label;
            }
        }
        return null;
    }

    private static String plain(String html) {
        return Normalizer.normalize(Jsoup.parse(html).text(), Normalizer.Form.NFC);
    }
}
