package org.vigie.bench;

import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Languages;

/**
 * Languages said right and texts a second, beside optimaize and lingua in its mode for low memory, both with all their
 * languages. Shares are means over languages. Of a text that has a declared language in this measurement, eight in ten
 * have the right one, one none, one that of another.
 */
final class LanguageOfTexts {
    private static final Set<String> TWENTY = Set.of(
            "fr", "en", "de", "es", "it", "pt", "nl", "zh", "ja", "ko", "ru", "ar", "tr", "pl", "uk", "hi", "vi", "id",
            "sv", "cs");

    private record Text(
            String language,
            String kind,
            String text,
            @Nullable String declared) {
        boolean isForeign() {
            return !TWENTY.contains(language);
        }
    }

    private interface Detector {
        String language(Text text);
    }

    private LanguageOfTexts() {}

    /** @param args a file of language, kind and text, with tabs between them; foreign texts are of kinds of their own */
    public static void main(String[] args) throws IOException {
        var texts = read(Path.of(args[0]));
        long start = System.nanoTime();
        var vigie = new Languages();
        System.out.printf("%d texts; Vigie loaded in %.2f s%n", texts.size(), (System.nanoTime() - start) / 1e9);
        var detectors = new LinkedHashMap<String, Detector>();
        detectors.put("Vigie", text -> vigie.identify(text.text).code());
        detectors.put(
                "Vigie, declared",
                text -> vigie.identify(text.text, "", text.declared).code());
        detectors.put("optimaize", optimaize());
        detectors.put("lingua, low", lingua());
        for (var detector : detectors.entrySet()) {
            shares(texts, detector.getValue());
            var cpu = ManagementFactory.getThreadMXBean();
            long before = cpu.getCurrentThreadCpuTime();
            var shares = shares(texts, detector.getValue());
            double seconds = (cpu.getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf("%-16s %7.0f texts/s ", detector.getKey(), texts.size() / seconds);
            shares.forEach((kind, share) -> System.out.printf(" %s %.2f", kind, 100 * share));
            System.out.println();
        }
    }

    private static List<Text> read(Path file) throws IOException {
        var random = new Random(1);
        var codes = TWENTY.stream().sorted().toList();
        var texts = new ArrayList<Text>();
        for (var line : Files.readAllLines(file)) {
            var fields = line.split("\t", -1);
            int chance = random.nextInt(10);
            var other = codes.get(random.nextInt(codes.size()));
            texts.add(new Text(
                    fields[0],
                    fields[1],
                    fields[fields.length - 1],
                    chance == 0 ? other : chance == 1 ? null : fields[0]));
        }
        return texts;
    }

    private static Map<String, Double> shares(List<Text> texts, Detector detector) {
        var right = new TreeMap<String, Map<String, int[]>>();
        for (var text : texts) {
            var said = detector.language(text);
            var counts = right.computeIfAbsent(text.kind, kind -> new TreeMap<>())
                    .computeIfAbsent(text.language, language -> new int[2]);
            counts[0]++;
            counts[1] += (text.isForeign() ? TWENTY.contains(said) : said.equals(text.language)) ? 1 : 0;
        }
        var shares = new TreeMap<String, Double>();
        right.forEach((kind, byLanguage) -> shares.put(
                kind,
                byLanguage.values().stream()
                        .mapToDouble(counts -> counts[1] / (double) counts[0])
                        .average()
                        .orElse(0)));
        return shares;
    }

    private static Detector optimaize() throws IOException {
        var detector = com.optimaize.langdetect.LanguageDetectorBuilder.create(NgramExtractors.standard())
                .withProfiles(new LanguageProfileReader().readAllBuiltIn())
                .shortTextAlgorithm(100)
                .seed(1)
                .probabilityThreshold(0)
                .minimalConfidence(0)
                .build();
        return text -> detector.getProbabilities(text.text).stream()
                .findFirst()
                .map(found -> found.getLocale().getLanguage())
                .orElse("und");
    }

    private static Detector lingua() {
        var detector = LanguageDetectorBuilder.fromAllLanguages()
                .withLowAccuracyMode()
                .withPreloadedLanguageModels()
                .build();
        return text -> detector.detectLanguageOf(text.text).getIsoCode639_1().toString();
    }
}
