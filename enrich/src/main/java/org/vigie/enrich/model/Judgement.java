package org.vigie.enrich.model;

import org.vigie.contract.Model;

/** Something decided, with the rule and what it saw. */
record Judgement<T>(T value, Model.Because because) {
    static <T> Judgement<T> of(T value, String rule, String saw) {
        return new Judgement<>(value, new Model.Because(rule, saw));
    }
}
