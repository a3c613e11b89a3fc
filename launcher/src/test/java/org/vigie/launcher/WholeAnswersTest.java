package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person gets is all there is, or the command says that it is not. */
class WholeAnswersTest {
    private static final String COUNT = """
            {"id": "day/2025-01-28T00:00:00Z/*/fr/FR", "measure": "items", "period": "day",
             "start": "2025-01-28T00:00:00Z", "end": "2025-01-29T00:00:00Z", "topic": "*", "language": "fr",
             "country": "FR", "items": 2}""";
    private static final String ITEM = """
            {"id": "a", "publishedAt": "2025-01-28T10:00:00Z", "outlet": "Le Fil", "title": "Un titre"}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SmallElasticsearch elasticsearch;

    @BeforeEach
    void start() throws IOException {
        elasticsearch = new SmallElasticsearch(COUNT, ITEM);
    }

    @AfterEach
    void stop() {
        elasticsearch.close();
    }

    @Test
    void whatShardsCannotAnswerIsNeverLeftOut() {
        assertThat(run(out, "export", "items")).isZero();
        assertThat(run(out, "counts", "items", "day/2025-01-28T00:00:00Z/*/fr/FR"))
                .isEqualTo(1);

        assertThat(elasticsearch.asked())
                .filteredOn(address -> address.contains("_search"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(address -> address.contains("allow_partial_search_results=false"));
    }

    @Test
    void anExportThatStandardOutputDoesNotTakeHasFailed() {
        assertThat(run(new Full(), "export", "items")).isEqualTo(1);
        assertThat(err.toString()).startsWith("vigie: cannot write all rows to standard output");
    }

    @Test
    void aCountThatDoesNotSayItsOriginalsListsThemWithoutAJudgement() {
        assertThat(run(out, "counts", "items", "--originals", "day/2025-01-28T00:00:00Z/*/fr/FR"))
                .isZero();
        assertThat(out.toString()).contains("Un titre").endsWith("\n1 original\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aReaderNeedsNoRightToRefresh() {
        run(out, "counts", "items", "day/2025-01-28T00:00:00Z/*/fr/FR");

        assertThat(elasticsearch.asked()).isNotEmpty().noneMatch(address -> address.contains("_refresh"));
        assertThat(err.toString()).contains("the count says 2 items, and the index holds 1 item");
    }

    private int run(Writer out, String... arguments) {
        return Vigie.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(with(arguments));
    }

    private String[] with(String... arguments) {
        var all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--set";
        all[arguments.length + 1] = elasticsearch.setting();
        return all;
    }

    /** A disk without room. */
    private static final class Full extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
