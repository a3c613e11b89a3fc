package org.vigie.enrich.language;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Language;

/**
 * What is known of a text's language before it is read.
 *
 * @param declared the feed's word, which is mostly right and never proof
 * @param habit of the source
 * @param name true for a title of two words: names tell where they come from, not in which language they stand
 */
record Prior(@Nullable String declared, Habit habit, boolean name) {
    /** What the declared language weighs; all others share the rest. */
    private static final double DECLARED = 0.9;

    private static final double DECLARED_OF_A_NAME = 0.999;

    /**
     * Languages with a much larger neighbour (Malay and Indonesian, Marathi and Hindi, Afrikaans and Dutch ...): of the
     * short texts that could be either, most are the neighbour's.
     */
    private static final Map<String, Double> BESIDE_A_LARGER_ONE =
            Map.of("ms", 0.25, "mr", 0.2, "af", 0.5, "la", 0.5, "ca", 0.6, "sk", 0.7);

    /** Posterior probabilities out of {@link Likelihoods}, by code. */
    Map<String, Double> posteriors(Map<String, Double> likelihoods) {
        var posteriors = new TreeMap<>(likelihoods);
        if (posteriors.isEmpty()) {
            return posteriors;
        }
        var withoutProfile = posteriors.get(Language.UNDETERMINED);
        if (declared != null && withoutProfile != null && !posteriors.containsKey(declared)) {
            posteriors.put(declared, withoutProfile);
            posteriors.remove(Language.UNDETERMINED);
        }
        var candidates = posteriors.keySet();
        boolean applies = declared != null && candidates.contains(declared);
        ToDoubleFunction<String> weight = code -> applies ? weight(code, candidates.size()) : weight(code);
        double all = candidates.stream().mapToDouble(weight).sum();
        int texts = habit.textsIn(candidates);
        posteriors.replaceAll((code, likelihood) ->
                likelihood + Math.log(habit.prior(code, weight.applyAsDouble(code) / all, texts)));
        double most = Collections.max(posteriors.values());
        posteriors.replaceAll((code, logarithm) -> Math.exp(logarithm - most));
        double sum =
                posteriors.values().stream().mapToDouble(Double::doubleValue).sum();
        posteriors.replaceAll((code, share) -> share / sum);
        return posteriors;
    }

    private static double weight(String code) {
        return BESIDE_A_LARGER_ONE.getOrDefault(code, 1.0);
    }

    private double weight(String code, int candidates) {
        double believed = name ? DECLARED_OF_A_NAME : DECLARED;
        return code.equals(declared) ? believed : weight(code) * (1 - believed) / Math.max(1, candidates - 1);
    }
}
