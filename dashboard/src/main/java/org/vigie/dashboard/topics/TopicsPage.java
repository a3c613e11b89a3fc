package org.vigie.dashboard.topics;

import java.util.ArrayList;
import java.util.List;
import org.vigie.contract.Count;
import org.vigie.dashboard.ask.Address;
import org.vigie.dashboard.chart.Chart;
import org.vigie.dashboard.chart.Csv;
import org.vigie.dashboard.index.Index;
import org.vigie.dashboard.index.Reach;
import org.vigie.dashboard.items.Choices;
import org.vigie.dashboard.items.Choices.Choice;
import org.vigie.dashboard.view.Visit;
import org.vigie.dashboard.words.Words;

/**
 * Attention to a topic.
 *
 * @param total items in the picture
 * @param left how many lines there was no room for
 */
public record TopicsPage(
        TopicQuestion question,
        Chart chart,
        long total,
        int left,
        Address items,
        Choices choices,
        Company company,
        Reach reach) {

    public static TopicsPage of(Visit visit, Index index) {
        var reach = Reach.of(index);
        var question = TopicQuestion.read(visit.ask(), reach);
        var numbers = new TopicChart(question, reach, index, visit.words());
        return new TopicsPage(
                question,
                numbers.chart(),
                numbers.total(),
                numbers.left(),
                question.items(),
                Choices.of(index, visit.words()),
                Company.of(question, index, visit.words()),
                reach);
    }

    /** The numbers alone. */
    public static Chart chart(Visit visit, Index index) {
        var reach = Reach.of(index);
        var question = TopicQuestion.read(visit.ask(), reach);
        return new TopicChart(question, reach, index, visit.words()).chart();
    }

    /** The numbers as a file. */
    public static String csv(Visit visit, Index index) {
        return Csv.of(chart(visit, index));
    }

    /** The values of the choice of topics: all there are, and all items. */
    public List<Choice> topics(Words words) {
        var topics = new ArrayList<>(choices.of("topics"));
        topics.add(new Choice(Count.ALL_TOPICS, words.topicName(Count.ALL_TOPICS)));
        return topics;
    }
}
