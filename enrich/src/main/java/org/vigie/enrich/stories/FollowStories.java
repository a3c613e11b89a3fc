package org.vigie.enrich.stories;

import java.util.List;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.vigie.contract.Story;
import org.vigie.enrich.copies.Judgement;
import org.vigie.enrich.copies.Verdict;

/** Items to stories, while they are in their language. */
public final class FollowStories {
    private FollowStories() {}

    /** Judgements by language, to what is told of items and stories, by their ids. */
    public static KStream<String, Told> join(KStream<String, Judgement> judged) {
        return judged.process(new JoinStories(), Named.as("join-stories"));
    }

    /** Items by item id, each with its story. */
    public static KStream<String, Verdict> verdicts(KStream<String, Told> told) {
        return told.flatMapValues(FollowStories::verdict, Named.as("items-of-stories"));
    }

    /** Stories by story id, again with each change. */
    public static KStream<String, Story> stories(KStream<String, Told> told) {
        return told.flatMapValues(FollowStories::story, Named.as("stories"));
    }

    private static List<Verdict> verdict(Told told) {
        return told.verdict() == null ? List.of() : List.of(told.verdict());
    }

    private static List<Story> story(Told told) {
        return told.story() == null ? List.of() : List.of(told.story());
    }
}
