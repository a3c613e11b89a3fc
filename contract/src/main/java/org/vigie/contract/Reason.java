package org.vigie.contract;

import java.util.Locale;

/** Why something was refused: the dead letter's reason, the tag of the metric and the heading in the operations page. */
public enum Reason {
    /** A body that is no feed, or is damaged beyond repair. Look at the source with {@code vigie inspect feed URL}. */
    UNREADABLE_FEED,
    /** One record of a hub's list that lacks what makes it a model. The others of the list go on. */
    UNREADABLE_MODEL,
    /** A Kafka record that is not what its topic promises. Somebody else writes into the topic, or a version is too old. */
    UNREADABLE_RECORD,
    /** A record that a step of enrich could not digest: a bug worth reporting, the payload is the way to repeat it. */
    ENRICH_FAILED,
    /** A document that Elasticsearch refused. The detail is its reason, usually a mapping. */
    REFUSED_BY_INDEX;

    /** Such as {@code unreadable-feed}: the form in metrics and on screens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
