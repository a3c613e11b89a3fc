/**
 * The learned classifier: from items that people have labelled it learns to label others, and says which words of an
 * item spoke for the label. It stands beside the queries of {@link org.vigie.enrich.topics}, never in their place.
 *
 * <p>{@link org.vigie.enrich.classifier.Classifier} is the door. {@link org.vigie.enrich.classifier.Words} cuts an item
 * into words. A {@link org.vigie.enrich.classifier.View} turns them into features (stems, pieces of words), and a
 * {@link org.vigie.enrich.classifier.Vocabulary} these into numbers. Several {@link org.vigie.enrich.classifier.Teacher}s
 * learn a weight for each feature and label: logistic regression ({@link org.vigie.enrich.classifier.Regression}) where
 * there is text to go by, complement naive Bayes ({@link org.vigie.enrich.classifier.Bayes}) where there is little. How
 * far each is believed is learned too, from items that they have not seen ({@link org.vigie.enrich.classifier.Pool}): so
 * the same command suits headlines and whole articles, and nobody tunes anything.
 *
 * <p>All teachers are linear and the pool adds them up, so what comes out is one table of weights for each view. A label's
 * score is a sum over the words of the item, and {@link org.vigie.enrich.classifier.Phrases} reads the evidence off it
 * exactly; nothing is estimated afterwards.
 */
@NullMarked
package org.vigie.enrich.classifier;

import org.jspecify.annotations.NullMarked;
