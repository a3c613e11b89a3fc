package org.vigie.enrich.classifier;

/** What was learned in one view: its features and what each says for each label. */
record Sight(Vocabulary vocabulary, Weights weights) {}
