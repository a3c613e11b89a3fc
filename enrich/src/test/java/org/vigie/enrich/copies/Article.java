package org.vigie.enrich.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A headline and paragraphs of sentences. */
record Article(String title, List<List<String>> paragraphs) {
    private static final int SENTENCES = 3;

    static List<List<String>> inParagraphs(List<String> sentences) {
        var paragraphs = new ArrayList<List<String>>();
        for (int i = 0; i < sentences.size(); i += SENTENCES) {
            paragraphs.add(sentences.subList(i, Math.min(sentences.size(), i + SENTENCES)));
        }
        return paragraphs;
    }

    List<String> sentences() {
        return paragraphs.stream().flatMap(List::stream).toList();
    }

    String text() {
        return paragraphs.stream().map(sentences -> String.join(" ", sentences)).collect(Collectors.joining("\n\n"));
    }

    Article titled(String other) {
        return new Article(other, paragraphs);
    }

    Article with(List<List<String>> others) {
        return new Article(title, others);
    }
}
