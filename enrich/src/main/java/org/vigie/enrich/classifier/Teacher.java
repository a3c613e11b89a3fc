package org.vigie.enrich.classifier;

/** A way to learn weights from labelled items. The same lesson always gives the same weights. */
@FunctionalInterface
interface Teacher {
    Weights teach(Lesson lesson);
}
