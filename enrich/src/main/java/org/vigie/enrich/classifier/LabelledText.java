package org.vigie.enrich.classifier;

/**
 * A text that somebody has labelled.
 *
 * @param label what it is about; empty where nobody has said
 * @param text empty where there is only a headline
 */
public record LabelledText(String label, String title, String text) {}
